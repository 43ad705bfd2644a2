"""What the host reads: measured with Json.NET, each value as the host holds it."""

from __future__ import annotations

import math

import pytest

from funcls.syntax.json import JsonNumber, JsonObject, JsonString, ProblemKind, parse_json
from support.json_values import Other, plain

NOTHING: list[ProblemKind] = []
LENIENT = [ProblemKind.LENIENT]


def read(text: str) -> tuple[object, list[ProblemKind]]:
    document = parse_json(text)
    return plain(document.root), [problem.kind for problem in document.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", {}),
        ('{"a": [1, -2.5e3, "b", true, false, null, {}, []]}', {"a": [1, -2500.0, "b", True, False, None, {}, []]}),
        ('\ufeff{"a": 1}', {"a": 1}),
        ('{\r\n\t"a":\r1\r\n}\r\n', {"a": 1}),
        ('{"a": [1, 2,], "b": 3,}', {"a": [1, 2], "b": 3}),
        ('// one\n{/* two */"a": /* // */ 1 // three\n, /**/ "b": 2}\n// four', {"a": 1, "b": 2}),
        ('{"": ""}', {"": ""}),
        ('{"a": "/* no comment */ // nor here"}', {"a": "/* no comment */ // nor here"}),
        ('{"a": -0, "b": 123456789012345678901234567890}', {"a": 0, "b": 123456789012345678901234567890}),
        (r'{"a": "\b\t\n\f\r\\\/\"é"}', {"a": '\b\t\n\f\r\\/"é'}),
        (r'{"a": "\ud83d\ude00"}', {"a": "😀"}),
        (r'{"a": "\ud83dx\ude00\ud83d\ud83d\ude00"}', {"a": "\ufffdx\ufffd\ufffd😀"}),
        ('{"a": {"A": 1, "a": 2}}', {"a": {"A": 1, "a": 2}}),
    ],
)
def test_what_every_tool_or_common_habit_accepts_is_read_without_a_word(text: str, expected: object) -> None:
    assert read(text) == (expected, NOTHING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{'a': 'it\\'s \"b\"'}", {"a": 'it\'s "b"'}),
        ('{"a": "it\\\'s"}', {"a": "it's"}),
        ("{a: 1, $a_1 : 2, 1: 3, é: 4}", {"a": 1, "$a_1": 2, "1": 3, "é": 4}),
        ('{"a": "b\r\nc"}', {"a": "b\r\nc"}),
        ('{"a": "b\nc" // d\n, "e": 1}', {"a": "b\nc", "e": 1}),
        ('{"a\nb" : 1}', {"a\nb": 1}),
        ('{"a": "b\tc\0d"}', {"a": "b\tc\0d"}),
        ('{"a":\0 1\xa0\u2028}', {"a": 1}),
        ('{"a": [1,,2]}', {"a": [1, Other(), 2]}),
        ('{"a": [,1,,]}', {"a": [Other(), 1, Other()]}),
        ('{"a": , "b": 1}', {"a": Other(), "b": 1}),
        ('{"a": 010, "b": 0x1F, "c": 0xFFFFFFFFFFFFFFFF}', {"a": 8, "b": 31, "c": -1}),
        ('{"a": .5, "b": 5., "c": -.5e1, "d": -01}', {"a": 0.5, "b": 5.0, "c": -5.0, "d": -1}),
        ('{"a": Infinity, "b": -Infinity}', {"a": math.inf, "b": -math.inf}),
        ('{"a": undefined}', {"a": Other("undefined")}),
        ('{"a": new Date(1), "b": 1}', {"a": Other("new Date(1)"), "b": 1}),
        ('{"a": new Pair ({"b": [1]}, ")",)}', {"a": Other('new Pair ({"b": [1]}, ")",)')}),
    ],
)
def test_what_only_the_host_reads_is_read_as_it_does_and_said_once(text: str, expected: object) -> None:
    assert read(text) == (expected, LENIENT)


def test_nan_is_a_number() -> None:
    document = parse_json('{"a": NaN}')
    assert isinstance(document.root, JsonObject)
    member = document.root.get("a")
    assert member is not None
    assert isinstance(member.value, JsonNumber)
    assert math.isnan(member.value.value)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,,"b":2}',
        '{,"a":1}',
        '{"a":True}',
        '{"a":None}',
        '{"a":+1}',
        '{"a":08}',
        '{"a":0x}',
        '{"a":-0x1F}',
        '{"a":0x10000000000000000}',
        '{"a":1e}',
        '{"a":.}',
        '{"a":-}',
        '{"a":- 1}',
        '{"a":1e999}',
        '{"a":' + "9" * 381 + "}",
        '{"a":"\\x"}',
        '{"a":"\\u12"}',
        "{'a':'it''s'}",
        "{a-b:1}",
        "{²:1}",
        "{\U0001d400:1}",
        '{"a":1} x',
        '{"a":1}}',
        '{"a":1},',
        "[1]",
        '"a"',
        "",
        " \n",
        "// only a comment\n",
        '{"a":1} //',
        '{"a":1} /',
        "{/*}",
        '{"a":"b}',
        '{"a":1 "b":2}',
        '{"a":[1 2]}',
        '{"a" 1}',
        '{"a"}',
        '{"a":}',
        '{"a":]}',
        '{"a":[1}}',
        '{"a":[1',
        '{"a" /* no comment here */ : 1}',
        '{"a":new (1)}',
        '{"a":new Date 1}',
        '{"a":new Date(1]}',
        '{"a":new D_x(1)}',
        '{"a":\x1c1}',
        '{"a":1}\ufeff',
        "\ufeff\ufeff{}",
    ],
)
def test_what_the_host_refuses_is_refused(text: str) -> None:
    assert parse_json(text).refused


def test_nesting_is_read_up_to_64_levels() -> None:
    assert read('{"a":' * 64 + "1" + "}" * 64)[1] == NOTHING
    assert parse_json('{"a":' * 65 + "1" + "}" * 65).refused


@pytest.mark.parametrize("value", ["0" * 400, "1" * 380, "7" * 100_000])
def test_numbers_of_any_length_are_judged(value: str) -> None:
    assert parse_json(f'{{"a": {value}}}').refused == (value != "0" * 400 and len(value) > 380)


def test_spans_of_strings_include_their_quotes_and_those_of_bare_keys_are_the_word() -> None:
    text = "{\"a\": 'b', c: 1}"
    root = parse_json(text).root
    assert isinstance(root, JsonObject)
    quoted, bare = root.members
    assert isinstance(quoted.value, JsonString)
    assert [text[slice(*span)] for span in (quoted.key.span, quoted.value.span, bare.key.span)] == ['"a"', "'b'", "c"]
    assert [quoted.key.quoted, bare.key.quoted] == [True, False]


def test_comments_and_commas_are_placed() -> None:
    text = '{"a": 1, // one\n "b": [2, /* two, */ 3]}'
    document = parse_json(text)
    assert isinstance(document.root, JsonObject)
    assert [text[slice(*comment)] for comment in document.comments] == ["// one", "/* two, */"]
    assert document.root.commas == (text.index(","),)


def test_a_bom_moves_no_span() -> None:
    text = '\ufeff{"a": 1}'
    root = parse_json(text).root
    assert root is not None
    assert text[slice(*root.span)] == '{"a": 1}'
