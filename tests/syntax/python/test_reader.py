"""Whole modules: any text is read, and what is found stands where it says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.syntax.python.expressions import Call, Constant, Expression, Lambda, Parameter, Sequence, Subscript, Union
from funcls.syntax.python.facts import (
    Assigned,
    Bind,
    ClassDef,
    FunctionDef,
    ImportedModule,
    ImportedName,
    PythonModule,
    running,
)
from funcls.syntax.python.reader import parse_expression, parse_python
from funcls.text.span import Span

HANDLER = '''\
"""Orders: from the web to the queue, « été » 😋."""

from __future__ import annotations

import json
import logging
import os.path as path
from typing import List

import azure.functions as func
from ..shared.orders import (
    Order,
    parse as parse_order,  # the (old) one
)
from .helpers import *

from collections.abc import Callable

try:
    import orjson
except ImportError as missing:
    orjson = None

_LIMITS = {"größe": [1, 2, (3, "]")], "😋": {"a": '(', "b": """)"""}}
_client = None


def logged(handler):
    """Log each call of the handler."""

    @functools.wraps(handler)
    def wrapper(*args, **kwargs):
        logging.info("called: %s", {"args": args, **kwargs})
        return handler(*args, **kwargs)

    return wrapper


class Totals(dict):
    def add(self, key: str, *values: int) -> "Totals":
        self[key] = sum(values) if (n := len(values)) > 1 else 0
        return self


@logged
def main(
    req: func.HttpRequest,
    msg: func.Out[List[str]],
    *,
    größe: int = (12),
    context: func.Context = None,
) -> func.HttpResponse:
    """Take an order.

    And pass it on: (really).
    """
    global _client
    if _client is None:
        _client = connect(os.environ["CONN"])
    match req.method:
        case "GET":
            return func.HttpResponse(f"{größe!r:>10} {'a' if req else 'b'}")
        case _:
            msg.set([json.dumps(order) for order in parse_order(req.get_body())])
    return func.HttpResponse("ok", status_code=202)


async def timed(timer: func.TimerRequest) -> None:
    async for each in ticks(): yield each


entry = lambda req, *rest, **more: main(req)
'''

CHARACTERS = "()[]{}:\"'\\#@*.,= \n\r\t\f\v\0é😋ﬁ·\ud800\u2028\ufeff"
WORDS = "def class async lambda import from return yield match case else: not in f( f'{ }' -> := ** #"
JUNK = st.sampled_from([*CHARACTERS, *(f"{word} " for word in WORDS.split()), '"""', "'''", "\r\n", "    "])


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The handler after a few deletions and insertions."""
    text = HANDLER
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 40])))))
        text = text[:start] + draw(st.one_of(JUNK, st.just(""))) + text[end:]
    return text


def expressions(expression: Expression) -> list[Expression]:
    """The expression and those in it."""
    inner: tuple[Expression, ...] = ()
    match expression.form:
        case Subscript(base, items):
            inner = (base, *items)
        case Call(function, arguments):
            inner = (function, *arguments)
        case Union(left, right):
            inner = (left, right)
        case Sequence(items):
            inner = items
        case Lambda(parameters):
            return [expression, *(each for one in parameters for each in of_parameter(one))]
    return [expression, *(each for one in inner for each in expressions(one))]


def of_parameter(parameter: Parameter) -> list[Expression]:
    return [each for one in (parameter.annotation, parameter.default) if one for each in expressions(one)]


def check_places(module: PythonModule, text: str) -> None:
    """Every span lies in the text, a name's span holds the name, and an expression's its text."""

    def named(name: str, span: Span) -> None:
        assert unicodedata.normalize("NFKC", text[span.start : span.end]) == name

    found: list[Expression] = []
    for statement in running(module.statements):
        if not isinstance(statement, Bind):
            continue
        named(statement.name, statement.span)
        match statement.value:
            case FunctionDef() as function:
                named(function.name, function.name_span)
                assert function.span.covers(function.signature)
                assert function.signature.covers(function.name_span)
                assert text[function.signature.start :].startswith(("def", "async"))
                for parameter in function.parameters:
                    named(parameter.name, parameter.span)
                    assert parameter.whole.covers(parameter.span)
                    assert function.signature.covers(parameter.whole)
                    found += of_parameter(parameter)
                found += [each for one in (*function.decorators, function.returns) if one for each in expressions(one)]
            case ClassDef() as definition:
                named(definition.name, definition.name_span)
            case ImportedName() as imported:
                named(imported.name, imported.span)
                assert text[imported.module_span.start : imported.module_span.end]
            case ImportedModule() as imported_module:
                assert text[imported_module.span.start : imported_module.span.end]
            case Assigned(expression):
                found += expressions(expression)
    for expression in found:
        assert 0 <= expression.span.start < expression.span.end <= len(text)
        assert text[expression.span.start : expression.span.end] == expression.text
    if module.syntax_error:
        assert 0 <= module.syntax_error.span.start <= module.syntax_error.span.end <= len(text)


def test_a_handler_is_read_without_loss() -> None:
    module = parse_python(HANDLER)
    assert module.complete
    assert not module.dynamic
    assert module.global_assigned == {"_client"}
    assert [each.name for each in module.functions()] == ["logged", "main", "timed"]
    check_places(module, HANDLER)


@given(edited())
def test_an_edited_handler_is_read_and_every_place_is_right(text: str) -> None:
    check_places(parse_python(text), text)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check_places(parse_python(text), text)
    parse_expression(text)


@given(st.lists(st.one_of(JUNK, st.sampled_from(["x", "1", "main"]))).map("".join))
def test_any_sequence_of_tokens_is_read(text: str) -> None:
    check_places(parse_python(text), text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\f", "\n\n", "# é\u2028😋\x0b\x85\n"])
def test_line_ends_and_marks_move_nothing(start: str, end: str) -> None:
    text = (start + HANDLER).replace("\n", end)
    module = parse_python(text)
    assert module.complete
    check_places(module, text)
    assert [each.name for each in module.functions()] == ["logged", "main", "timed"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a." * 100_000 + "a",
        "(" * 100_000,
        "[" * 90 + "]" * 90,
        "not " * 100_000 + "1",
        "a | " * 2_000 + "a",
        "f(" * 99 + ")" * 99,
        "x" + "[0]" * 100_000,
        "if a: pass\n" + "elif b: pass\n" * 5_000,
        "".join(" " * depth + "if a:\n" for depth in range(150)),
        "".join(" " * depth + "for a in b:\n" for depth in range(95)) + " " * 95 + "main = 1\n",
        "x = 1" + "0" * 10_000,
        "x = " + "'''" * 30_001,
        "\0" * 1_000,
        "\ud800" * 1_000,
        "def f(\n" * 2_000,
        "x = 1\n" * 20_000 + "(",
        "x = ['é', " + "a, " * 100_000 + "]",
        '"""\\' * 50_000,
        "'''" + '"""' * 50_001,
    ],
    ids=lambda text: f"{text[:12]!r}...",
)
def test_hostile_text_is_read(text: str) -> None:
    check_places(parse_python(text), text)


