"""A text that the host reads as the flat sequence of what stands in it besides blanks."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from funcls.syntax.json.tree import JsonArray, JsonDocument, JsonObject, JsonOther, JsonValue
from funcls.text import Span


class LexemeKind(Enum):
    """What a lexeme is."""

    OPENER = auto()
    CLOSER = auto()
    COMMA = auto()
    COLON = auto()
    WORD = auto()
    """A key, or a value that holds no others."""
    LINE_COMMENT = auto()
    BLOCK_COMMENT = auto()


class Lexeme(NamedTuple):
    """A token or a comment; `new Date(1)` is one of them."""

    kind: LexemeKind
    span: Span

    @property
    def is_comment(self) -> bool:
        """Whether it is a comment of either form."""
        return self.kind in (LexemeKind.LINE_COMMENT, LexemeKind.BLOCK_COMMENT)


def lexemes(document: JsonDocument) -> list[Lexeme]:
    """The tokens and comments in text order; of a text that the host refuses, those that its tree holds."""
    found: list[Lexeme] = []
    for each in sorted([*_of_value(document.root), *_comments(document)], key=lambda each: each.span):
        # A comment among the arguments of `new Date(1)` is a part of it.
        if not found or each.span.start >= found[-1].span.end:
            found.append(each)
    return found


def _comments(document: JsonDocument) -> Iterator[Lexeme]:
    for span in document.comments:
        is_line = document.text.startswith("//", span.start)
        yield Lexeme(LexemeKind.LINE_COMMENT if is_line else LexemeKind.BLOCK_COMMENT, span)


def _of_value(value: JsonValue | None) -> Iterator[Lexeme]:
    if value is None or (isinstance(value, JsonOther) and not value.text):
        return
    if not isinstance(value, JsonObject | JsonArray):
        yield Lexeme(LexemeKind.WORD, value.span)
        return
    yield Lexeme(LexemeKind.OPENER, Span(value.span.start, value.span.start + 1))
    if value.closed:
        yield Lexeme(LexemeKind.CLOSER, Span(value.span.end - 1, value.span.end))
    for comma in value.commas:
        yield Lexeme(LexemeKind.COMMA, Span(comma, comma + 1))
    if isinstance(value, JsonArray):
        for item in value.items:
            yield from _of_value(item)
        return
    for member in value.members:
        yield from _of_value(member.key)
        if member.colon is not None:
            yield Lexeme(LexemeKind.COLON, Span(member.colon, member.colon + 1))
        yield from _of_value(member.value)
