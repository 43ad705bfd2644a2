"""The function.json of a handler that has none: its bindings by the annotations."""

from __future__ import annotations

import json

import pytest

from support.apps import fixture
from support.refactorings import make, titles

IMPORTS = "import typing\nimport azure.functions as func\n"
OTHER = (
    '--- Other/function.json\n{"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}\n'
)
OTHER += "--- Other/__init__.py\ndef main(timer): ...\n"


def app(definition: str, path: str = "Orders/__init__.py") -> str:
    """Return an app with a script of which function.json is still to be written."""
    return f"{OTHER}--- {path}\n{IMPORTS}{definition}\n"


@pytest.mark.parametrize(
    ("definition", "bound"),
    [
        (
            "def ma<|>in(req: func.HttpRequest) -> func.HttpResponse: ...",
            ["req httpTrigger in", "$return http out"],
        ),
        (
            "def ma<|>in(req: func.HttpRequest, res: func.Out[func.HttpResponse]): ...",
            ["req httpTrigger in", "res http out"],
        ),
        (
            "async def ma<|>in(context: func.Context, doc: func.InputStream, msg: func.QueueMessage, "
            "out: func.Out[func.EventGridOutputEvent]): ...",
            ["msg queueTrigger in", "doc blob in", "out eventGrid out"],
        ),
        ("def ma<|>in(doc: func.InputStream) -> None: ...", ["doc blobTrigger in"]),
        (
            "def ma<|>in(events: typing.List[func.EventHubEvent]) -> func.EventGridOutputEvent: ...",
            ["events eventHubTrigger in", "$return eventGrid out"],
        ),
        ("def ma<|>in(timer: func.TimerRequest) -> None: ...", ["timer timerTrigger in"]),
    ],
)
def test_the_annotations_tell_the_bindings(definition: str, bound: list[str]) -> None:
    opened = fixture(app(definition))

    ((path, text),) = make(opened, "Create Orders/function.json for 'main'").items()
    declared = json.loads(text)
    assert path == "Orders/function.json"
    assert list(declared) == ["scriptFile", "bindings"]
    assert [" ".join(each[key] for key in ("name", "type", "direction")) for each in declared["bindings"]] == bound
    assert opened.codes() == []
    assert titles(opened) == ["Create tests/test_Orders.py, a unit test of 'Orders'"]


def test_the_text() -> None:
    opened = fixture(app("def ma<|>in(timer: func.TimerRequest): ..."))

    assert make(opened, "Create")["Orders/function.json"] == (
        "{\n"
        '  "scriptFile": "__init__.py",\n'
        '  "bindings": [\n'
        "    {\n"
        '      "name": "timer",\n'
        '      "type": "timerTrigger",\n'
        '      "direction": "in",\n'
        '      "schedule": "0 */5 * * * *"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("path", "name", "head"),
    [
        ("Orders/__init__.py", "take", {"scriptFile": "__init__.py", "entryPoint": "take"}),
        ("Orders/run.py", "main", {"scriptFile": "run.py"}),
    ],
)
def test_another_script_and_another_name(path: str, name: str, head: dict[str, str]) -> None:
    opened = fixture(app(f"def <|>{name}(timer: func.TimerRequest): ...", path))

    declared = json.loads(make(opened, "Create")["Orders/function.json"])
    del declared["bindings"]
    assert declared == head
    assert opened.codes() == []


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("a parameter is not annotated", app("def ma<|>in(timer: func.TimerRequest, other): ...")),
        ("an annotation leaves the type open", app("def ma<|>in(timer: func.TimerRequest, out: func.Out[str]): ...")),
        ("nothing is a trigger", app("def ma<|>in(out: func.Out[func.QueueMessage]): ...")),
        ("two are triggers", app("def ma<|>in(timer: func.TimerRequest, msg: func.QueueMessage): ...")),
        ("the cursor is elsewhere", app("def main(ti<|>mer: func.TimerRequest): ...")),
        ("there is one", OTHER.replace("main", "ma<|>in")),
        ("the function is private", app("def _ma<|>in(timer: func.TimerRequest): ...")),
        ("it is a function of a helper", app("def ta<|>ke(timer: func.TimerRequest): ...", "Orders/tools.py")),
        ("the folder lies deeper", app("def ma<|>in(timer: func.TimerRequest): ...", "a/b/__init__.py")),
        ("the script is no folder's", app("def ma<|>in(timer: func.TimerRequest): ...", "run.py")),
        ("no function can have the name", app("def ma<|>in(timer: func.TimerRequest): ...", "1st/__init__.py")),
        ("a name is not there", app("def ma<|>in(timer: func.TimerRequst): ...")),
        ("the definition is half typed", app("def ma<|>in(timer: func.TimerRequest")),
    ],
)
def test_quiet_where(why: str, text: str) -> None:
    assert [each for each in titles(fixture(text)) if each.startswith("Create Orders")] == [], why
