"""The requests of funcls's own, as any client sends them: what server/docs/editors.md says of them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from funcls import __version__
from funcls.lsp.own_requests import OWN_REQUESTS
from funcls.lsp.uris import file_path
from support.app_folder import AppFolder, handler, timers
from support.editor import Editor
from support.local_server import Json, LocalServer, initialize, notification, request

DOCUMENTATION = Path(__file__).parents[2] / "server" / "docs" / "editors.md"
POSITION = {"line": 3, "character": 5}


@pytest.fixture
def local() -> LocalServer:
    return LocalServer()


def opening(path: Path, text: str | None = None) -> Json:
    text = path.read_text(encoding="utf-8") if text is None else text
    document = {"uri": path.as_uri(), "languageId": "json", "version": 1, "text": text}
    return notification("textDocument/didOpen", {"textDocument": document})


def answer(local: LocalServer, method: str, params: Json, *before: Json) -> Json:
    """Return what is answered to a request after other messages."""
    local.talk(initialize(), *before, request(1, f"funcls/{method}", params))
    assert [each for each in local.sent if each.get("method", "").startswith("window/")] == []
    return local.answers()[1]


def marked(app: AppFolder, found: Json) -> list[tuple[str, str, str]]:
    """Return of each counterpart its function, its file and what stands there."""
    return [(each["function"], each["uri"].removeprefix(f"{app.root.as_uri()}/"), text_at(each)) for each in found]


def text_at(location: Json) -> str:
    lines = Path(file_path(location["uri"]) or "").read_text(encoding="utf-8").splitlines()
    start, end = location["range"]["start"], location["range"]["end"]
    assert start["line"] == end["line"]
    return str(lines[start["line"]][start["character"] : end["character"]])


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("status", None),
        ("status", []),
        ("explain", None),
        ("counterparts", None),
        ("newFunction", None),
        ("newFunction", 5),
        ("status", {"uri": 5}),
        ("explain", {}),
        ("explain", {"code": None}),
        ("explain", {"code": "no-such-code"}),
        ("counterparts", {"uri": None}),
        ("counterparts", {"uri": "file:///x.py", "position": 5}),
        ("counterparts", {"uri": "file:///x.py", "position": {"line": 0}}),
        ("counterparts", {"uri": "file:///x.py", "position": {"line": -1, "character": 0}}),
        ("counterparts", {"uri": "file:///x.py", "position": {"line": 0.5, "character": True}}),
        ("newFunction", {"uri": "file:///x", "type": "timerTrigger"}),
        ("newFunction", {"uri": "file:///x", "type": ["timerTrigger"], "name": "Orders"}),
    ],
)  # fmt: skip
def test_what_is_malformed_is_not_answered(
    local: LocalServer, method: str, params: Json, caplog: pytest.LogCaptureFixture
) -> None:
    assert answer(local, method, params) is None
    assert caplog.records == []


def test_every_one_is_documented() -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    assert [method for method in OWN_REQUESTS if f"`{method}`" not in text] == []


class TestStatus:
    @pytest.mark.parametrize("params", [{}, {"uri": None}, {"uri": "untitled:x"}, {"uri": "file:///nowhere/x.py"}])
    def test_without_any_app(self, local: LocalServer, params: Json) -> None:
        assert answer(local, "status", params) == {"version": __version__, "apps": 0, "functions": 0, "app": None}

    def test_the_app_of_a_document(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        app.write("funcls.toml", '[target]\npython = "3.12"\n')
        assert answer(local, "status", {"uri": app.script.as_uri()}, opening(app.function_json)) == {
            "version": __version__,
            "apps": 1,
            "functions": 1,
            "app": {
                "uri": app.root.as_uri(),
                "name": app.root.name,
                "functions": 1,
                "target": {"python": "3.12", "host": None, "bundle": None},
            },
        }

    def test_a_document_outside_opens_no_app(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        found = answer(local, "status", {"uri": app.script.as_uri()})
        assert (found["apps"], found["app"]) == (0, None)

    def test_no_value_of_the_settings_is_told(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        values = {
            "FUNCTIONS_WORKER_RUNTIME": "python",
            "AzureWebJobsStorage": "AccountKey=secret",
            "AzureFunctionsJobHost__extensionBundle__id": "secret",
            "AzureFunctionsJobHost__extensionBundle__version": "secret",
        }
        app.write("host.json", '{"extensionBundle": {"id": "X", "version": "[4.*, 5.0.0)"}}')
        app.write("local.settings.json", json.dumps({"IsEncrypted": False, "Values": values}))
        found = answer(local, "status", {"uri": app.script.as_uri()}, opening(app.function_json))
        assert found["app"]["target"]["bundle"] is None
        assert "secret" not in json.dumps(found)


class TestExplain:
    def test_a_rule(self, local: LocalServer) -> None:
        found = answer(local, "explain", {"code": "binding-dup"})
        assert found.keys() == {"code", "markdown"}
        assert found["code"] == "binding-dup"
        assert found["markdown"].startswith("# binding-dup\n\n*Error, refused by the host.* Two bindings")


class TestCounterparts:
    def test_from_function_json_to_the_handler(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        found = answer(local, "counterparts", {"uri": app.function_json.as_uri()})
        assert marked(app, found) == [("Orders", "Orders/__init__.py", "main")]

    def test_to_the_first_line_where_there_is_no_handler(self, local: LocalServer, app: AppFolder) -> None:
        app.function().write("Orders/__init__.py", "# to do\n")
        (found,) = answer(local, "counterparts", {"uri": app.function_json.as_uri(), "position": POSITION})
        start = {"line": 0, "character": 0}
        assert found == {"uri": app.script.as_uri(), "range": {"start": start, "end": start}, "function": "Orders"}

    def test_nowhere_without_a_script(self, local: LocalServer, app: AppFolder) -> None:
        app.write("Orders/function.json", timers("timer"))
        assert answer(local, "counterparts", {"uri": app.function_json.as_uri()}) == []

    def test_from_the_script_to_function_json(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        for params in ({"uri": app.script.as_uri()}, {"uri": app.script.as_uri(), "position": POSITION}):
            found = answer(LocalServer(), "counterparts", params)
            assert marked(app, found) == [("Orders", "Orders/function.json", '"bindings"')]

    def test_the_function_at_the_position_first(self, local: LocalServer, app: AppFolder) -> None:
        script = app.write("shared.py", "def one(timer):\n    pass\n\n\ndef two(timer):\n    pass\n")
        for name in ("One", "Two"):
            data = {"scriptFile": "../shared.py", "entryPoint": name.lower(), **json.loads(timers("timer"))}
            app.write(f"{name}/function.json", json.dumps(data))
        before = [opening(app.root / name / "function.json") for name in ("One", "Two")]
        for line, names in ((1, ["One", "Two"]), (3, ["One", "Two"]), (5, ["Two", "One"]), (99, ["One", "Two"])):
            params = {"uri": script.as_uri(), "position": {"line": line, "character": 4}}
            found = answer(LocalServer(), "counterparts", params, *before)
            assert [each["function"] for each in found] == names, line

    def test_the_text_of_the_editor_counts(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        typed = opening(app.script, "\n\n" + handler("timer"))
        (found,) = answer(local, "counterparts", {"uri": app.function_json.as_uri()}, typed)
        assert found["range"]["start"] == {"line": 5, "character": 4}

    @pytest.mark.parametrize("uri", ["untitled:x", "file:///nowhere/x.py", "file:", "", "\0"])
    def test_of_nothing(self, local: LocalServer, uri: str) -> None:
        assert answer(local, "counterparts", {"uri": uri}) == []

    def test_of_another_file_of_an_app(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        assert answer(local, "counterparts", {"uri": (app.root / "host.json").as_uri()}) == []


class TestTriggers:
    @pytest.mark.parametrize("params", [{}, None])
    def test_the_commonest_first(self, local: LocalServer, params: Json) -> None:
        found = answer(local, "triggers", params)
        assert [each["type"] for each in found][:3] == ["httpTrigger", "timerTrigger", "queueTrigger"]
        assert [each for each in found if each.keys() != {"type", "title", "description"} or "" in each.values()] == []


class TestNewFunction:
    def ask(
        self, local: LocalServer, uri: str, *before: Json, name: str = "Bills", trigger: str = "httpTrigger"
    ) -> Any:
        return answer(local, "newFunction", {"uri": uri, "type": trigger, "name": name}, *before)

    @pytest.mark.parametrize("path", ["", "Orders", "Orders/function.json", "host.json", "docs/notes.md"])
    def test_in_the_app_that_holds_a_document_or_folder(self, local: LocalServer, app: AppFolder, path: str) -> None:
        app.function()
        found = self.ask(local, (app.root / path).as_uri())
        bills = app.root / "Bills"
        assert found["open"] == (bills / "function.json").as_uri()
        assert [each["uri"] for each in found["files"]] == [found["open"], (bills / "__init__.py").as_uri()]
        assert json.loads(found["files"][0]["text"])["scriptFile"] == "__init__.py"
        assert not bills.exists()

    def test_what_the_client_writes_is_a_function_without_findings(self, local: LocalServer, app: AppFolder) -> None:
        app.function()
        found = self.ask(local, app.root.as_uri(), trigger="timerTrigger")
        for each in found["files"]:
            app.write(each["uri"].removeprefix(f"{app.root.as_uri()}/"), each["text"])
        again = LocalServer()
        assert (
            answer(again, "status", {"uri": app.root.as_uri()}, opening(app.root / "Bills/function.json")) is not None
        )
        assert [each for each in again.sent if each.get("method") == "textDocument/publishDiagnostics"] == []

    @pytest.mark.parametrize(
        ("name", "trigger", "error"),
        [
            ("orders", "httpTrigger", "The app has 'Orders' already. Take another name."),
            ("2nd", "httpTrigger", "'2nd' is not a valid function name. A name is an ASCII letter, then"),
            ("Bills", "http", "No trigger has the type 'http'."),
        ],
    )
    def test_why_there_is_none(self, local: LocalServer, app: AppFolder, name: str, trigger: str, error: str) -> None:
        app.function()
        found = self.ask(local, app.root.as_uri(), name=name, trigger=trigger)
        assert found.keys() == {"error"}
        assert found["error"].startswith(error)

    def test_a_folder_that_nobody_told_of(self, local: LocalServer, app: AppFolder) -> None:
        app.function()

        async def two_answers() -> None:
            params = {"uri": app.script.as_uri(), "type": "timerTrigger", "name": "bills"}
            for message in (initialize(), opening(app.script), request(1, "funcls/newFunction", params)):
                local.tell(message)
            (app.root / "Bills").mkdir()
            local.tell(request(2, "funcls/newFunction", params))

        asyncio.run(two_answers())
        assert local.answers()[1].keys() == {"files", "open"}
        assert local.answers()[2] == {"error": "The app has 'Bills' already. Take another name."}

    @pytest.mark.parametrize("uri", ["untitled:x", "file:///nowhere/x.py"])
    def test_outside_of_any_app(self, local: LocalServer, uri: str) -> None:
        assert self.ask(local, uri) == {
            "error": "There is no app here: no host.json in this folder or in one above it."
        }


@pytest.mark.slow
@pytest.mark.asyncio(loop_scope="module")
async def test_by_a_real_client(client: Editor, app: AppFolder) -> None:
    app.function()
    uri = client.open(app.function_json)

    async def ask(method: str, params: Json) -> Json:
        sent: Any = client.protocol
        return await sent.send_request_async(f"funcls/{method}", params)

    assert marked(app, await ask("counterparts", {"uri": uri})) == [("Orders", "Orders/__init__.py", "main")]
    assert (await ask("status", {"uri": uri})).app.uri == app.root.as_uri()
    assert await ask("explain", {"code": "?"}) is None
