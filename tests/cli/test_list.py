"""`funcls list`: what people and tools get of the functions of an app."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from funcls.cli.arguments import parse_arguments
from support.app_folder import AppFolder, handler, timers
from support.apps import block
from support.command import Command

APPS = Path(__file__).parents[1] / "apps"
SECRET = "hunter2"

ORDERS = """
{"bindings": [
  {"type": "httpTrigger", "name": "req", "authLevel": "anonymous", "methods": ["get", "post"], "route": "orders/{id}"},
  {"type": "blob", "name": "rules", "path": "rules/{id}", "connection": "AzureWebJobsStorage"},
  {"type": "queue", "name": "jobs", "direction": "out", "queueName": "jobs", "connection": "AzureWebJobsStorage"},
  {"type": "http", "name": "$return", "direction": "out"}
]}
"""
SHIP = """
{"scriptFile": "../jobs/run.py", "entryPoint": "handle", "bindings": [
  {"type": "queueTrigger", "name": "msg", "queueName": "jobs", "connection": "AzureWebJobsStorage"}
]}
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppFolder:
    """Three functions; the worker refuses the one that has its handler in another folder."""
    monkeypatch.setenv("COLUMNS", "120")
    app = AppFolder(tmp_path / "shop")
    bundle = '{"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'
    app.write("host.json", f'{{"version": "2.0", "extensionBundle": {bundle}}}')
    app.write("Orders/function.json", ORDERS)
    app.write("Orders/__init__.py", handler("req: func.HttpRequest, rules: str, jobs: func.Out[str]"))
    app.write("Cleanup/function.json", timers("timer"))
    app.write("Cleanup/__init__.py", handler("timer"))
    app.write("Ship/function.json", SHIP)
    app.write("jobs/run.py", "def handle(message): ...\n")
    return app


