"""Members of what a handler gets, whether its parameters are annotated or not."""

from __future__ import annotations

import pytest

from funcls.inference.engine import OF_STUB, Engine
from support.apps import fixture
from support.bound_functions import BATCH, BINDINGS
from support.questions import names_at, question_at

REQUEST = ["files", "form", "get_body", "get_json", "headers", "method", "params", "route_params", "url"]
OUTPUT = ["get", "set"]

SCRIPTS = [
    ("def main(req, msg, doc):\n    req.<|>", REQUEST),
    ("def main(req, msg, doc):\n    return req.<|>\n\n\ndef helper():\n    pass\n", REQUEST),
    ("def main(req, msg, doc):\n    if req.<|>\n    x = 1\n", REQUEST),
    ("def main(req, msg, doc):\n    print(req.<|>\n", REQUEST),
    ("async def main(req, msg, doc):\n    req.get<|>\n", ["get_body", "get_json"]),
    ("def main(req, msg, doc):\n    msg.<|>", OUTPUT),
    ("def main(req, msg, doc):\n    doc.<|>name\n    return 'x'\n", ["name"]),
    ("def main(req, msg=None, doc=None):\n    msg.<|>", OUTPUT),
    ("import azure.functions as func\ndef main(req: func.HttpRequest, msg: func.Out[str], doc):\n    msg.<|>", OUTPUT),
    ("import azure.functions as func\ndef main(req: func.HttpRequest, msg: func.Out[str], doc):\n    req.<|>", REQUEST),
    ("from azure.functions import Out\ndef main(req, msg: 'Out[str]', doc):\n    req.<|>", REQUEST),
    ("def main(req, msg, doc, context):\n    context.func<|>", ["function_directory", "function_name"]),
    ("# é😋\r\nx = '😋'; y = 1\r\ndef main(req, msg, doc):\r\n    x = '😋'; req.get<|>\r\n", ["get_body", "get_json"]),
    ("\ufeffdef main(req, msg, doc):\n    req.<|>", REQUEST),
    ("def main(req, msg, doc):\n    def inner():\n        req.<|>\n", REQUEST),
    ("def helper(req):\n    req.<|>\n\n\ndef main(req, msg, doc):\n    pass\n", []),
    ("from __future__ import annotations\ndef main(req, msg, doc):\n    req.get_j<|>", ["get_json"]),
]


@pytest.mark.parametrize(("script", "expected"), SCRIPTS)
def test_names_of_what_the_binding_delivers(script: str, expected: list[str]) -> None:
    names = names_at(f"{BINDINGS}{script}")
    assert [name for name in names if not name.startswith("_") and name in {*expected, *REQUEST}] == expected


def test_a_batch_is_a_list_of_events() -> None:
    assert "append" in names_at(f"{BATCH}def main(events):\n    events.<|>")
    assert "enqueued_time" in names_at(f"{BATCH}def main(events):\n    for each in events:\n        each.<|>")


def test_what_others_know_is_left_to_them() -> None:
    annotated = "import azure.functions as func\ndef main(req: func.HttpRequest, msg, doc):\n    {}.<|>"
    assert names_at(BINDINGS + annotated.format("req"), only_unknown=True) == []
    assert names_at(BINDINGS + annotated.format("msg"), only_unknown=True) == OUTPUT


def test_the_documentation_says_where_it_comes_from() -> None:
    engine = Engine()
    members = engine.members(question_at(fixture(f"{BINDINGS}def main(req, msg, doc):\n    req.get_b<|>")))
    assert [each.name for each in members] == ["get_body"]
    assert engine.document(members[0].number) == (
        f"```python\ndef get_body() -> bytes\n```\n\nReturn the body as bytes.\n\n{OF_STUB.format('azure.functions')}"
    )
    assert engine.document(members[0].number + 1) == ""


def test_names_that_funcls_puts_into_the_script_are_not_shown() -> None:
    assert not [name for name in names_at(f"{BINDINGS}def main(req, msg, doc):\n    __fun<|>") if "funcls" in name]