def test_a_lone_surrogate_in_a_string_is_a_character() -> None:
    text = "x = '\ud800'; main = y\n"
    module = parse_python(text)
    assert module.complete
    check_places(module, text)


def test_expressions_keep_the_value_of_a_string() -> None:
    expression = parse_expression("'func.Out[str]'")
    assert expression is not None
    assert expression.form == Constant("func.Out[str]")


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("def f(): pass\nreturn 1", "return 1", "'return' outside function"),
        ("if x:\n    return (1,\n        2)", "return (1,", "'return' outside function"),
        ("break", "break", "'break' outside loop"),
        ("if x:\n    continue", "continue", "'continue' not properly in loop"),
        ("def f(a, a): pass", "a", "duplicate argument 'a' in function definition"),
        ("def f():\n    nonlocal x", "nonlocal x", "no binding for nonlocal 'x' found"),
        ("def f():\n    x = 1\n    global x", "global x", "name 'x' is assigned to before global declaration"),
    ],
)
def test_errors_that_the_parser_does_not_find(text: str, marked: str, message: str) -> None:
    module = parse_python(text)
    assert module.syntax_error is not None
    assert not module.complete
    assert text[slice(*module.syntax_error.span)] == marked
    assert module.syntax_error.message == message


@pytest.mark.parametrize("text", ["for x in y: break", "while x:\n    if z: continue", "def f(): return 1"])
def test_what_stands_in_its_place(text: str) -> None:
    assert parse_python(text).syntax_error is None
