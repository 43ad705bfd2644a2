"""What is said of a name in a script, what a call takes, and where it leads."""

from __future__ import annotations

import pytest

from funcls.inference.engine import Engine
from support.apps import ROOT, fixture
from support.questions import question_at

BINDINGS = """
--- Orders/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "authLevel": "anonymous"},
  {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"}
]}
--- Orders/__init__.py
"""


def described(script: str, *, only_unknown: bool = False) -> str | None:
    found = Engine().describe(question_at(fixture(BINDINGS + script), only_unknown=only_unknown))
    return found.markdown if found is not None else None


@pytest.mark.parametrize(
    ("script", "beginning"),
    [
        ("def main(req, msg):\n    return re<|>q", "```python\nreq: HttpRequest\n```\n\nAn HTTP request."),
        ("def main(req, msg):\n    req.meth<|>od", "```python\nmethod: str\n```\n\nThe method, in capitals."),
        ("def main(req, msg):\n    msg.s<|>et(1)", "```python\ndef set(val: T) -> None\n```\n\nSet the value"),
        ("import json\ndef main(req, msg):\n    js<|>on", "```python\nmodule json\n```\n\nJSON (JavaScript"),
        ("def decorated(*args):\n    return ar<|>gs", "```python\nargs"),
        ("x: int = 1\nprint(<|>x)", "```python\nx: int\n```"),
    ],
)
def test_a_name(script: str, beginning: str) -> None:
    text = described(script)
    assert text is not None
    assert text.startswith(beginning)


@pytest.mark.parametrize("script", ["x = 1 <|> + 2", "fo<|>r x in y: pass", "def main(req): # re<|>q", "<|>"])
def test_nothing_to_say(script: str) -> None:
    assert described(script) is None


def test_beside_another_server_only_what_function_json_says() -> None:
    script = "import azure.functions as func\ndef main(req{}, msg):\n    req.meth<|>od"
    assert described(script.format(": func.HttpRequest"), only_unknown=True) is None
    assert described(script.format(""), only_unknown=True) is not None


def test_a_call_shows_the_names_that_the_user_would_write() -> None:
    (call,) = Engine().calls(question_at(fixture(f"{BINDINGS}def main(req, msg):\n    main(req, <|>")))
    assert call.label == "main(req: func.HttpRequest, msg: func.Out)"
    assert call.parameters == ("req: func.HttpRequest", "msg: func.Out")
    assert call.active == 1


def test_a_definition_in_the_script_itself_is_where_the_user_sees_it() -> None:
    (target,) = Engine().targets(question_at(fixture(f"{BINDINGS}# 😋\ndef main(req, msg):\n    return ms<|>g")))
    assert target.path == f"{ROOT}/Orders/__init__.py"
    assert (target.line, target.line_text[target.start : target.end]) == (1, "msg")
    assert target.line_text == "def main(req, msg):"


def test_a_signature_that_stands_on_several_lines_is_shown_on_one() -> None:
    script = "def main(req, msg): ...\n\ndef f(\n    a: dict[\n        str, int\n    ],\n    b=1,\n): ...\n\nf(<|>"
    (call,) = Engine().calls(question_at(fixture(f"{BINDINGS}{script}")))
    assert call.label == "f(a: dict[str, int], b=1)"
    assert call.parameters == ("a: dict[str, int]", "b=1")
