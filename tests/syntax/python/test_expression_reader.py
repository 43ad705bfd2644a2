"""Expressions: the forms that say something about a handler."""

from __future__ import annotations

import pytest

from funcls.syntax.python.expressions import (
    Braces,
    Call,
    Constant,
    Data,
    Expression,
    Lambda,
    Name,
    Other,
    Sequence,
    Subscript,
    Union,
)
from funcls.syntax.python.reader import parse_expression


def show(expression: Expression) -> str:
    """The expression with the kinds of its parts."""
    match expression.form:
        case Name(dotted):
            return dotted
        case Constant(value):
            return repr(value)
        case Subscript(base, items):
            return f"{show(base)}[{', '.join(map(show, items))}]"
        case Call(function, arguments, keywords):
            return f"{show(function)}({', '.join([*map(show, arguments), *(f'{each}=' for each in keywords)])})"
        case Union(left, right):
            return f"<{show(left)} | {show(right)}>"
        case Lambda(parameters):
            return f"lambda({', '.join(each.name for each in parameters)})"
        case Sequence(items):
            return f"sequence({', '.join(map(show, items))})"
        case Braces():
            return "{}"
        case Data():
            return "data"
        case Other():
            return "?"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("str", "str"),
        ("azure.functions.Out", "azure.functions.Out"),
        ("(a . b)", "a.b"),
        ("f().x", "?"),
        ("func.Out[str]", "func.Out[str]"),
        ("Dict[str, List[int]]", "Dict[str, List[int]]"),
        ("Callable[[int], None]", "Callable[sequence(int), None]"),
        ("a[1:2]", "a[?]"),
        ("'func.Out[str]'", "'func.Out[str]'"),
        ("'a' 'b'", "'ab'"),
        ("b'x'", "b'x'"),
        ("...", "Ellipsis"),
        ("-1", "data"),
        ("not x", "data"),
        ("x is not None", "data"),
        ("1 == 1", "data"),
        ("x == 1", "?"),
        ("1 + 2", "data"),
        ("x + 2", "?"),
        ("[a for a in b]", "data"),
        ("x or 1", "?"),
        ("{'a': 1}", "{}"),
        ("{1, 2}", "{}"),
        ("f'{x}'", "data"),
        ("df.Orchestrator.create(f)", "df.Orchestrator.create(f)"),
        ("partial(f, *a, x=1, **k)", "partial(f, ?, x=, **=)"),
        ("str | bytes | None", "<<str | bytes> | None>"),
        ("a + b", "?"),
        ("lambda req, *rest: req", "lambda(req, rest)"),
        ("(a, 'b')", "sequence(a, 'b')"),
        ("[*a]", "sequence(?)"),
    ],
)
def test_forms(text: str, shown: str) -> None:
    expression = parse_expression(text)
    assert expression is not None
    assert show(expression) == shown


def test_spans_are_indices_of_the_text_and_leave_out_parentheses() -> None:
    text = "('é😋' | func.Out[ (ä) ])"
    expression = parse_expression(text)
    assert expression is not None
    assert expression.text == text[expression.span.start : expression.span.end] == "'é😋' | func.Out[ (ä) ]"
    assert isinstance(expression.form, Union)
    right = expression.form.right
    assert right.text == text[right.span.start : right.span.end] == "func.Out[ (ä) ]"
    assert isinstance(right.form, Subscript)
    assert right.form.items[0].text == "ä"


@pytest.mark.parametrize("text", ["", "func.Out[", "a b", "x = 1", " int", "\0", "-" * 100_000 + "1", "(" * 300])
def test_what_is_no_expression(text: str) -> None:
    assert parse_expression(text) is None
