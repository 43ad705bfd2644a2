"""A text with replacements, and the way from an index in one to the same place in the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from funcls.text.span import Span


class Replacement(NamedTuple):
    """A text that takes the place of `span`, which may be empty."""

    span: Span
    text: str


class Rewritten:
    """The text that replacements make of another one; those that overlap an earlier one are left out.

    A place right before an insertion stays before it; one inside a replaced span goes to the start of it.
    """

    def __init__(self, original: str, replacements: Iterable[Replacement]) -> None:
        self.original = original
        self._moves: list[tuple[Span, Span]] = []
        parts, done, length = [], 0, 0
        for span, text in sorted(set(replacements)):
            if span.start < done:
                continue
            parts += [original[done : span.start], text]
            length += span.start - done
            self._moves.append((span, Span(length, length + len(text))))
            length += len(text)
            done = span.end
        self.text = "".join([*parts, original[done:]])

    def forward(self, index: int) -> int:
        """Return the index in the new text of an index in the original."""
        moved = index
        for old, new in self._moves:
            if index < old.end or (index == old.end and (old.start == old.end) and old.start > 0):
                return moved if index <= old.start else new.start
            moved = new.end + index - old.end
        return moved

    def back(self, index: int) -> int | None:
        """Return the index in the original of an index in the new text; None inside what was put there."""
        original = index
        for old, new in self._moves:
            if index < new.start or (index == new.start and old.start > 0):
                return original
            if index < new.end:
                return None
            original = old.end + index - new.end
        return original
