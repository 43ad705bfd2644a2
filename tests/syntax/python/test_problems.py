"""Where a syntax error is shown, and in which words."""

from __future__ import annotations

import sys

import pytest

from funcls.syntax.python.reader import parse_python

SINCE_312 = sys.version_info >= (3, 12)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("def main(req:\n    pass\n", (1, "(")),
        ("x = 'é😋' 5 y\n", (1, "5")),
        ("x = 1\n    y = 2\n", (2, "y")),
        ("def f()\n    pass\n", (1, ")")),
        ("def f():\n", (1, ":")),
        ("x = 1\nx = 'abc\n", (2, "'")),
        ("x = 1\ny = '''abc\n\n", (2, "'")),
        ("\ufeffx = é 5\n", (1, "5")),
        ("x = 1\0\n", (1, "\0")),
        ("x = 1\r\ry = (\r", (3, "(")),
        ("# a\u2028b\f\n)\n", (2, ")")),
        ("x = 1\ny = f'{a b}'\n", (2, "a b" if SINCE_312 else "y = f'{a b}'")),
        ("x = \\", (1, "\\")),
    ],
)
def test_the_place_of_the_error(text: str, place: tuple[int, str]) -> None:
    problem = parse_python(text).syntax_error
    assert problem is not None
    before = text[: problem.span.start].replace("\r\n", "\n").replace("\r", "\n")
    assert (before.count("\n") + 1, text[problem.span.start : problem.span.end]) == place


def test_the_message_is_that_of_python() -> None:
    problem = parse_python("def main(req:\n").syntax_error
    assert problem is not None
    assert problem.message == "'(' was never closed"


@pytest.mark.parametrize("text", ["", "x = 1", "x = '\\d' + '\\400'\nprint(1if x else 2)", "x = f'{a!r:>{b}}'"])
def test_valid_text_has_no_error(text: str) -> None:
    module = parse_python(text)
    assert module.syntax_error is None
    assert module.complete
