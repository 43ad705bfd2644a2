"""What is left of the tree, and what is said, when a text is unfinished or has one mistake."""

from __future__ import annotations

import re

import pytest

from funcls.syntax.json import parse_json
from support.carets import render
from support.json_values import Other, plain

FUNCTION = """\
{
  "scriptFile": "__init__.py",
  "bindings": [
    {
      "type": "first",
      "name": "req",
      "methods": ["get", "post"],
      "route": "orders/{id:int?}"
    },
    {
      "type": "second",
      "direction": "out",
      "name": "$return"
    }
  ],
  "disabled": false
}
"""


def without_one_token(text: str, tokens: str, *, keep: slice = slice(0, 0)) -> list[str]:
    """Copies of `text`, in each of which one of its `tokens` is cut down to the part `keep`."""
    return [
        text[: match.start()] + match[0][keep] + text[match.end() :]
        for match in re.finditer(r'"[^"]*"|[^\s"]', text)
        if re.fullmatch(tokens, match[0])
    ]


@pytest.mark.parametrize(
    ("what", "texts"),
    [
        ("comma", without_one_token(FUNCTION, ",")),
        ("colon", without_one_token(FUNCTION, ":")),
        ("closing bracket", without_one_token(FUNCTION, r"[\]}]")),
        ("opening bracket", without_one_token(FUNCTION, r"[\[{]")),
        ("closing quote", without_one_token(FUNCTION, '".*"', keep=slice(0, -1))),
        ("opening quote", without_one_token(FUNCTION, '".*"', keep=slice(1, None))),
        ("string", without_one_token(FUNCTION, '".*"')),
    ],
)
def test_one_missing_token_is_one_problem(what: str, texts: list[str]) -> None:
    refused = [text for text in texts if parse_json(text).refused]
    assert refused
    assert {len(parse_json(text).problems) for text in refused} == {1}, what


def test_a_half_typed_string_ends_with_its_line() -> None:
    text = '{\n  "type": "ht\n  "name": "req"\n}'
    document = parse_json(text)
    assert plain(document.root) == {"type": "ht", "name": "req"}
    assert [render(text, problem.span, problem.message) for problem in document.problems] == [
        '  "type": "ht\n          ^^^ This string is never closed: expected "'
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "type": "ht,\n  "name": "req"\n}', {"type": "ht,", "name": "req"}),
        ('{\n  "na\n  "name": "req"\n}', {"na": Other(), "name": "req"}),
        ('{\n  "type": "\n  "name": "req"\n}', {"type": "", "name": "req"}),
        ('{\n  "type": "ht\\\n  "name": "req"\n}', {"type": "ht\\", "name": "req"}),
        ('{\r\n  "type": "ht\r\n  "name": "req"\r\n}', {"type": "ht", "name": "req"}),
        ('{\n  "type": "ht\n}', {"type": "ht"}),
        ("{\n  \"type\": 'ht\n  'name': 'req'\n}", {"type": "ht", "name": "req"}),
        ('{\n  "methods": ["get\n  ],\n  "name": "req"\n}', {"methods": ["get"], "name": "req"}),
        ('{\n  "methods": ["get\n  "post"]\n}', {"methods": ["get", "post"]}),
    ],
)
def test_the_lines_below_a_half_typed_string_are_read_as_if_it_were_closed(text: str, expected: object) -> None:
    document = parse_json(text)
    assert plain(document.root) == expected
    assert len(document.problems) == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"a": "b\nc"}',
        '{"a": "b\n", "c": 1}',
        '{"a": ["b\n"\n]}',
        '{"a": "b\n" // c\n}',
        '{"a": "b\n" /* c */, "d": 1}',
        '{"a\nb"\n:1}',
        '{"a": "b\n: ,", "c": "]\n}"}',
        "{'a': 'b\n\"c\"'}",
        '{"a": "b\n\\"c\\": d"}',
    ],
)
def test_a_string_over_several_lines_that_the_host_reads_is_not_taken_apart(text: str) -> None:
    assert not parse_json(text).refused


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "b"', {"a": 1, "b": Other()}),
        ('{"a": 1, "b":', {"a": 1, "b": Other()}),
        ('{"a": 1, b', {"a": 1, "b": Other()}),
        ('{"a": tru', {"a": Other("tru")}),
        ('{"a":\n"b": 1}', {"a": Other(), "b": 1}),
        ('{"a"\n"b": 1}', {"a": Other(), "b": 1}),
        ('{"a" [1]}', {"a": [1]}),
        ('{"a": [1, 2}', {"a": [1, 2]}),
        ('{"a": ["x", "b": 1}', {"a": ["x"], "b": 1}),
        ('{"a": [{"b": 1, {"c": 2}], "d": 3}', {"a": [{"b": 1}, {"c": 2}], "d": 3}),
        ('{"a": [{"b": 1 ], "d": 3}', {"a": [{"b": 1}], "d": 3}),
        ('{"a": [{"b": 1} {"c": 2}]}', {"a": [{"b": 1}, {"c": 2}]}),
        ('x {"a": 1}', {"a": 1}),
        ("[1, 2]", [1, 2]),
        ("x", Other("x")),
        ("}", Other()),
    ],
)
def test_what_can_be_read_is_read(text: str, expected: object) -> None:
    document = parse_json(text)
    assert plain(document.root) == expected
    assert len(document.problems) == 1
