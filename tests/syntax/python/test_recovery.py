"""Broken text: the facts of intact functions stay what they were."""

from __future__ import annotations

import pytest

from funcls.syntax.python.facts import FunctionDef, Unread
from funcls.syntax.python.reader import parse_python
from funcls.syntax.python.recovery import split_chunks

BEFORE = '''\
import logging
import azure.functions as func

def before(req: func.HttpRequest) -> str:
    """Come first."""
    return "before"

'''
AFTER = """
@logged
def after(msg: func.QueueMessage, out: func.Out[str] = None):
    yield "after"
"""


def signatures(text: str) -> list[str]:
    return [text[each.signature.start : each.signature.end] for each in parse_python(text).functions()]


def functions(text: str) -> dict[str, FunctionDef]:
    return {each.name: each for each in parse_python(text).functions()}


@pytest.mark.parametrize(
    "broken",
    [
        "x = (",
        "x = [1, 2\ny = 3",
        "def (",
        "def broken(",
        "def broken(req: func.",
        "def broken(req):\n    return (",
        "def broken(req):\n    x = 'abc\n    return x",
        'def broken(req):\n    x = """abc\n    return x',
        "def broken(req):\nreturn 1",
        "class Broken(",
        "class Broken:\n    def f(self:\n        pass",
        "if x:",
        "try:\n    import a\nexcept",
        "from . import",
        "import",
        ")",
        "lambda x",
        "match x:\n    case",
        "a ?= 1",
        "\\import x",
        "\0",
        "x = '\\N{no such}'",
        "async",
    ],
)
def test_intact_functions_stay(broken: str) -> None:
    intact, text = BEFORE + AFTER, BEFORE + broken + "\n" + AFTER
    module = parse_python(text)
    assert not module.complete
    assert module.syntax_error is not None
    found, expected = functions(text), functions(intact)
    assert found["before"] == expected["before"]
    moved = len(text) - len(intact)
    after = found["after"]
    assert after.name_span == expected["after"].name_span.shifted(moved)
    assert after.span == expected["after"].span.shifted(moved)
    assert [each.name for each in after.parameters] == ["msg", "out"]
    assert after.is_generator
    assert [each.text for each in after.decorators] == ["logged"]
    assert [each.module for each in module.imports][:2] == ["logging", "azure.functions"]


@pytest.mark.parametrize("broken", ["  indented = 1", "else:\n    pass", "    return (", "    )"])
def test_what_breaks_the_end_of_a_function_leaves_its_signature(broken: str) -> None:
    found = functions(BEFORE + broken + "\n" + AFTER)
    assert not found["before"].body_read
    assert found["before"].parameters == functions(BEFORE)["before"].parameters
    assert found["after"].body_read


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("def main(req):\n    return (\n", "def main(req)"),
        ("def main(req)\n    return 1\n", "def main(req)"),
        ("def main(req)  # no colon\n    return 1\n", "def main(req)"),
        (
            "async def main(\n    req: str,  # the (\n    msg,\n) -> str:\n    x = [\n",
            "async def main(\n    req: str,  # the (\n    msg,\n) -> str",
        ),
        ("def main(req) -> func.:\n    pass\n", "def main(req)"),
        ("def main(req) ->\n    pass\n", "def main(req)"),
        ("def main(req: D[str] = {1: 2}) -> 'a:b':\n    (\n", "def main(req: D[str] = {1: 2}) -> 'a:b'"),
        ("def main(req='''\ndef x():\n'''):\n    (\n", "def main(req='''\ndef x():\n''')"),
        ("\ufeffdef main(req):\n    (\n", "def main(req)"),
        ("\f\ndef main(req):\n    (\n", "def main(req)"),
        ("def main(req):\r\n    (\r\n", "def main(req)"),
        ("@a\n@b(1)\n# note\ndef main(req):\n    (\n", "def main(req)"),
    ],
)
def test_of_a_function_with_a_broken_body_the_signature_stays(text: str, signature: str) -> None:
    found = functions(text)["main"]
    assert text[found.signature.start : found.signature.end] == signature
    assert text[found.name_span.start : found.name_span.end] == "main"
    assert not found.body_read
    assert text[: found.span.end] == text.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        "def main(req: func.HttpRequest, msg\n    return 1\n",
        "def main(req: func.):\n    pass\n",
        "@logged.\ndef main(req):\n    pass\n",
        "@\n\n@logged\ndef main(req):\n    pass\n",
        "def main:\n    pass\n",
        "def main(req, req=):\n    pass\n",
    ],
)
def test_a_signature_that_is_not_whole_is_not_guessed(text: str) -> None:
    module = parse_python(text)
    assert list(module.functions()) == []
    assert any(isinstance(each, Unread) for each in module.statements)


@pytest.mark.parametrize(
    "text",
    [
        "x = (\n1,\n2,\n)\ny = 1\n",
        'def f():\n    """\ndef not_code():\n    pass\n"""\n',
        "x = '''\nimport a\n'''\n",
        "if x:\n    a = 1\nelse:\n    b = 2\n",
        "@a\n# note\n\n@b\nclass C: pass\n",
        "x = 1 + \\\n2\n",
        "x = 'a\\\ndef f(): pass'\n",
        "# comment (\nx = 1\n",
        "x = {\n'a': [  # ]\n1],\n}\n",
        "x = f(\na=1,\nb=2,\n)\n",
    ],
)
def test_intact_statements_are_not_split(text: str) -> None:
    *intact, broken = split_chunks(text + "def broken(\n")
    assert broken.start == len(text)
    for chunk in intact:
        compile(text[chunk.start : chunk.end], "chunk", "exec")


def test_an_assignment_ends_the_call_that_is_typed_before_it() -> None:
    text = "def run(context):\n    yield context.call(\n\n\nmain = made(run)\n"
    assert [text[each.start : each.end] for each in split_chunks(text)][1:] == ["main = made(run)\n"]


def test_the_text_in_a_string_does_not_become_code_while_a_string_is_typed() -> None:
    text = '''\
def a(req):
    """
    return 1

def b(req):
    """Doc of b."""
    return 2

def c(req):
    """Doc of c."""
    return 3
'''
    assert signatures(text) == ["def a(req)", "def b(req)", "def c(req)"]
    assert functions(text)["c"].docstring_summary == "Doc of c."


def test_commented_out_code_in_an_intact_string_stays_a_string() -> None:
    text = "'''\ndef main(old):\n    pass\n'''\ndef main(new):\n    x = (\n"
    assert signatures(text) == ["def main(new)"]


def test_what_is_too_deep_for_this_python_is_no_syntax_error() -> None:
    text = f"x = {'-' * 10_000}1\ndef main(req): pass\n"
    module = parse_python(text)
    assert (module.complete, module.syntax_error) == (False, None)
    assert signatures(text) == ["def main(req)"]
