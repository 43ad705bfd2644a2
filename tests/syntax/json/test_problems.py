"""What is said of a text: the place, and the words."""

from __future__ import annotations

import pytest

from funcls.syntax.json import ProblemKind, parse_json
from support.carets import render


def said_of(text: str) -> str:
    return "\n".join(render(text, problem.span, problem.message) for problem in parse_json(text).problems)


REFUSED = [
    # Commas
    """\
{"name": "req" "direction": "in"}
               ^^^^^^^^^^^ Expected a comma before "direction"
""",
    """\
{"bindings": [{"name": "req"} {"name": "res"}]}
                              ^ Expected a comma before {
""",
    """\
{"methods": ["get" "post"]}
                   ^^^^^^ Expected a comma before "post"
""",
    """\
{"a":1,,"b":2}
       ^ Expected a key before this comma
""",
    """\
{"a":1,,,,"b":2}
       ^ Expected a key before this comma
""",
    """\
{,"a":1}
 ^ Expected a key before this comma
""",
    """\
{"a": 1: "b": 2}
       ^ Expected a comma before :
""",
    """\
{'route': 'it''s'}
              ^^^ Expected a comma before 's'
""",
    # Colons, keys and values that are missing
    """\
{"name" "req", "b": 1}
        ^^^^^ Expected a colon before "req"
""",
    """\
{"bindings" [{"a": 1}]}
            ^ Expected a colon before [
""",
    """\
{"a": 1, "b"}
         ^^^ Expected a colon and a value after "b"
""",
    """\
{"a", "b": 1}
 ^^^ Expected a colon and a value after "a"
""",
    """\
{"name", "req", "direction": "in"}
 ^^^^^^ Expected a colon and a value after "name"
""",
    """\
{"a" "b": 1}
 ^^^ Expected a colon and a value after "a"
""",
    """\
{"a":}
    ^ Expected a value after "a":
""",
    """\
{"a": "b": 1}
    ^ Expected a value after "a":
""",
    """\
{"a":: 1}
     ^ Expected a value before this colon
""",
    """\
{: 1}
 ^ Expected a key before :
""",
    """\
{"a": 1, {"b": 2}}
         ^ Expected a key before {
""",
    # Strings
    """\
{"name": "req, "b": 1}
                ^ Expected a comma before b
""",
    """\
{"path": "C:\\data", "b": 1}
            ^^ \\d is no escape: a backslash itself is written \\\\
""",
    """\
{"a": "\\u12", "b": 1}
       ^^^^ Expected four hexadecimal digits after \\u
""",
    # Words
    """\
{"a": True}
      ^^^^ Expected true, not True
""",
    """\
{"a": None}
      ^^^^ Expected null, not None
""",
    """\
{"direction": in}
              ^^ in is not a value: expected double quotes around it
""",
    """\
{"path": orders/{id}.json, "a": 1}
         ^^^^^^^^^^^^^^^^ orders/{id}.json is not a value: expected double quotes around it
""",
    """\
{"after": 00:00:10, "a": 1}
          ^^^^^^^^ 00:00:10 is not a value: expected double quotes around it
""",
    """\
{"a": +1, "b": 1x}
      ^^ +1 is not a number
{"a": +1, "b": 1x}
               ^^ 1x is not a number
""",
    """\
{"a": 1e999}
      ^^^^^ 1e999 is too large a number
""",
    """\
{auth-level: 1}
 ^^^^^^^^^^ Expected double quotes around auth-level
""",
    """\
{"direction": in"}
              ^^ in is not a value: expected double quotes around it
""",
    """\
{direction": "in", "a": 1}
          ^^^^ Expected a colon before ": "
""",
    # Brackets
    """\
{"a": [1, 2}
           ^ Expected ] before }
""",
    """\
{"a": [{"b": 1 ]}
               ^ Expected } before ]
""",
    """\
{"bindings": [{"a": 1, {"b": 2}]}
                       ^ Expected } before {
""",
    """\
{"methods": ["get", "name": "req"}
                    ^^^^^^ Expected ] before "name"
""",
    """\
{"bindings": ["a": 1, "b": 2}, {"c": 3}]}
              ^^^ Expected ] before "a"
""",
    """\
{"bindings": {"a": 1}, {"b": 2}, {"c": 3}]}
                       ^ Expected a key before {
""",
    """\
{"a": 1]}
       ^ Expected no ] here: no [ is open
""",
    """\
{"a": (1)}
      ^ ( is not a value: expected double quotes around it
""",
    """\
{"a": new Date(1}
                ^ Expected ) before }
""",
    """\
{"bindings": [
             ^ This [ is never closed: expected ]
""",
    """\
{"bindings": [{"name":
              ^ This { is never closed: expected }
""",
    # The whole text
    """\
{"a": 1}}
        ^ Expected the end of the file before }
""",
    """\
{"a": 1}, "b": 2}
        ^ Expected the end of the file before ,
""",
    """\
[{"a": 1}, {"b": 2}]
^ Expected {: the file must hold one object
""",
    """\
"a": 1, "b": 2
^^^ Expected {: the file must hold one object
""",
    """\
x {"a": 1}
^ Expected {: the file must hold one object
""",
    # Comments
    """\
{"a": 1 /* one }
        ^^ This comment is never closed: expected */
""",
    """\
{"a" /* one */ : 1}
     ^^^^^^^^^ The host reads no comment between a key and its colon
""",
    """\
{} //
   ^^ Expected a line break after //
""",
    """\
{"a": 1 / 2}
        ^ Expected a comma before /
""",
]


