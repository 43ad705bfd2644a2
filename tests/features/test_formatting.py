"""Formatting: what a text becomes, what stays as it is, and what holds for every text."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.features.formatting import Style, format_document, format_range
from funcls.features.results import Edit
from funcls.model.source import SourceFile
from funcls.syntax.json import parse_json
from funcls.syntax.json.lexemes import lexemes
from funcls.text.lines import Encoding
from funcls.text.span import Span
from support.json_values import plain

APPS = Path(__file__).parents[1] / "apps"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "functions.jsonl"
TWO = Style("  ")
FOUR = Style.of(tab_size=4, insert_spaces=True)
TABS = Style.of(tab_size=4, insert_spaces=False)


def applied(text: str, edits: list[Edit]) -> str:
    for each in reversed(edits):
        text = each.applied(text)
    return text


def formatted(text: str, style: Style = TWO) -> str:
    return applied(text, format_document(SourceFile("function.json", text), style))


def table(before: str, after: str, name: str) -> object:
    return pytest.param(*(textwrap.dedent(each).strip("\n") for each in (before, after)), id=name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        table(
            """
            {"bindings":[{"type":"httpTrigger" , "methods":["get","post"]}]}
            """,
            """
            {
              "bindings": [
                {
                  "type": "httpTrigger",
                  "methods": [
                    "get",
                    "post"
                  ]
                }
              ]
            }
            """,
            "one member or item on a line",
        ),
        table(
            """
            { "version"
              :
                "2.0", "logging": {   }, "functions": [
              ] }
            """,
            """
            {
              "version": "2.0",
              "logging": {},
              "functions": []
            }
            """,
            "a blank after the colon, and nothing in what is empty",
        ),
        table(
            """
            {

              "a": 1,


              "b": 2

            }
            """,
            """
            {
              "a": 1,
              "b": 2
            }
            """,
            "no empty lines",
        ),
        table(
            """
            // the head
            {
            "a": 1,// of a
                    // of b
            "b": [ // of the items
            1,2 // of the last
            ] }
            """,
            """
            // the head
            {
              "a": 1, // of a
              // of b
              "b": [ // of the items
                1,
                2 // of the last
              ]
            }
            """,
            "line comments stay on their lines",
        ),
        table(
            """
            {/* a */"a":/* b */1/* c */,/* d */"b":2
            /* e */
            }
            """,
            """
            { /* a */
              "a": /* b */ 1 /* c */, /* d */
              "b": 2
              /* e */
            }
            """,
            "block comments stay where they are",
        ),
        table(
            """
            {"a": [1, 2,], "b": {"c": null,},}
            """,
            """
            {
              "a": [
                1,
                2,
              ],
              "b": {
                "c": null,
              },
            }
            """,
            "commas before a closing bracket, which the host reads",
        ),
        table(
            """
            {'name':'it''s', }
            """,
            """
            {'name':'it''s', }
            """,
            "not where the host cannot read the text",
        ),
        table(
            """
            {bindings:[{'name':'timer', schedule: '00:05:00'}], "at": new Date ( /* then */ 0 ), "x": undefined}
            """,
            """
            {
              bindings: [
                {
                  'name': 'timer',
                  schedule: '00:05:00'
                }
              ],
              "at": new Date ( /* then */ 0 ),
              "x": undefined
            }
            """,
            "what only the host reads",
        ),
        table(
            """
            {\u00a0"a": 1,\u00a0
            \u00a0\u00a0"b": 2}
            """,
            """
            {
              "a": 1,
              "b": 2
            }
            """,
            "blanks that only the host skips",
        ),
    ],
)
def test_layout(before: str, after: str) -> None:
    assert formatted(before) == after
    assert formatted(after) == after


@pytest.mark.parametrize(
    ("style", "indent"),
    [
        (Style.of(tab_size=2, insert_spaces=True), "  "),
        (Style.of(tab_size=4, insert_spaces=True), "    "),
        (Style.of(tab_size=0, insert_spaces=True), "    "),
        (Style.of(tab_size=2**31 - 1, insert_spaces=True), " " * 32),
        (Style.of(tab_size=8, insert_spaces=False), "\t"),
    ],
)
def test_indentation_is_what_the_editor_asks_for(style: Style, indent: str) -> None:
    assert formatted('{"a": {"b": 1}}', style) == f'{{\n{indent}"a": {{\n{indent * 2}"b": 1\n{indent}}}\n}}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"a": 1,\n"b": 2}', '{\n  "a": 1,\n  "b": 2\n}'),
        ('{"a": 1,\r\n"b": 2}', '{\r\n  "a": 1,\r\n  "b": 2\r\n}'),
        ('{"a": 1,\r"b": 2}', '{\r  "a": 1,\r  "b": 2\r}'),
        ('{"a": 1,\r\n"b": 2,\n"c": 3}\n', '{\r\n  "a": 1,\r\n  "b": 2,\r\n  "c": 3\r\n}\r\n'),
        ('{\n\r\n"a": 1\r\n}\r\n', '{\n  "a": 1\n}\n'),
        ('\ufeff{"a": 1}', '\ufeff{\n  "a": 1\n}'),
    ],
    ids=repr,
)
def test_line_breaks_are_those_of_the_text(before: str, after: str) -> None:
    assert formatted(before) == after


@pytest.mark.parametrize(
    ("end", "insert", "trim", "expected"),
    [
        ("", False, False, ""),
        ("\n", False, False, "\n"),
        ("\n\n\n", False, False, "\n\n\n"),
        ("  ", False, False, ""),
        ("  \n \n", False, False, "\n\n"),
        ("", True, False, "\n"),
        ("\n\n", True, False, "\n\n"),
        ("", False, True, ""),
        ("\n\n", False, True, "\n"),
        (" ", True, True, "\n"),
        ("\r\n\r\n", True, True, "\r\n"),
    ],
)
def test_the_end_changes_only_as_asked(end: str, insert: bool, trim: bool, expected: str) -> None:
    style = Style.of(tab_size=2, insert_spaces=True, insert_final_newline=insert, trim_final_newlines=trim)
    assert formatted("{}" + end, style) == "{}" + expected


@pytest.mark.parametrize(
    ("before", "edits"),
    [
        ('{\n  "a": 1\n}\n', []),
        ('{\n    "a": 1\n}', [Edit(Span(4, 6), "")]),
        ('{\n  "a":1\n}', [Edit(Span(8, 8), " ")]),
        ('{\n\n  "a": 1\n}', [Edit(Span(2, 3), "")]),
        ('{\r\n\r\n  "a": 1\r\n}', [Edit(Span(3, 5), "")]),
        # Half of a CRLF is no place that an editor knows.
        ('{\n  "a": 1\r\n}', [Edit(Span(10, 12), "\n")]),
    ],
)
def test_edits_are_as_small_as_they_can_be(before: str, edits: list[Edit]) -> None:
    assert format_document(SourceFile("function.json", before), TWO) == edits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1,2]",
        '{"a":1',
        '{"a":1 "b":2}',
        '{"a":"b}',
        '{"a"/* c */:1}',
        '{"a":True}',
        '{"a":1} x',
        '{"a":1 /* c }',
    ],
)
def test_what_the_host_refuses_is_left_alone(text: str) -> None:
    assert format_document(SourceFile("function.json", text), TWO) == []


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    assert format_document(SourceFile("function.json", '{"a":1}', readable=False), TWO) == []


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        pytest.param(
            '{\n"a": 1,\n<|"b":2,|>\n"c":3\n}', '{\n"a": 1,\n  "b": 2,\n"c":3\n}', id="a line, by what stands in it"
        ),
        pytest.param('{\n"a": 1,\n<|"b":2,\n|>"c":3\n}', '{\n"a": 1,\n  "b": 2,\n"c":3\n}', id="a line with its break"),
        pytest.param('{\n"a": 1,\n"b"<||>:2,\n"c":3\n}', '{\n"a": 1,\n  "b": 2,\n"c":3\n}', id="a cursor"),
        pytest.param('{\n<|"a":{"b":1}|>}', '{\n  "a": {\n    "b": 1\n  }\n}', id="a line that becomes several"),
        pytest.param(
            '{\n"a":[\n{\n<|"b":1|>\n}\n]\n}', '{\n"a":[\n{\n      "b": 1\n}\n]\n}', id="as deep as the whole has it"
        ),
        pytest.param('{\n\n<|"a":1,  |>\n\n"b":2\n}', '{\n\n  "a": 1,\n\n"b":2\n}', id="empty lines around it stay"),
        pytest.param('{\n<|"a"|>\n:1\n}', '{\n  "a"\n:1\n}', id="a line is not joined with the next"),
        pytest.param('{\n"a":\n<|1|>\n}', '{\n"a":\n1\n}', id="nor with the one before"),
        pytest.param('{\n"a":1\n}\n\n<|\n|>\n', '{\n"a":1\n}\n\n\n\n', id="empty lines at the end stay"),
        pytest.param('<|{"a":\n1}|>', '{\n  "a": 1\n}', id="all of it"),
    ],
)
def test_a_range(marked: str, after: str) -> None:
    start, end = marked.index("<|"), marked.index("|>") - 2
    text = marked.replace("<|", "").replace("|>", "")
    assert applied(text, format_range(SourceFile("function.json", text), TWO, Span(start, end))) == after


# fmt: off
PIECES = [
    "{", "}", "[", "]", ",", ":", '"a"', '"b": ', '"a":1,', "'c'", "key", "1", "true", "undefined", "new D( /* x */ 1)",
    "/* x */", "// y\n", "\n", "\r\n", " ", "\t", "\xa0", '{"c":[', "]}", "{}", '"two\nlines"',
]
# fmt: on
VALUES = st.recursive(
    st.sampled_from(["1", "null", '"x"', "'y'", "undefined", "{}", "[ ]"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{','.join(items)}]")
        | st.lists(inner, max_size=3).map(
            lambda items: "{" + ",".join(f'"k{n}":{v}' for n, v in enumerate(items)) + "}"
        )
    ),
    max_leaves=8,
)
FILLERS = st.sampled_from(["", "", " ", "\n", "\r\n", "\t\n\n", "// c\n", " /* d */", "/* e\n */\n"])
STYLES = st.sampled_from([TWO, FOUR, TABS, Style("  ", True, True)])


@st.composite
def read_texts(draw: st.DrawFn) -> str:
    """Draw a text that the host reads, with blanks and comments wherever it takes them."""
    text = '{"root":' + draw(VALUES) + "}"
    parts = [text[slice(*each.span)] for each in lexemes(parse_json(text))]
    filled = [draw(FILLERS) + part if part != ":" else part for part in parts]
    return "".join(filled) + draw(FILLERS)


def significant(text: str) -> list[str]:
    return [text[slice(*each.span)] for each in lexemes(parse_json(text))]


def assert_sound(text: str, style: Style) -> None:
    """Assert that nothing but white space changes, and nothing at all the second time."""
    after = formatted(text, style)
    assert significant(after) == significant(text)
    before, read = parse_json(text), parse_json(after)
    assert plain(read.root) == plain(before.root) or before.refused
    assert read.refused == before.refused
    assert formatted(after, style) == after


@given(read_texts(), STYLES)
def test_only_white_space_changes(text: str, style: Style) -> None:
    assert not parse_json(text).refused
    assert_sound(text, style)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(), STYLES)
def test_any_text_is_safe(text: str, style: Style) -> None:
    assert_sound(text, style)


@given(read_texts(), STYLES, st.data())
def test_a_range_changes_its_lines_alone(text: str, style: Style, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    source = SourceFile("function.json", text)
    edits = format_range(source, style, span)
    after = applied(text, edits)

    assert significant(after) == significant(text)
    assert format_range(source, style, Span(0, len(text))) == format_document(source, style)
    lines = source.lines
    first = lines.starts[lines.position(span.start, Encoding.UTF32).line]
    last = lines.ends[lines.position(span.end, Encoding.UTF32).line]
    assert all(first <= each.span.start and each.span.end <= last for each in edits)


def real_texts() -> Iterator[str]:
    for file in sorted(APPS.rglob("*.json")):
        yield file.read_bytes().decode("utf-8", "replace")
    if CORPUS.exists():
        for line in CORPUS.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield from (row["functionJson"], row["hostJson"] or "{}")


@pytest.mark.parametrize("style", [TWO, FOUR, TABS], ids=lambda style: repr(style.indent))
def test_real_files(style: Style) -> None:
    for text in real_texts():
        assert_sound(text, style)
