"""Texts that a module hands to functions."""

from __future__ import annotations

import pytest

from funcls.syntax.python.text_arguments import text_arguments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = yield context.call('Bill', 1)", ["Bill"]),
        ('call("Bill"), a.b.call(1), c.call(name="Mail", other="No")', ["Bill", "Mail"]),
        ("x.other('Bill'), call(), call(f'Bill'), call('a' 'b'), call('a\\n'), call(b'Bill'), call(*names)", []),
        ("call('Bill'", []),
    ],
)
def test_first_arguments_that_are_texts(text: str, expected: list[str]) -> None:
    found = text_arguments(text, {"call": "name"})
    assert [each.text for each in found] == expected
    assert [text[slice(*each.span)] for each in found] == expected
