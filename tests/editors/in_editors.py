"""The same session in every editor, set up as the document says: what is shown, offered, typed and gone to.

Not collected by the other tests, which need no editor; `make editors` names this file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from editors.editor import Editor
from editors.emacs import Emacs
from editors.neovim import Neovim
from support.apps import read_files

APP = """
    --- host.json
    {"version": "2.0", "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle",
                        "version": "[4.*, 5.0.0)"}}
    --- Orders/function.json
    {
      "bindings": [
        {
          "name": "req",
          "type": "httpTrigger",
          "direction": "in",
          "authLevel": "anonymous",
          "methods": ["get"]
        },
        {
          "name": "copy",
          "type": "queue",
          "direction": "out",
          "queueName": "orders"
        },
        {
          "name": "$return",
          "type": "http",
          "direction": "out"
        }
      ]
    }
    --- Orders/__init__.py
    import azure.functions as func


    def main(req: func.HttpRequest, order: func.Out[str]) -> str:
        order.set("é")
        return "Thank you."
    --- Clock/function.json
    {
      "bindings": [
        {
          "name": "timer",
          "type": "timerTrigger",
          "schedule": "0 0 * * * *"
        }
      ]
    }
    --- Clock/__init__.py
    import azure.functions as func


    def main(timer: func.TimerRequest, extra) -> None: ...
    """
MISMATCH = {
    "Clock/__init__.py": ["4 error param-undeclared"],
    "Orders/__init__.py": ["4 error param-undeclared"],
    "Orders/function.json": ["11 error binding-unused"],
}
WITHOUT_CLOCK = {file: found for file, found in MISMATCH.items() if file != "Clock/__init__.py"}


def mend_clock(app: Path) -> None:
    """Take the parameter without a binding out of the file on the disk."""
    script = app / "Clock" / "__init__.py"
    script.write_text(script.read_text(encoding="utf-8").replace(", extra", ""), encoding="utf-8")


@pytest.fixture(params=[Neovim, Emacs], ids=lambda each: each.name)
def kind(request: pytest.FixtureRequest) -> type[Editor]:
    """Which editor."""
    kind: type[Editor] = request.param
    return kind


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """The folder of the app."""
    folder = tmp_path / "my shop"
    for file, text in read_files(APP)[0].items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def editor(kind: type[Editor], app: Path, tmp_path: Path) -> Iterator[Editor]:
    """An editor in the app, with nothing open; afterwards it is quit, and must leave no process behind."""
    with kind(app, tmp_path / "home", [kind.name]) as editor:
        yield editor
        assert editor.quit() == []


def test_findings_of_files_that_are_open_and_of_those_that_are_not(editor: Editor) -> None:
    editor.open("Orders/function.json")
    editor.wait_for_findings(MISMATCH)


@pytest.mark.parametrize(
    ("other", "mended", "old", "new"),
    [
        ("Orders/__init__.py", "Orders/function.json", "copy", "order"),
        ("Orders/function.json", "Orders/__init__.py", "order: func", "copy: func"),
    ],
    ids=["function.json", "handler"],
)
def test_a_mended_file_clears_the_findings_of_both_halves(
    editor: Editor, other: str, mended: str, old: str, new: str
) -> None:
    editor.open(other)
    editor.open(mended)
    editor.wait_for_findings(MISMATCH)
    editor.replace(old, new)
    editor.wait_for_findings({"Clock/__init__.py": MISMATCH["Clock/__init__.py"]})


def test_a_file_that_is_read_again_keeps_its_findings(editor: Editor) -> None:
    editor.open("Orders/function.json")
    editor.wait_for_findings(MISMATCH)
    editor.reload()
    # Otherwise the findings from before might be seen.
    editor.go_to('"name": "co<|>py"')
    editor.hover()
    editor.wait_for_findings(MISMATCH)


def test_what_another_program_wrote_is_seen_when_the_file_is_opened(editor: Editor) -> None:
    editor.open("Orders/function.json")
    editor.wait_for_findings(MISMATCH)
    mend_clock(editor.app)
    editor.open("Clock/__init__.py")
    editor.wait_for_findings(WITHOUT_CLOCK)


# Neovim tells of the disk on macOS and Windows only.
@pytest.mark.parametrize("kind", [Emacs], ids=lambda each: each.name, indirect=True)
def test_what_another_program_writes_is_seen_at_once(editor: Editor) -> None:
    editor.open("Orders/function.json")
    editor.wait_for_findings(MISMATCH)
    mend_clock(editor.app)
    editor.wait_for_findings(WITHOUT_CLOCK)


def test_the_settings_of_the_document(kind: type[Editor], app: Path, tmp_path: Path) -> None:
    """They ask for the findings of open files alone."""
    with kind(app, tmp_path / "home", [kind.name, f"Settings in {kind.name}"]) as editor:
        editor.open("Orders/function.json")
        editor.wait_for_findings({"Orders/function.json": MISMATCH["Orders/function.json"]})
        editor.open("Clock/__init__.py")
        editor.wait_for_findings({file: MISMATCH[file] for file in ("Clock/__init__.py", "Orders/function.json")})
        assert editor.quit() == []


@pytest.mark.parametrize(
    ("marked", "hovered"),
    [
        ('"name": "co<|>py"', "copy"),
        ('"type": "queue<|>"', "Queue"),
    ],
)
def test_hover(editor: Editor, marked: str, hovered: str) -> None:
    editor.open("Orders/function.json")
    editor.go_to(marked)
    assert hovered in editor.hover()


def test_definition_from_function_json_to_the_handler_and_back(editor: Editor) -> None:
    editor.open("Clock/function.json")
    editor.go_to('"name": "ti<|>mer"')
    assert editor.definition() == "Clock/__init__.py: def main(<|>timer: func.TimerRequest, extra) -> None: ..."
    editor.until("the server to be attached", lambda: editor.ask("attached"))
    assert editor.definition() == 'Clock/function.json:       "name": <|>"timer",'


@pytest.mark.parametrize(
    ("old", "typed", "label", "new"),
    [
        pytest.param(
            '"authLevel": "anonymous"', '"authLevel": "<|>"', "function", '"authLevel": "function"', id="value"
        ),
        pytest.param(
            '"authLevel": "anonymous"', '"authLevel": "f<|>"', "function", '"authLevel": "function"', id="prefix"
        ),
        pytest.param(
            '"authLevel": "anonymous"', '"authLevel": "<|>', "admin", '"authLevel": "admin"', id="open string"
        ),
        pytest.param('"authLevel": "anonymous"', '"authLevel": <|>', "admin", '"authLevel": "admin"', id="no quotes"),
        pytest.param('"methods": ["get"]', '"methods": ["<|>"]', "post", '"methods": ["post"]', id="item"),
        pytest.param('"name": "$return"', '"name": "<|>"', "$return", '"name": "$return"', id="name"),
        pytest.param('"name": "$return"', '"name": "$<|>"', "$return", '"name": "$return"', id="dollar"),
        pytest.param('"methods": ["get"]', '"<|>"', "route", '"route": ""', id="key"),
        pytest.param('"methods": ["get"]', '"ro<|>"', "route", '"route": ""', id="key prefix"),
    ],
)
def test_a_completion_that_is_taken(editor: Editor, old: str, typed: str, label: str, new: str) -> None:
    editor.open("Orders/function.json")
    before = editor.text()
    editor.replace(old, typed.replace("<|>", ""))
    editor.go_to(typed)
    labels = editor.complete(label)
    assert editor.text() == before.replace(old, new)
    assert not labels or label in labels


def test_completions_in_their_order(editor: Editor) -> None:
    editor.open("Orders/function.json")
    editor.replace('"anonymous"', '""')
    editor.go_to('"authLevel": "<|>"')
    assert editor.complete("user") == ["anonymous", "function", "admin", "user", "system"]


@pytest.mark.parametrize(
    ("file", "marked", "code", "after"),
    [
        (
            "Clock/__init__.py",
            "def main(timer: func.TimerRequest, <|>extra) -> None: ...",
            "param-undeclared",
            "  # funcls: ignore[param-undeclared]",
        ),
        ("Orders/function.json", '"name": "<|>copy",', "binding-unused", " // funcls: ignore[binding-unused]"),
    ],
)
def test_a_quick_fix_silences_a_finding(editor: Editor, file: str, marked: str, code: str, after: str) -> None:
    editor.open(file)
    editor.until("the finding", lambda: code in str(editor.findings().get(file)))
    editor.go_to(marked)
    editor.fix(f"Ignore '{code}' on this line")
    assert f"{marked.replace('<|>', '')}{after}" in editor.text()
    editor.until("the finding to go", lambda: code not in str(editor.findings().get(file)))


@pytest.mark.parametrize("kind", [Neovim], ids=lambda each: each.name, indirect=True)
def test_completions_show_themselves_after_a_quote(editor: Editor) -> None:
    editor.open("Orders/function.json")
    editor.go_to('"authLevel": <|>"anonymous"')
    editor.ask("type", 'C"')
    editor.until("completions", lambda: editor.ask("offered"))
    editor.ask("type", "fun<C-n><C-y>")
    editor.until("the completion", lambda: '"authLevel": "function"' in editor.text())
    editor.ask("type", "<Esc>")


def test_a_key_leads_to_the_other_half(app: Path, tmp_path: Path) -> None:
    with Neovim(app, tmp_path / "home", [Neovim.name, "Requests of funcls's own"]) as editor:
        editor.open("Clock/function.json")
        editor.until("the server to be attached", lambda: editor.ask("attached"))
        editor.ask("type", "gF")
        editor.until("the handler", lambda: editor.ask("place")[0].endswith("__init__.py"))
        editor.ask("type", "gF")
        editor.until("function.json", lambda: editor.ask("place")[0].endswith("function.json"))
        assert editor.quit() == []
