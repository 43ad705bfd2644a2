"""The handler that function.json declares: a script, or a `def` at the end of the one that is there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from funcls.workspace.resources import load_catalogue
from support.apps import block, fixture
from support.refactorings import make, titles

BINDINGS = """
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in"},
    {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders", "connection": "Q"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}
"""
DECLARED = "--- F/function.json\n{" + BINDINGS
CREATE = "Create F/__init__.py with a handler for these bindings"
ADD = "Add the handler 'main' to F/__init__.py"


def at(key: str, text: str = DECLARED) -> str:
    """Return an app with the cursor on a key."""
    return text.replace(f'"{key}"', f'"<|>{key}"', 1)


SCRIPT = block("""
    import logging

    import azure.functions as func


    def main(req: func.HttpRequest, msg: func.Out[func.QueueMessage]) -> func.HttpResponse:
        logging.info("F got a %s request", req.method)
        return func.HttpResponse("Hello from F.")
""")
EVENTS = """
    --- F/function.json
    {"<|>bindings": [{"name": "events", "type": "eventHubTrigger", "direction": "in", "eventHubName": "e",
                      "connection": "E", "cardinality": "many"}]}
    """
LISTED = block("""
    import logging
    import typing

    import azure.functions as func


    def main(events: typing.List[func.EventHubEvent]) -> None:
        logging.info("F was called")
""")


@pytest.mark.parametrize(
    ("app", "path", "script"),
    [
        (at("bindings"), "F/__init__.py", SCRIPT),
        (EVENTS, "F/__init__.py", LISTED),
        (
            at("scriptFile", '--- F/function.json\n{"scriptFile": "run.py",' + BINDINGS),
            "F/run.py",
            SCRIPT,
        ),
        (
            at("entryPoint", '--- F/function.json\n{"entryPoint": "take",' + BINDINGS),
            "F/__init__.py",
            SCRIPT.replace("def main", "def take"),
        ),
    ],
)
def test_a_script_is_made_that_takes_all_bindings(app: str, path: str, script: str) -> None:
    opened = fixture(app)

    assert make(opened, f"Create {path}") == {path: f"{script}\n"}
    assert opened.codes() == []
    assert titles(opened) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "import azure.functions as fn\n\n\ndef other(): ...\n",
            """
            import azure.functions as fn


            def other(): ...


            def main(req: fn.HttpRequest, msg: fn.Out[fn.QueueMessage]) -> fn.HttpResponse:
                return fn.HttpResponse("Hello from F.")
            """,
        ),
        (
            "import json\n\nLIMIT = 5  # of orders",
            """
            import json
            import azure.functions as func

            LIMIT = 5  # of orders


            def main(req: func.HttpRequest, msg: func.Out[func.QueueMessage]) -> func.HttpResponse:
                return func.HttpResponse("Hello from F.")
            """,
        ),
        (
            "from __future__ import annotations\n",
            """
            from __future__ import annotations
            import azure.functions as func


            def main(req: func.HttpRequest, msg: func.Out[func.QueueMessage]) -> func.HttpResponse:
                return func.HttpResponse("Hello from F.")
            """,
        ),
        (
            "# Takes orders.",
            """
            # Takes orders.
            import azure.functions as func


            def main(req: func.HttpRequest, msg: func.Out[func.QueueMessage]) -> func.HttpResponse:
                return func.HttpResponse("Hello from F.")
            """,
        ),
        ("\n", SCRIPT),
    ],
)
def test_the_definition_is_added_to_a_script_that_keeps_what_it_has(before: str, after: str) -> None:
    app = fixture(f"{at('bindings')}--- F/__init__.py\n{before}")

    assert make(app, ADD) == {"F/__init__.py": f"{block(after)}\n"}
    assert app.codes() == []


def test_line_ends_are_those_of_the_script() -> None:
    app = fixture(f"{at('bindings')}--- F/__init__.py\n")
    app.write("F/__init__.py", "import azure.functions as func\r\n")

    assert "\n" not in make(app, ADD)["F/__init__.py"].replace("\r\n", "")


@pytest.mark.parametrize(
    ("why", "app"),
    [
        ("the handler is there", f"{at('bindings')}--- F/__init__.py\ndef main(req, msg): ...\n"),
        ("the name stands for something else", f"{at('bindings')}--- F/__init__.py\nmain = 5\n"),
        ("the module cannot be told", f"{at('bindings')}--- F/__init__.py\nfrom other import *\n"),
        ("the library has another name", f"{at('bindings')}--- F/__init__.py\nfunc = 1\n"),
        ("the cursor is elsewhere", at("queueName")),
        ("no binding starts the function", at("bindings").replace("httpTrigger", "queue")),
        ("function.json is half typed", at("bindings").replace("]", "")),
        ("a name is none of Python", at("bindings").replace('"msg"', '"class"')),
        ("the entry point is none of Python", at("bindings", '--- F/function.json\n{"entryPoint": "a b",' + BINDINGS)),
        (
            "the script is one of another language",
            at("bindings", '--- F/function.json\n{"scriptFile": "a.js",' + BINDINGS),
        ),
        ("a file of another name may be meant", f"{at('bindings')}--- F/run_it.txt\n\n--- F/other.py\n"),
    ],
)
def test_quiet_where(why: str, app: str) -> None:
    assert titles(fixture(app)) == [], why


def test_quiet_where_a_client_makes_no_files() -> None:
    assert titles(fixture(at("bindings")), creates_files=False) == []
    assert titles(fixture(f"{at('bindings')}--- F/__init__.py\n\n"), creates_files=False) == [ADD]


@pytest.mark.slow
def test_a_made_script_runs_whatever_takes_what_it_returns(tmp_path: Path) -> None:
    trigger = '{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}'
    calls = ["from types import SimpleNamespace"]
    for entry in load_catalogue().types:
        if "out" in entry.directions:
            answer = json.dumps({**entry.skeleton, "name": "$return", "direction": "out"})
            opened = fixture(f'--- F/function.json\n{{"<|>bindings": [{trigger}, {answer}]}}\n')
            for script in make(opened, "Create").values() if titles(opened) else ():
                (tmp_path / f"of_{entry.name}.py").write_text(script, encoding="utf-8")
                calls.append(f"import of_{entry.name}; assert of_{entry.name}.main(SimpleNamespace(past_due=False))")
    assert len(calls) > 20

    command = [sys.executable, "-c", "\n".join(calls)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
