"""Inlay hints: the first annotation that a binding takes, at parameters and return values without one."""

from __future__ import annotations

import pytest

from funcls.features.inlay_hints import inlay_hints
from funcls.features.results import FileEdits
from funcls.text.span import Span
from support.apps import Fixture, fixture

REQ = '{"name": "req", "type": "httpTrigger"}'
ANSWER = '{"name": "$return", "type": "http", "direction": "out"}'
OUT = '{"name": "out", "type": "queue", "direction": "out", "queueName": "orders", "connection": "Q"}'
EVENTS = '{"name": "events", "type": "eventHubTrigger", "eventHubName": "e", "connection": "E", "cardinality": "many"}'
ACTIVITY = '{"name": "order", "type": "activityTrigger"}'
ON = "[inlayHints]\nenable = true\n"
FUNC = "import azure.functions as func\n"


def app(script: str, *bindings: str, told: str = ON) -> Fixture:
    """Return an app with one function, for which hints are asked."""
    return fixture(
        f'--- funcls.toml\n{told}--- F/function.json\n{{"bindings": [{", ".join(bindings)}]}}\n'
        f"--- F/__init__.py\n{script}\n"
    )


def shown(opened: Fixture) -> str:
    """Return the script as an editor shows it."""
    text = opened.text("F/__init__.py")
    for each in reversed(inlay_hints(opened.state, "F/__init__.py", Span(0, len(text)))):
        text = f"{text[: each.offset]}{each.label}{text[each.offset :]}"
    return text.rstrip("\n")


@pytest.mark.parametrize(
    ("script", "bindings", "expected"),
    [
        (
            f"{FUNC}def main(req, out): ...",
            (REQ, OUT, ANSWER),
            f"{FUNC}def main(req: func.HttpRequest, out: func.Out[func.QueueMessage]) -> func.HttpResponse: ...",
        ),
        (
            "from azure.functions import HttpRequest\ndef main(req, context, limit=5): ...",
            (REQ,),
            "from azure.functions import HttpRequest\ndef main(req: HttpRequest, context: func.Context, limit=5): ...",
        ),
        (
            "def main(events): ...",
            (EVENTS,),
            "def main(events: typing.List[func.EventHubEvent]): ...",
        ),
        (
            f"{FUNC}async def main(\n    req,  # what (is) asked\n    out: func.Out[str],\n): ...  # :)",
            (REQ, OUT, ANSWER),
            f"{FUNC}async def main(\n    req: func.HttpRequest,  # what (is) asked\n    out: func.Out[str],\n"
            ") -> func.HttpResponse: ...  # :)",
        ),
    ],
)
def test_what_is_shown(script: str, bindings: tuple[str, ...], expected: str) -> None:
    assert shown(app(script, *bindings)) == expected


def test_a_hint_can_be_written_with_the_import_that_it_needs() -> None:
    opened = app("import json\n\n\ndef main(events): ...", EVENTS)
    (hint,) = inlay_hints(opened.state, "F/__init__.py", Span(0, 99))

    text = FileEdits("F/__init__.py", hint.edits).applied(opened.text("F/__init__.py"))
    assert text == (
        "import json\nimport azure.functions as func\nimport typing\n\n\n"
        "def main(events: typing.List[func.EventHubEvent]): ...\n"
    )
    opened.edit("F/__init__.py", text)
    assert opened.codes() == []
    assert inlay_hints(opened.state, "F/__init__.py", Span(0, len(text))) == []


def test_those_of_the_range() -> None:
    opened = app(f"{FUNC}def main(req, out): ...", REQ, OUT, ANSWER)
    script = opened.text("F/__init__.py")
    after = script.index("req") + 3

    assert [each.label for each in inlay_hints(opened.state, "F/__init__.py", Span(0, after))] == [": func.HttpRequest"]
    assert inlay_hints(opened.state, "F/__init__.py", Span(0, after - 1)) == []


@pytest.mark.parametrize(
    ("why", "script", "bindings", "told"),
    [
        ("nobody asks", "def main(req): ...", (REQ,), ""),
        ("it is turned off", "def main(req): ...", (REQ,), "inlayHints.enable = false\n"),
        ("anything may be annotated", "def main(order): ...", (ACTIVITY,), ON),
        ("the name of the library stands for something else", "func = 1\ndef main(req): ...", (REQ,), ON),
        ("it takes what is left", "def main(req: str, *out): ...", (REQ, OUT), ON),
        ("the definition is half typed", "def main(req", (REQ,), ON),
        ("it is no definition", "main = lambda req: req", (REQ,), ON),
    ],
)
def test_nothing_where(why: str, script: str, bindings: tuple[str, ...], told: str) -> None:
    assert shown(app(script, *bindings, told=told)) == script, why


def test_functions_of_one_handler_that_disagree() -> None:
    opened = fixture(f"""
        --- funcls.toml
        {ON.replace(chr(10), chr(10) + " " * 8).rstrip()}
        --- A/function.json
        {{"scriptFile": "../run.py", "bindings": [{{"name": "x", "type": "timerTrigger", "schedule": "0 0 * * * *"}}]}}
        --- B/function.json
        {{"scriptFile": "../run.py", "bindings": [{{"name": "x", "type": "httpTrigger"}}, {ANSWER}]}}
        --- run.py
        def main(x): ...
        """)

    assert [each.label for each in inlay_hints(opened.state, "run.py", Span(0, 99))] == [" -> func.HttpResponse"]
