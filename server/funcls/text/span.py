"""The one way in which every layer below the borders says where something stands."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A range of Python string indices, `end` exclusive; empty where `start == end`."""

    start: int
    end: int

    def touches(self, offset: int) -> bool:
        """Whether a cursor at `offset` stands in the span or directly at one of its ends."""
        return self.start <= offset <= self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The span moved by `by` indices (negative: towards the start of the text)."""
        return Span(self.start + by, self.end + by)