@pytest.mark.parametrize("expected", REFUSED, ids=lambda expected: expected.splitlines()[0])
def test_each_mistake_is_told_once_at_its_place_with_what_was_expected(expected: str) -> None:
    text = expected.splitlines()[0]
    assert said_of(text) + "\n" == expected
    assert parse_json(text).refused


LENIENT = [
    """\
{'a': 1, 'b': 2, c: 3}
 ^^^ Strings in single quotes are read by the host only
""",
    """\
{a: 01}
 ^ A key without quotes is read by the host only
""",
    """\
{"a": 01}
      ^^ The number 01 is read by the host only
""",
    """\
{"a": 0x1F}
      ^^^^ The number 0x1F is read by the host only
""",
    """\
{"a": NaN}
      ^^^ NaN is read by the host only
""",
    """\
{"a": undefined}
      ^^^^^^^^^ undefined is read by the host only
""",
    """\
{"a": [1,,2]}
         ^ A comma without a value before it is read by the host only
""",
    """\
{"a": , "b": 1}
    ^ A key without a value is read by the host only
""",
    """\
{"a": new Date(1)}
      ^^^^^^^^^^^ new Date(...) is read by the host only
""",
    """\
{"a": "it\\'s"}
         ^^ The escape \\' is read by the host only
""",
    """\
{"a": "b\tc"}
        ^ A control character in a string is read by the host only
""",
    """\
{"a":\xa01}
     ^ \\u00a0 between tokens is read by the host only
""",
]


@pytest.mark.parametrize("expected", LENIENT, ids=lambda expected: expected.splitlines()[0])
def test_what_only_the_host_reads_is_told_once_at_the_first_place(expected: str) -> None:
    text = expected.splitlines()[0]
    assert said_of(text) + "\n" == expected
    assert not parse_json(text).refused


def test_a_line_break_in_a_string_is_told_at_the_break() -> None:
    assert said_of('{"a": "b\nc"}') == '{"a": "b\n        ^ A line break in a string is read by the host only'


def test_a_text_that_the_host_refuses_is_not_called_lenient_too() -> None:
    assert [problem.kind for problem in parse_json("{'a': True}").problems] == [ProblemKind.REFUSED]


@pytest.mark.parametrize("text", ["", "\ufeff", " \n\n", "// to be written\n"])
def test_a_text_without_an_object_is_told_at_its_end(text: str) -> None:
    (problem,) = parse_json(text).problems
    assert (problem.span, problem.message) == ((len(text), len(text)), "Expected {: the file holds no object")


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ('{"a": [1, 2}', "["),
        ('{"a": [{"b": 1 ]}', "{"),
        ('{"methods": ["get", "name": "req"}', "["),
    ],
)
def test_a_missing_bracket_points_at_the_one_left_open(text: str, related: str) -> None:
    (problem,) = parse_json(text).problems
    assert problem.related is not None
    assert problem.related.start == text.rindex(related)


def test_of_equal_keys_each_without_effect_is_told_and_points_at_the_one_that_wins() -> None:
    text = '{"a": 1, "A": 0, "a": 2, "b": {"a": 0}, "a": 3}'
    first, second = parse_json(text).problems
    last = text.rindex('"a": 3')
    assert [first.kind, second.kind] == [ProblemKind.DUPLICATE] * 2
    assert [first.span.start, second.span.start] == [text.index('"a": 1'), text.index('"a": 2')]
    assert [first.related, second.related] == [(last, last + 3)] * 2
    assert first.message == '"a" stands twice: the host takes the later one'


def test_nesting_that_is_too_deep_is_told_once_where_it_begins() -> None:
    text = '{"a":' + "[" * 100_000
    (problem,) = parse_json(text).problems
    assert problem.span == (5 + 63, 5 + 64)
    assert problem.message == "Nested deeper than the host reads: 64 levels"


def test_two_mistakes_are_two_problems() -> None:
    text = '{\n  "a": True,\n  "b" 1,\n  "c": 2 "d": 3\n}'
    assert said_of(text) == (
        '  "a": True,\n       ^^^^ Expected true, not True\n'
        '  "b" 1,\n      ^ Expected a colon before 1\n'
        '  "c": 2 "d": 3\n         ^^^ Expected a comma before "d"'
    )


@pytest.mark.parametrize("char", ["\ud800", "\u2028", "\x07", "\n"])
def test_messages_hold_no_character_that_cannot_be_shown(char: str) -> None:
    for text in (f'{{"a": x{char}y}}', f'{{"a": "\\{char}"}}', f'{{"a" "{char}b"}}'):
        assert all(problem.message.isprintable() for problem in parse_json(text).problems)


def test_messages_quote_long_text_in_part() -> None:
    text = '{"a": 1 "' + "x" * 1000 + '": 2}'
    (problem,) = parse_json(text).problems
    assert len(problem.message) < 80
    assert problem.message.endswith("…")
