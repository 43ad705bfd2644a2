"""A binding for a parameter that has none: of the types that its annotation, its name or its uses tell of."""

from __future__ import annotations

import json

import pytest

from funcls.features.fixes.fix_all import fix_all
from support.apps import fixture
from support.fix_examples import LIBRARY, MESSAGE, QUEUE, REQ, RETURN, TIMER, function, offered

RUNTIME = '"FUNCTIONS_WORKER_RUNTIME": "python"'
VALUES = f'{{"IsEncrypted": false, "Values": {{{RUNTIME}, "AzureWebJobsStorage": "a", "Q": "b"}}}}'


def bindings_offered(text: str, code: str = "param-undeclared") -> dict[str, bool]:
    """Return the types of the bindings that may be added, each with whether that is preferred."""
    found = offered(fixture(text), code).items()
    return {title.split("'")[3]: preferred for title, (preferred, _) in found if title.startswith("Add a binding")}


@pytest.mark.parametrize(
    ("parameter", "body", "expected"),
    [
        ("file: func.InputStream", "file.read()", {"blob": False}),
        ("msg: func.Out[func.QueueMessage]", "msg.set('')", {"queue": False}),
        ("msg: func.Out[str]", "msg.set('')", {"queue": False, "serviceBus": False, "blob": False}),
        ("event: func.Out[str]", "event.set('')", {"eventHub": False, "eventGrid": False, "kafka": False}),
        ("starter: str", "print(starter)", {"durableClient": False}),
        ("starter", "print(starter)", {"durableClient": False}),
        ("msg", "msg.set('')", {"queue": False, "serviceBus": False, "rabbitMQ": False}),
        ("document", "print(document)", {"blob": False}),
        ("something", "print(something)", {}),
        ("msg: int", "print(msg)", {}),
        ("timer2: func.TimerRequest", "print(timer2)", {}),
    ],
)
def test_the_types_that_are_told(parameter: str, body: str, expected: dict[str, bool]) -> None:
    text = function(f"{LIBRARY}def main(timer, {parameter}):\n    {body}\n", TIMER)
    assert bindings_offered(text) == expected


def test_what_the_parameter_tells_in_full_is_preferred_where_it_is_used() -> None:
    answer = f"{LIBRARY}def main(req, res: func.Out[func.HttpResponse]):\n    res.set(req)\n"
    assert bindings_offered(function(answer, REQ)) == {"http": True}
    assert bindings_offered(function(answer.replace("res.set(req)", "pass"), REQ)) == {"http": False}
    assert bindings_offered(function(answer, REQ, RETURN)) == {}


@pytest.mark.parametrize(
    ("code", "annotation", "binding", "expected"),
    [
        ("no-trigger", "func.HttpRequest", RETURN, {"httpTrigger": False}),
        ("no-trigger", "func.QueueMessage", QUEUE, {"queueTrigger": False}),
        ("no-trigger", "str", QUEUE, {}),
        ("no-bindings", "func.EventGridEvent", "", {"eventGridTrigger": True}),
    ],
)
def test_the_trigger_that_a_parameter_waits_for(
    code: str, annotation: str, binding: str, expected: dict[str, bool]
) -> None:
    handler = f"{LIBRARY}def main(item: {annotation}, msg): return item\n".replace(
        ", msg", ", msg" if binding == QUEUE else ""
    )
    assert bindings_offered(function(handler, *filter(None, [binding])), code) == expected


def test_the_connection_is_the_one_that_the_app_uses_for_such_types() -> None:
    sender = function(f"{LIBRARY}def main(timer, out: func.Out[func.QueueMessage]):\n    out.set('')\n", TIMER)
    receiver = function("def main(msg): ...\n", MESSAGE).replace("F/", "G/")
    app = fixture(f"{sender}{receiver}\n--- local.settings.json\n{VALUES}\n")
    ((_, lines),) = (what for title, what in offered(app, "param-undeclared").items() if title.startswith("Add a "))
    added = json.loads(lines.splitlines()[-1].removeprefix("+"))
    assert added == {"name": "out", "type": "queue", "direction": "out", "queueName": "orders", "connection": "Q"}


def test_the_parameter_is_renamed_before_a_second_binding_is_thought_of() -> None:
    app = fixture(function(f"{LIBRARY}def main(timer, mesg: func.Out[str]):\n    mesg.set('')\n", TIMER, QUEUE))
    assert [each.title for each in fix_all(app.state, lambda _: True).fixes] == ["Rename the binding 'msg' to 'mesg'"]


def test_what_the_app_has_already_comes_before_what_it_has_not() -> None:
    sender = function(f"{LIBRARY}def main(timer, out: func.Out[str]):\n    out.set('')\n", TIMER)
    kept = '{"name": "saved", "type": "daprState", "direction": "out", "stateStore": "s", "key": "k"}'
    other = function("def main(timer, saved): ...\n", TIMER, kept).replace("F/", "G/")
    assert list(bindings_offered(sender)) == ["queue", "blob", "serviceBus"]
    assert next(iter(bindings_offered(sender + other))) == "daprState"
