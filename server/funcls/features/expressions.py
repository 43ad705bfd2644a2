"""What is replaced in the value at a cursor: its tokens, with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from funcls.features.cursor import JsonCursor, Role
from funcls.features.scope import property_at
from funcls.schema.expressions import Token, read_tokens
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonString
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Content:
    """The text of the value at a cursor, as it stands in the file between the quotes; `known` is its property."""

    text: str
    span: Span
    known: Property


def content_at(cursor: JsonCursor) -> Content | None:
    """Return the text at the cursor, half typed too; None for no text, and for one that is written with escapes."""
    token = cursor.token
    if cursor.role not in (Role.VALUE, Role.ITEM) or not isinstance(token, JsonString) or not token.quoted:
        return None
    known = property_at(_path(cursor), cursor.entry, cursor.function.catalogue)
    is_whole = token.closed and token.span == cursor.span
    span = Span(cursor.span.start + 1, cursor.span.end - is_whole)
    text = cursor.function.file.text[slice(*span)]
    return Content(text, span, known) if known is not None and "\\" not in text else None


def expression_at(cursor: JsonCursor, offset: int) -> Token | None:
    """Return the token, `%NAME%` or `{name}`, that `offset` stands in or at, with spans in the file; None without one.

    Between two tokens it is the second one, behind which nothing has been typed yet.
    """
    content = content_at(cursor)
    if content is None:
        return None
    tokens = [_moved(each, content.span.start) for each in read_tokens(content.text, content.known.expression)]
    return next((each for each in reversed(tokens) if each.span.touches(offset)), None)


def _path(cursor: JsonCursor) -> tuple[str | int, ...]:
    return (*cursor.path, 0) if cursor.role is Role.ITEM else cursor.path


def _moved(token: Token, by: int) -> Token:
    return replace(token, span=token.span.shifted(by), name_span=token.name_span.shifted(by))
