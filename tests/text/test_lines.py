from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.text import Encoding, LineIndex, Position, Span

UTF8, UTF16, UTF32 = Encoding.UTF8, Encoding.UTF16, Encoding.UTF32

PIECES = ["a", '"', "é", "€", "😀", "\u2028", "\x0b", "\x85", "\n", "\r", "\r\n", "\ud83d", "\udc00"]
ANY_TEXTS = st.lists(st.sampled_from(PIECES)).map("".join) | st.text()
ENCODINGS = st.sampled_from(Encoding)
NUMBERS = st.integers(-3, 60)


def lines_of(text: str) -> list[str]:
    index = LineIndex(text)
    return [text[slice(*index.line_span(line))] for line in range(index.line_count)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a", ["a"]),
        ("a\n", ["a", ""]),
        ("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
        ("\r\r\n\n", ["", "", "", ""]),
        ("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g", ["a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g"]),
    ],
)
def test_lines_end_at_lf_crlf_and_lone_cr_only(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def test_there_is_no_line_behind_the_last_one() -> None:
    with pytest.raises(IndexError):
        LineIndex("a\nb").line_span(2)


@pytest.mark.parametrize(
    ("encoding", "columns"),
    [
        (UTF8, {"a": 0, "é": 1, "😀": 3, "\u2028": 7, "b": 10, "end": 11}),
        (UTF16, {"a": 0, "é": 1, "😀": 2, "\u2028": 4, "b": 5, "end": 6}),
        (UTF32, {"a": 0, "é": 1, "😀": 2, "\u2028": 3, "b": 4, "end": 5}),
    ],
)
def test_columns_count_the_code_units_of_the_encoding(encoding: Encoding, columns: dict[str, int]) -> None:
    line = "aé😀\u2028b"
    text = f"😀\r\n{line}\r\nc"
    index = LineIndex(text)
    for name, column in columns.items():
        offset = text.index(line) + (len(line) if name == "end" else line.index(name))
        assert index.position(offset, encoding) == Position(1, column)
        assert index.offset(Position(1, column), encoding) == offset


@pytest.mark.parametrize(
    ("encoding", "inside"),
    [(UTF16, [1]), (UTF8, [1, 2, 3])],
    ids=["between surrogates", "between bytes"],
)
def test_a_place_within_a_character_is_the_start_of_the_character(encoding: Encoding, inside: list[int]) -> None:
    index = LineIndex("😀b")
    assert [index.offset(Position(0, column), encoding) for column in inside] == [0] * len(inside)
    assert index.offset(Position(0, inside[-1] + 1), encoding) == 1


def test_a_lone_surrogate_counts_as_editors_count_it() -> None:
    index = LineIndex("\ud83db")
    assert [index.position(1, encoding).character for encoding in (UTF8, UTF16, UTF32)] == [3, 1, 1]


@pytest.mark.parametrize("encoding", Encoding)
@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 99), 2),
        (Position(1, 99), 5),
        (Position(2, 99), 6),
        (Position(99, 0), 6),
        (Position(0, -1), 0),
        (Position(-1, 5), 0),
    ],
)
def test_a_place_outside_the_text_is_the_nearest_one_in_it(position: Position, offset: int, encoding: Encoding) -> None:
    assert LineIndex("éa\r\nb\n").offset(position, encoding) == offset
    assert LineIndex("ea\r\nb\n").offset(position, encoding) == offset


def test_an_index_outside_the_text_is_the_nearest_place() -> None:
    index = LineIndex("a\nbc")
    assert index.position(-1, UTF16) == Position(0, 0)
    assert index.position(99, UTF16) == Position(1, 2)


def test_the_middle_of_crlf_is_the_end_of_its_line() -> None:
    text = "ab\r\nc"
    assert LineIndex(text).position(text.index("\n"), UTF16) == Position(0, 2)


@given(ANY_TEXTS, ENCODINGS)
def test_every_index_survives_the_way_to_a_position_and_back(text: str, encoding: Encoding) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] != "\r\n" or offset == 0:
            assert index.offset(index.position(offset, encoding), encoding) == offset


@given(ANY_TEXTS, ENCODINGS)
def test_positions_grow_with_the_index(text: str, encoding: Encoding) -> None:
    index = LineIndex(text)
    positions = [index.position(offset, encoding) for offset in range(len(text) + 1)]
    assert positions == sorted(positions)


@given(ANY_TEXTS, ENCODINGS, NUMBERS, NUMBERS)
def test_any_position_gives_an_index_in_its_line(text: str, encoding: Encoding, line: int, character: int) -> None:
    index = LineIndex(text)
    offset = index.offset(Position(line, character), encoding)
    assert 0 <= offset <= len(text)
    if 0 <= line < index.line_count:
        assert index.line_span(line).touches(offset)


@given(ANY_TEXTS)
def test_lines_and_their_terminators_make_up_the_text(text: str) -> None:
    index = LineIndex(text)
    spans = [index.line_span(line) for line in range(index.line_count)]
    gaps = [text[before.end : after.start] for before, after in pairwise(spans)]
    assert set(gaps) <= {"\n", "\r\n", "\r"}
    assert "".join(line + gap for line, gap in zip(lines_of(text), [*gaps, ""], strict=True)) == text


@given(ANY_TEXTS.map(lambda text: text.replace("\ud83d", "").replace("\udc00", "")), NUMBERS)
def test_columns_are_the_lengths_that_the_codecs_give(text: str, offset: int) -> None:
    index = LineIndex(text)
    line, _ = index.position(offset, UTF32)
    start, end = index.line_span(line)
    before = text[start : min(max(offset, 0), end)]
    assert index.position(offset, UTF8).character == len(before.encode("utf-8"))
    assert index.position(offset, UTF16).character == len(before.encode("utf-16-le")) // 2
    assert index.position(offset, UTF32).character == len(before)


def test_a_span_of_a_line_leaves_its_terminator_out() -> None:
    assert LineIndex("ab\r\ncd\n").line_span(1) == Span(4, 6)
