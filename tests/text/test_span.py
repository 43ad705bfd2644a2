from __future__ import annotations

from funcls.text import Span


def test_a_cursor_touches_a_span_from_its_start_up_to_its_end() -> None:
    assert [offset for offset in range(7) if Span(2, 4).touches(offset)] == [2, 3, 4]


def test_an_empty_span_is_touched_at_its_one_place() -> None:
    assert [offset for offset in range(4) if Span(2, 2).touches(offset)] == [2]


def test_a_span_covers_itself_and_what_lies_within_it() -> None:
    outer = Span(2, 6)
    assert outer.covers(outer)
    assert outer.covers(Span(3, 6))
    assert outer.covers(Span(6, 6))
    assert not outer.covers(Span(1, 3))
    assert not outer.covers(Span(5, 7))


def test_a_shifted_span_keeps_its_length() -> None:
    assert Span(2, 6).shifted(3) == Span(5, 9)
    assert Span(2, 6).shifted(-2) == Span(0, 4)
