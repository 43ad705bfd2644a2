"""Places in Python source: from the lines and UTF-8 columns of `ast` to spans, and names that `ast` does not place."""

from __future__ import annotations

import ast
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from copy import copy
from itertools import accumulate
from typing import Final, TypeAlias

from funcls.text.lines import LineIndex
from funcls.text.span import Span

# A superset of Python's identifiers, for text that `ast` has accepted: everything but space and ASCII punctuation.
_IDENTIFIER = re.compile(r"[^\s!-/:-@\[-^`{-~]+")
# Space, continued lines and comments, which may stand between any two tokens of a header.
_TRIVIA = re.compile(r"(?:\s|\\(?:\r\n|[\r\n])|#[^\r\n]*)*")
_COLON = re.compile(r"#[^\r\n]*|(:)")
_PARENTHESIS = re.compile(r"#[^\r\n]*|([()])")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


_KEYWORDS: Final[Mapping[type[ast.AST], str]] = {
    ast.FunctionDef: "def",
    ast.AsyncFunctionDef: "async def",
    ast.ClassDef: "class",
}

Placed: TypeAlias = "ast.stmt | ast.expr | ast.arg | ast.alias | ast.excepthandler | ast.pattern"
"""What has a place in `ast`."""


class Source:
    """A module's text with the places in it."""

    __slots__ = ("_columns", "_first_line", "_index", "_is_ascii", "readable", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.readable = _readable(text)
        self._index = LineIndex(self.readable)
        self._is_ascii = self.readable.isascii()
        # Per line the ends of its characters in UTF-8 bytes, empty for an ASCII line: made once, for a line may hold
        # many nodes.
        self._columns: dict[int, list[int]] = {}
        self._first_line = 0

    def part(self, first_line: int) -> Source:
        """The same text, for a tree whose line 1 is the line `first_line` (zero-based) of the text."""
        part = copy(self)
        part._first_line = first_line
        return part

    def offset(self, line: int, column: int) -> int:
        """The index of a place given as `ast` gives it: lines from 1, columns in UTF-8 bytes from 0."""
        # Called for every node that is read: the lines are looked up without a call or a span for each.
        row = min(line + self._first_line, len(self._index.starts)) - 1
        start, end = self._index.starts[row], self._index.ends[row]
        if self._is_ascii:
            return min(start + column, end)
        columns = self._columns.get(start)
        if columns is None:
            columns = self._columns[start] = _byte_columns(self.readable[start:end])
        return min(start + (bisect_right(columns, column) if columns else column), end)

    def span(self, node: Placed) -> Span:
        """The span of a node."""
        end_line, end_column = node.end_lineno, node.end_col_offset
        if end_line is None or end_column is None:
            start = self.offset(node.lineno, node.col_offset)
            return Span(start, start)
        if self._is_ascii:
            starts, before = self._index.starts, self._first_line - 1
            if before + end_line + 1 < len(starts):
                # Nearly every node. Only on the last line may the parser have seen more than stands there.
                return Span(starts[before + node.lineno] + node.col_offset, starts[before + end_line] + end_column)
        start = self.offset(node.lineno, node.col_offset)
        return Span(start, max(start, self.offset(end_line, end_column)))

    def text_of(self, node: Placed) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.readable[start:end]

    def inside_text(self, node: ast.Constant, value: str) -> Span:
        """The span of a string's content, `value`; of all of it where that is written in another way."""
        span, text = self.span(node), self.text_of(node)
        inner = text.find(value) if value and text.count(value) == 1 else -1
        return Span(span.start + inner, span.start + inner + len(value)) if inner > 0 else span

    def line_at(self, offset: int) -> int:
        """The line, zero-based and of the whole text, on which a character stands."""
        return bisect_right(self._index.starts, offset) - 1

    def place_of(self, offset: int) -> tuple[int, int]:
        """The line, as `line_at` has it, and the column of a character."""
        line = self.line_at(offset)
        return line, offset - self._index.starts[line]

    def line_span(self, line: int) -> Span:
        """The span of a line of the parsed part, counted from 1, without its terminator; beyond the end the last."""
        return self._index.line_span(max(0, min(line + self._first_line - 1, self._index.line_count - 1)))

    def identifier_at(self, start: int) -> Span:
        """The span of the identifier that begins at `start`; empty if none does."""
        match = _IDENTIFIER.match(self.readable, start)
        return Span(start, match.end() if match else start)

    def name_at(self, start: int, name: str) -> Span:
        """The span of the identifier `name` that begins at `start`, in whichever form it is written there."""
        if self.readable.startswith(name, start):
            return Span(start, start + len(name))
        return self.identifier_at(start)

    def name_of(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Span:
        """The span of the name that a definition binds."""
        start, keyword = self.offset(node.lineno, node.col_offset), _KEYWORDS[type(node)]
        if self.readable.startswith(f"{keyword} {node.name}", start):
            # Nearly every one: written as it is usual.
            start += len(keyword) + 1
            return Span(start, start + len(node.name))
        for word in keyword.split():
            start = self.skip_trivia(start) + len(word)
        return self.identifier_at(self.skip_trivia(start))

    def last_identifier(self, span: Span) -> Span:
        """The span of the last identifier in `span`, `span` itself if there is none."""
        found = span
        for match in _IDENTIFIER.finditer(self.readable, *span):
            found = Span(*match.span())
        return found

    def module_at(self, start: int, level: int, module: str) -> Span:
        """The span of a module's name as an import statement has it: `level` dots, then `module`, from `start` on."""
        end = start
        if not level and self.readable.startswith(f"{module} ", start):
            return Span(start, start + len(module))
        for _ in range(level):
            end = self.skip_trivia(end) + 1
        for index, _ in enumerate(module.split(".") if module else ()):
            end = self.identifier_at(self.skip_trivia(self.skip_trivia(end) + 1 if index else end)).end
        return Span(start, end)

    def name_within(self, name: str, spans: Iterable[Span]) -> Span:
        """Where `name` is written: the first of its occurrences in the first of `spans` that has one.

        For what `ast` gives no place (`except ... as name`) or, in f-strings before Python 3.12, a wrong one.
        Identifiers are compared as Python compares them, by their NFKC form. Without any occurrence the result is the
        last span.
        """
        last = Span(0, 0)
        for last in spans:
            for match in _IDENTIFIER.finditer(self.readable, last.start, last.end):
                if match.group() == name or unicodedata.normalize("NFKC", match.group()) == name:
                    return Span(*match.span())
        return last

    def skip_trivia(self, start: int) -> int:
        """The index of the first character from `start` on that is neither space, comment nor continued line."""
        match = _TRIVIA.match(self.readable, start)
        return match.end() if match else start

    def colon_after(self, start: int) -> int:
        """The index of the first colon from `start` on that is not in a comment; `start` if there is none."""
        for match in _COLON.finditer(self.readable, start):
            if match.group(1):
                return match.start()
        return start

    def star_before(self, name: int, stars: str) -> int:
        """The index of the star or stars before the parameter whose name stands at `name`."""
        start = self.readable.rfind(stars, 0, name)
        return name if start < 0 else start

    def end_with_parentheses(self, start: int, inner: Span) -> int:
        """The end of an expression with the parentheses around it, of which the opening ones stand after `start`."""
        opened = sum(1 for match in _PARENTHESIS.finditer(self.readable, start, inner.start) if match.group(1) == "(")
        end = inner.end
        for _ in range(opened):
            closing = self.skip_trivia(end)
            if not self.readable.startswith(")", closing):
                break
            end = closing + 1
        return end


def _byte_columns(line: str) -> list[int]:
    if line.isascii():
        return []
    return list(accumulate(len(character.encode()) for character in line))


def _readable(text: str) -> str:
    """The text as `ast.parse` takes it, character for character at the same index.

    A byte order mark is refused in a `str`, though not in a file: a form feed is space and sets no indentation. What
    cannot be encoded cannot be parsed: lone surrogates become the character that decoding such bytes gives.
    """
    if text.startswith("\ufeff"):
        text = "\f" + text[1:]
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)
