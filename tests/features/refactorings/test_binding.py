"""The binding of a parameter that has none: its type by the annotation, samples for what that does not tell."""

from __future__ import annotations

import json

import pytest

from support.apps import fixture
from support.refactorings import make, titles

REQ = '{"name": "req", "type": "httpTrigger", "direction": "in"}'
TIMER = '{"name": "timer", "type": "timerTrigger", "direction": "in", "schedule": "0 0 * * * *"}'


def app(parameter: str, trigger: str = TIMER, imports: str = "import typing\nimport azure.functions as func") -> str:
    """Return an app whose handler takes one parameter more than is bound."""
    first = f"{json.loads(trigger)['name']}, " if trigger else ""
    return (
        f'--- F/function.json\n{{"bindings": [{trigger}]}}\n'
        f"--- F/__init__.py\n{imports}\ndef main({first}{parameter}): ...\n"
    )


def added(path: str, text: str, before: str) -> dict[str, object]:
    """Return the last binding of a function.json."""
    assert path == "F/function.json"
    bindings = json.loads(text)["bindings"]
    assert len(bindings) == (2 if before else 1)
    found = bindings[-1]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("parameter", "trigger", "expected"),
    [
        (
            "m<|>sg: func.Out[func.QueueMessage]",
            TIMER,
            {"type": "queue", "direction": "out", "queueName": "orders", "connection": "AzureWebJobsStorage"},
        ),
        (
            "file: func.In<|>putStream",
            TIMER,
            {"type": "blob", "direction": "in", "path": "invoices/latest.json", "connection": "AzureWebJobsStorage"},
        ),
        (
            "fi<|>le: func.Out[func.InputStream]",
            TIMER,
            {"type": "blob", "direction": "out", "path": "invoices/latest.json", "connection": "AzureWebJobsStorage"},
        ),
        (
            "rows: func.SqlRow<|>List",
            TIMER,
            {
                "type": "sql",
                "direction": "in",
                "commandText": "SELECT * FROM dbo.Orders WHERE Status = @status",
                "parameters": "@status=open",
                "commandType": "Text",
                "connectionStringSetting": "SqlConnection",
            },
        ),
        ("ti<|>mer: func.TimerRequest", "", {"type": "timerTrigger", "direction": "in", "schedule": "0 */5 * * * *"}),
        (
            "even<|>ts: typing.List[func.EventHubEvent]",
            "",
            {
                "type": "eventHubTrigger",
                "direction": "in",
                "eventHubName": "orders",
                "connection": "EventHubConnection",
                "consumerGroup": "$Default",
                "cardinality": "many",
            },
        ),
    ],
)
def test_a_binding_is_declared(parameter: str, trigger: str, expected: dict[str, object]) -> None:
    opened = fixture(app(parameter, trigger))
    name = parameter.replace("<|>", "").partition(":")[0]
    title = f"Add a binding '{name}' of type '{expected['type']}' to F/function.json"
    assert titles(opened) == [title]

    ((path, text),) = make(opened, title).items()
    assert added(path, text, trigger) == {"name": name, **expected}
    assert opened.codes() == []
    assert titles(opened) == []


def test_of_a_text_the_outputs_that_have_a_converter_of_their_own() -> None:
    found = [each.split("'")[3] for each in titles(fixture(app("ms<|>g: func.Out[str]")))]

    assert found == ["queue", "blob", "serviceBus", "eventHub", "eventGrid", "kafka"]


def test_one_answer_to_a_request() -> None:
    answer = "re<|>s: func.Out[func.HttpResponse]"
    answered = f'{REQ}, {{"name": "$return", "type": "http", "direction": "out"}}'

    assert titles(fixture(app(answer, REQ))) == ["Add a binding 'res' of type 'http' to F/function.json"]
    assert titles(fixture(app(answer))) == []
    assert titles(fixture(app(answer, REQ).replace(REQ, answered))) == []


def test_the_binding_stands_as_the_others_do() -> None:
    declared = """{
    // What starts it.
    "bindings": [
        {
            "name": "timer",
            "type": "timerTrigger",
            "schedule": "0 0 * * * *"
        }
    ]
}
"""
    opened = fixture(app("m<|>sg: func.Out[func.QueueMessage]").replace(f'{{"bindings": [{TIMER}]}}\n', declared))

    assert make(opened, "Add a binding")["F/function.json"] == declared.replace(
        "        }\n",
        """        },
        {
            "name": "msg",
            "type": "queue",
            "direction": "out",
            "queueName": "orders",
            "connection": "AzureWebJobsStorage"
        }
""",
    )


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("nothing is annotated", app("m<|>sg")),
        ("nearly every input takes texts", app("m<|>sg: str")),
        ("the class is no binding's", app("m<|>sg: int")),
        ("it is the invocation context", app("con<|>text: func.Context")),
        ("it is bound", app("msg: func.Out[str]").replace("(timer", "(ti<|>mer: func.TimerRequest")),
        ("the function has a trigger", app("ti<|>mer2: func.TimerRequest")),
        ("it takes what is left", app("*re<|>st: func.InputStream")),
        ("the name has no class", app("m<|>sg: func.QueueMesage")),
        ("function.json is half typed", app("m<|>sg: func.InputStream").replace("]}", "]")),
        ("the setting that it names lacks", f'{app("m<|>sg: func.Out[func.EventGridOutputEvent]")}'
         '--- local.settings.json\n{"Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}\n'),
    ],
)  # fmt: skip
def test_quiet_where(why: str, text: str) -> None:
    found = [each for each in titles(fixture(text)) if each.startswith("Add a binding")]
    assert found == [], why
