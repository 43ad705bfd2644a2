"""Renaming an entry point, from either side, with what imports it."""

from __future__ import annotations

import pytest

from support.apps import CURSOR
from support.renames import renamed

HELLO = """--- Hello/__init__.py
from .impl import greet


def main(req) -> str:
    return greet()


if __name__ == "__main__":
    print(main(None), "main")
--- Hello/function.json
{
  "scriptFile": "__init__.py",
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}
--- Hello/impl.py
def greet():
    return "hello"
"""
STATED = HELLO.replace('  "scriptFile"', '  "entryPoint": "main",\n  "scriptFile"')
BOTH = """--- Hello/__init__.py
from .impl import greet


def run(req) -> str:
    return greet()


if __name__ == "__main__":
    print(run(None), "main")
--- Hello/function.json
{
  "entryPoint": "run",
  "scriptFile": "__init__.py",
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}
"""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (STATED, '"entryPoint": "ma<|>in"'),
        (STATED, "def ma<|>in("),
        (STATED, "print(ma<|>in("),
        (HELLO, "def main<|>("),
    ],
)
def test_both_halves_and_the_calls_in_the_script_change(text: str, place: str) -> None:
    assert renamed(text.replace(place.replace(CURSOR, ""), place), "run") == BOTH


def test_on_one_line_too() -> None:
    text = """
        --- Clock/function.json
        {"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}
        --- Clock/__init__.py
        def ma<|>in(timer): ...
    """
    assert '{"entryPoint": "tick", "bindings"' in renamed(text, "tick")


def test_a_library_may_make_it() -> None:
    text = """
        --- Flow/function.json
        {"bindings": [{"name": "context", "type": "orchestrationTrigger", "direction": "in"}]}
        --- Flow/__init__.py
        import azure.durable_functions as df

        def flow(context):
            yield context.call_activity("Do", None)

        ma<|>in = df.Orchestrator.create(flow)
        --- requirements.txt
        azure-functions
        azure-functions-durable
    """
    assert "orchestrate = df.Orchestrator.create(flow)" in renamed(text, "orchestrate")


SHARED = """--- Hello/__init__.py
from ..shared.work import main
--- Hello/function.json
{
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}
--- Bye/__init__.py
from ..shared.work import main as bye
--- Bye/function.json
{
  "entryPoint": "bye",
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "function"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}
--- shared/work.py
def main(req) -> str:
    return ""
"""


@pytest.mark.parametrize("place", ["import ma<|>in\n", "def ma<|>in("])
def test_what_imports_it_changes_too(place: str) -> None:
    after = renamed(SHARED.replace(place.replace(CURSOR, ""), place), "work")
    assert after == (
        "--- Bye/__init__.py\nfrom ..shared.work import work as bye\n"
        "--- Hello/__init__.py\nfrom ..shared.work import work\n"
        "--- Hello/function.json\n"
        + SHARED.split("--- Hello/function.json\n")[1]
        .split("--- Bye")[0]
        .replace('  "bindings"', '  "entryPoint": "work",\n  "bindings"')
        + '--- shared/work.py\ndef work(req) -> str:\n    return ""\n'
    )


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        (
            HELLO,
            "not-a-name",
            "`not-a-name` cannot be the name of a function in Python, or not one that the host finds.",
        ),
        (HELLO, "class", "`class` cannot be the name of a function in Python, or not one that the host finds."),
        (HELLO, "greet", "`greet` means something else at Hello/__init__.py:1."),
        (HELLO, "print", "`print` means something else at Hello/__init__.py:9."),
        (
            HELLO.replace("from .impl", "__all__ = ['main']\nfrom .impl"),
            "run",
            "`__all__` in Hello/__init__.py may list `main`.",
        ),
        (
            HELLO.replace("def greet", "from . import main\ndef greet"),
            "run",
            None,
        ),
        (
            HELLO.replace("def greet():\n", "import Hello\ndef greet():\n    Hello.main(1)\n"),
            "run",
            "Hello/__init__.py is imported as a whole at Hello/impl.py:1, and `.main` is read there.",
        ),
        (
            HELLO.replace("def greet", "from Hello import *\ndef greet"),
            "run",
            "Everything is imported from Hello/__init__.py at Hello/impl.py:1.",
        ),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, name: str, reason: str | None) -> None:
    answer = renamed(text.replace("def main(", "def ma<|>in("), name)
    assert answer == f"refused: {reason}" if reason else "from . import run" in answer