@pytest.fixture
def guide(monkeypatch: pytest.MonkeyPatch, funcls: Command) -> Command:
    """Runs `funcls` where the apps of Microsoft's guide are."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(APPS)
    return funcls


def listed(funcls: Command, *arguments: str) -> str:
    code, out, err = funcls("list", *arguments)
    assert (code, err) == (0, "")
    return out.rstrip("\n")


def as_json(funcls: Command, *arguments: str) -> Any:
    return json.loads(listed(funcls, *arguments, "--output-format", "json"))


class TestTable:
    def test_an_app(self, funcls: Command, shop: AppFolder) -> None:
        assert listed(funcls) == block("""
            shop: 3 functions
            FUNCTION  TRIGGER                     INPUTS           OUTPUTS        HANDLER                     STATE
            Cleanup   timer 0 0 * * * *           -                -              Cleanup/__init__.py:4 main  indexed
            Orders    GET, POST /api/orders/{id}  blob rules/{id}  queue jobs,    Orders/__init__.py:4 main   indexed
                                                                   HTTP response
            Ship      queue jobs                  -                -              jobs/run.py:1 handle        refused by the worker:
                                                                                                              binding-unused

            3 functions in 1 app: 2 indexed, 1 refused.
            """)  # noqa: E501

    def test_a_narrow_terminal(self, funcls: Command, shop: AppFolder, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        assert listed(funcls) == block("""
            shop: 3 functions
            Cleanup: indexed
              trigger  timer 0 0 * * * *
              handler  Cleanup/__init__.py:4 main
            Orders: indexed
              trigger  GET, POST /api/orders/{id}
              inputs   blob rules/{id}
              outputs  queue jobs, HTTP response
              handler  Orders/__init__.py:4 main
            Ship: refused by the worker: binding-unused
              trigger  queue jobs
              handler  jobs/run.py:1 handle

            3 functions in 1 app: 2 indexed, 1 refused.
            """)

    def test_without_a_terminal_each_function_is_one_line(
        self, funcls: Command, shop: AppFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("COLUMNS")
        monkeypatch.setattr(sys, "__stdout__", None)
        _, _, _, orders, ship, *_ = listed(funcls).splitlines()
        assert "  queue jobs, HTTP response  Orders/__init__.py:4 main  " in orders
        assert ship.endswith("  refused by the worker: binding-unused")

    @pytest.mark.parametrize(
        ("app", "expected"),
        [
            (
                "guide-app-layout",
                """
                guide-app-layout/__app__: 2 functions
                FUNCTION            TRIGGER                 OUTPUTS        HANDLER                           STATE
                my_first_function   GET, POST               HTTP response  my_first_function/__init__.py:11  indexed
                                    /api/my_first_function                 main
                my_second_function  GET                     HTTP response  my_second_function/__init__.py:7  indexed
                                    /api/greetings/{user}                  main

                2 functions in 1 app: 2 indexed.
                """,
            ),
            (
                "guide-blob-input",
                """
                guide-blob-input: 1 function
                FUNCTION  TRIGGER              INPUTS             HANDLER                     STATE
                GetItem   ANY /api/items/{id}  blob samples/{id}  GetItem/__init__.py:5 main  indexed

                1 function in 1 app: 1 indexed.
                """,
            ),
            (
                "guide-entry-point",
                """
                guide-entry-point: 1 function
                FUNCTION     TRIGGER                     OUTPUTS        HANDLER                            STATE
                HttpTrigger  GET, POST /api/HttpTrigger  HTTP response  HttpTrigger/main.py:4 customentry  indexed

                1 function in 1 app: 1 indexed.
                """,
            ),
            (
                "warned-mixed-model",
                """
                warned-mixed-model: 1 function
                FUNCTION    TRIGGER              OUTPUTS        HANDLER                        STATE
                MixedModel  ANY /api/MixedModel  HTTP response  MixedModel/__init__.py:1 main  not loaded:
                                                                                               mixed-model

                1 function in 1 app: 1 not loaded.
                """,
            ),
            (
                "broken-app/host-version",
                """
                broken-app/host-version: 1 function
                The host does not start: host-version: The host stops, "The host.json file is missing the required
                'version' property". Write "version": "2.0".
                FUNCTION  TRIGGER         OUTPUTS        HANDLER                   STATE
                Sound     ANY /api/Sound  HTTP response  Sound/__init__.py:1 main  not loaded: host-version

                1 function in 1 app: 1 not loaded.
                """,
            ),
            (
                "broken-app/runtime-not-python",
                """
                broken-app/runtime-not-python: not an app of Python, so its functions are not listed
                The host does not start: runtime-not-python: FUNCTIONS_WORKER_RUNTIME is 'node', and every function
                here is one of Python: the host stops, "Did not find functions with language [node]." Write
                "python".

                0 functions in 1 app.
                """,
            ),
        ],
    )
    def test_apps_of_the_guide_and_broken_ones(self, guide: Command, app: str, expected: str) -> None:
        assert listed(guide, app) == block(expected)


class TestPath:
    @pytest.mark.parametrize(
        ("path", "names"),
        [
            ("shop", ["Cleanup", "Orders", "Ship"]),
            ("shop/host.json", ["Cleanup", "Orders", "Ship"]),
            ("shop/Orders", ["Orders"]),
            ("shop/Orders/function.json", ["Orders"]),
            ("shop/jobs/run.py", ["Ship"]),
        ],
    )
    def test_stands_for_the_functions_that_it_takes_part_in(
        self, funcls: Command, shop: AppFolder, path: str, names: list[str]
    ) -> None:
        (app,) = as_json(funcls, path)["apps"]
        assert [each["name"] for each in app["functions"]] == names

    def test_of_a_part_the_whole_is_told(self, funcls: Command, shop: AppFolder) -> None:
        assert listed(funcls, "shop/Ship").splitlines()[0] == "shop: 1 of 3 functions"

    def test_a_file_without_functions(self, funcls: Command, shop: AppFolder) -> None:
        shop.write("notes.txt", "")
        assert listed(funcls, "shop/notes.txt") == "shop: 0 of 3 functions\n\n0 functions in 1 app."

    def test_several_apps(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        AppFolder(tmp_path / "office").function()
        AppFolder(tmp_path / "store")
        script = AppFolder(tmp_path / "web").function().script
        script.rename(script.with_name("index.js"))
        assert [part.splitlines()[0] for part in listed(funcls).split("\n\n")] == [
            "office: 1 function",
            "shop: 3 functions",
            "store: no functions in this app",
            "web: not an app of Python, so its functions are not listed",
            "4 functions in 4 apps: 3 indexed, 1 refused.",
        ]

    def test_functions_of_other_languages_are_counted(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        app = AppFolder(tmp_path / "mixed").function()
        app.script.rename(app.script.with_name("run.py"))
        app.write("Web/function.json", timers("timer"))
        app.write("Web/index.js", "")
        assert listed(funcls, "mixed").splitlines()[0] == "mixed: 1 function (1 of other languages not listed)"

    @pytest.mark.parametrize(
        ("path", "reason"),
        [("nowhere", "no such file or folder"), ("empty", "no app here (an app is a folder with host.json)")],
    )
    def test_that_names_no_app(self, funcls: Command, tmp_path: Path, path: str, reason: str) -> None:
        (tmp_path / "empty").mkdir()
        assert funcls("list", path) == (2, "", f"funcls: {path}: {reason}\n")

    def test_only_one_is_taken(self, funcls: Command) -> None:
        code, _, err = funcls("list", "one", "two")
        assert code == 2
        assert "unrecognized arguments: two" in err

    def test_is_the_current_folder_where_none_is_given(self) -> None:
        assert parse_arguments(["list"]).paths == (".",)
        assert parse_arguments(["list", "shop"]).paths == ("shop",)


class TestJson:
    def test_a_function_for_tools(self, funcls: Command, shop: AppFolder) -> None:
        data = as_json(funcls, "shop/Orders")
        (app,) = data["apps"]
        (function,) = app.pop("functions")
        assert data["version"] == 1
        assert app == {"app": "shop", "isPython": True, "stops": []}
        assert function == {
            "name": "Orders",
            "trigger": {
                "name": "req",
                "type": "httpTrigger",
                "direction": "in",
                "subject": "orders/{id}",
                "text": "GET, POST /api/orders/{id}",
                "methods": ["GET", "POST"],
                "route": "orders/{id}",
                "path": "/api/orders/{id}",
                "authLevel": "anonymous",
            },
            "inputs": [
                {"name": "rules", "type": "blob", "direction": "in", "subject": "rules/{id}", "text": "blob rules/{id}"}
            ],
            "outputs": [
                {"name": "jobs", "type": "queue", "direction": "out", "subject": "jobs", "text": "queue jobs"},
                {"name": "$return", "type": "http", "direction": "out", "subject": None, "text": "HTTP response"},
            ],
            "handler": {"file": "Orders/__init__.py", "line": 3, "character": 4, "name": "main"},
            "state": {"kind": "indexed", "by": None, "code": None, "message": None},
        }

    def test_a_timer_has_its_schedule(self, funcls: Command, shop: AppFolder) -> None:
        (function,) = as_json(funcls, "shop/Cleanup")["apps"][0]["functions"]
        assert function["trigger"]["schedule"] == function["trigger"]["subject"] == "0 0 * * * *"
        assert "methods" not in function["trigger"]

    def test_a_refused_function_says_why(self, funcls: Command, shop: AppFolder) -> None:
        (function,) = as_json(funcls, "shop/Ship")["apps"][0]["functions"]
        state = function["state"]
        assert (state["kind"], state["by"], state["code"]) == ("refused", "worker", "binding-unused")
        assert state["message"].startswith("Binding 'msg'")

    def test_a_host_that_does_not_start(self, guide: Command) -> None:
        (app,) = as_json(guide, "broken-app/host-version")["apps"]
        assert [each["code"] for each in app["stops"]] == ["host-version"]
        assert app["functions"][0]["state"]["kind"] == "notLoaded"

    def test_a_function_of_which_little_is_there(self, funcls: Command, shop: AppFolder) -> None:
        shop.write("Odd/function.json", '{"bindings": [{"name": "x", "direction": "out"}]')
        (function,) = as_json(funcls, "shop/Odd")["apps"][0]["functions"]
        assert (function["trigger"], function["outputs"], function["handler"]) == (None, [], None)
        assert function["state"]["code"] == "json-syntax"

    def test_an_app_without_functions_is_told_beside(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path / "store")
        code, out, err = funcls("list", "--output-format", "json")
        assert (code, err) == (0, "funcls: store: no functions in this app\n")
        assert json.loads(out)["apps"] == [{"app": "store", "isPython": True, "stops": [], "functions": []}]


class TestSafety:
    def test_no_value_of_the_settings_is_shown(self, funcls: Command, shop: AppFolder) -> None:
        values = {
            "AzureFunctionsJobHost__extensions__http__routePrefix": SECRET,
            "AzureWebJobs.Cleanup.Disabled": "true",
            "Schedule": SECRET,
        }
        shop.write("local.settings.json", json.dumps({"IsEncrypted": False, "Values": values}))
        out = listed(funcls)
        assert "GET, POST .../orders/{id}" in out
        assert "1 indexed, 1 refused, 1 disabled" in out
        assert SECRET not in out + json.dumps(as_json(funcls))

    def test_secrets_in_function_json_are_masked(self, funcls: Command, shop: AppFolder) -> None:
        shop.write("Ship/function.json", SHIP.replace('"jobs"', f'"jobs;AccountKey={SECRET}"'))
        assert SECRET not in listed(funcls) + json.dumps(as_json(funcls))

    def test_no_text_can_steer_the_terminal(self, funcls: Command, shop: AppFolder) -> None:
        escape = "\\u001b[31m\\u009b\\u0007"
        for name in ("type", "queueName"):
            shop.write("Ship/function.json", SHIP.replace(f'"{name}": "', f'"{name}": "{escape}'))
            out = listed(funcls)
            assert not [each for each in out if not each.isprintable() and each != "\n"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names")
    def test_nor_can_the_name_of_a_folder(self, funcls: Command, shop: AppFolder) -> None:
        shop.root.rename(shop.root.with_name("shop\x1b[31m"))
        assert "\x1b" not in listed(funcls)
