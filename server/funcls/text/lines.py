"""String indices to and from lines and columns, as editors count them.

A line ends at LF, CRLF or a lone CR and nowhere else: the Language Server Protocol 3.17 names these three ("Text
Documents"), while `str.splitlines` also cuts at U+2028, VT, FF, NEL and others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from funcls.text.span import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Encoding(str, Enum):
    """The unit that a column counts, by its name in the Language Server Protocol (`PositionEncodingKind`)."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


class Position(NamedTuple):
    """A zero-based line and column; the column counts the code units of an `Encoding`."""

    line: int
    character: int


class LineIndex:
    """The lines of one text: a conversion costs a binary search and, on a line that is not ASCII, that line.

    `starts` and `ends` are the indices at which each line begins and, without its terminator, ends.
    """

    __slots__ = ("_ascii", "ends", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int]
        self.ends: list[int]
        if "\r" in text:
            breaks = [match.span() for match in _LINE_END.finditer(text)]
            self.starts = [0, *(end for _, end in breaks)]
            self.ends = [*(start for start, _ in breaks), len(text)]
        else:
            # The same for most texts, in a third of the time.
            self.starts = [0, *accumulate([len(line) + 1 for line in text.split("\n")])]
            self.ends = [start - 1 for start in self.starts[1:]]
            self.starts.pop()
        self._ascii = text.isascii()

    @property
    def line_count(self) -> int:
        """At least 1: a text that ends with a line terminator has an empty last line."""
        return len(self.starts)

    def line_span(self, line: int) -> Span:
        """The span of `line` without its terminator; raises IndexError from `line_count` on."""
        return Span(self.starts[line], self.ends[line])

    def position(self, offset: int, encoding: Encoding) -> Position:
        """The place of a string index, clamped to the text; within CRLF it is the end of the line."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.starts, offset) - 1
        start = self.starts[line]
        offset = min(offset, self.ends[line])
        if self._ascii or encoding is Encoding.UTF32:
            return Position(line, offset - start)
        return Position(line, _units(self.text[start:offset], encoding))

    def offset(self, position: Position, encoding: Encoding) -> int:
        """The string index of a place.

        A column past the line's end is that end, a line past the last one the end of the text, and a column within a
        character (between its two surrogates, or its bytes) the start of that character.
        """
        line, character = position
        if line < 0:
            return 0
        if line >= self.line_count:
            return len(self.text)
        start, end = self.line_span(line)
        character = max(character, 0)
        if self._ascii or encoding is Encoding.UTF32:
            return min(start + character, end)
        content = self.text[start:end]
        if content.isascii():
            return min(start + character, end)
        units = 0
        for index, char in enumerate(content, start):
            units += _units(char, encoding)
            if units > character:
                return index
        return end


def _units(text: str, encoding: Encoding) -> int:
    if text.isascii() or encoding is Encoding.UTF32:
        return len(text)
    if encoding is Encoding.UTF8:
        # A lone surrogate has no UTF-8 form; three bytes is what editors that send one count for it.
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)
