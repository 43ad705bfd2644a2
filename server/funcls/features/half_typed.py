"""What may be written at a place of a function.json, also while it is being written."""

from __future__ import annotations

import re
from dataclasses import replace

from funcls.features.cursor import JsonCursor, Role, cursor_in, function_at
from funcls.model.binding import Binding, read_bindings
from funcls.model.function import BINDINGS_KEY
from funcls.schema.catalogue import Catalogue
from funcls.syntax.json import parse_json
from funcls.syntax.json.tree import JsonArray, JsonDocument, JsonObject, JsonString, Member
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_QUOTES = ('"', "'")
_AROUND = "\ufeff \t\r\n"
_MAY_PRECEDE_STRING = re.compile(r"[\s,\[{\]}/]")
_MAY_FOLLOW_STRING = re.compile(r"[\s,:\]}]|/[/*]|$")
_REST_OF_WORD = re.compile(r"""[^\s"'\\,:{}\[\]]*""")
_REST_OF_PLACEHOLDER = re.compile(r"\w*}")
_BLANKS = re.compile(r"[ \t]*")


def writing_cursor(state: AppState, path: str, offset: int) -> JsonCursor | None:
    """Return what may be written at `offset` of the function.json `path`, or None where the file is no function's.

    A string without its closing quote takes the rest of the line with it: the comma, the brackets, the next members. It
    is taken to end with the word at the cursor, and the text is read as it will be once the quote is there. The span of
    the answer lies in the text as it is, its nodes in the text that was read.
    """
    function = function_at(state, path)
    if function is None:
        return None
    cursor = cursor_in(function.file.json, function.bindings, function, offset)
    text, token = function.file.text, cursor.token
    if not cursor.nodes:
        return _in_blank_file(cursor, offset)
    if _is_behind_container(cursor, offset):
        return replace(cursor, nodes=cursor.nodes[:-1], role=Role.KEY)
    if cursor.role is Role.NONE or token is None:
        return cursor
    if isinstance(token, JsonString) and token.quoted:
        cursor = _at_string(cursor, token, offset)
    elif not cursor.span.touches(offset) or _touches_quote(text, cursor.span):
        # A quote that no string begins or ends with: this is no word but the inside of a broken string.
        return _nothing(cursor)
    if cursor.role is Role.FILE and (text[: cursor.span.start] + text[cursor.span.end :]).strip(_AROUND):
        return _nothing(cursor)
    # An edit has to stay on one line.
    return _nothing(cursor) if "\n" in text[slice(*cursor.span)] or "\r" in text[slice(*cursor.span)] else cursor


def _nothing(cursor: JsonCursor) -> JsonCursor:
    return replace(cursor, role=Role.NONE)


def _in_blank_file(cursor: JsonCursor, offset: int) -> JsonCursor:
    document = cursor.function.file.json
    is_comment = any(comment.start < offset <= comment.end for comment in document.comments)
    if document.root is not None or is_comment or document.text.startswith("\ufeff", offset):
        return cursor
    start = len(document.text[:offset].rstrip(" \t"))
    blanks = _BLANKS.match(document.text, offset)
    return replace(cursor, role=Role.FILE, span=Span(start, blanks.end() if blanks else offset))


def _is_behind_container(cursor: JsonCursor, offset: int) -> bool:
    """Whether the bracket before the cursor ends the value of a member."""
    value = cursor.nodes[-1].value if isinstance(cursor.nodes[-1], Member) else None
    return isinstance(value, JsonArray | JsonObject) and value.span.end == offset


def _at_string(cursor: JsonCursor, token: JsonString, offset: int) -> JsonCursor:
    text, (start, end) = cursor.function.file.text, token.span
    if offset == start:
        return _before_string(cursor, offset)
    if token.closed and offset == end:
        # What comes next is a comma or a colon; whoever has just typed the quote wants no list.
        return _nothing(cursor)
    ends = _ends_of_word(text, start, offset)
    if token.closed and (end - 1 in ends or _MAY_FOLLOW_STRING.match(text, end)):
        return cursor
    # The brace behind `"in/{na` ends the placeholder or the object: whichever leaves the better text.
    documents = [parse_json(f"{text[:each]}{text[start]}{text[each:]}") for each in ends]
    document, end = min(zip(documents, ends, strict=True), key=lambda each: len(each[0].problems))
    mended = cursor_in(document, _bindings_in(document, cursor.function.catalogue), cursor.function, offset)
    is_whole = mended.token is not None and mended.token.span == Span(start, end + 1)
    return replace(mended, span=Span(start, end)) if is_whole else _nothing(cursor)


def _before_string(cursor: JsonCursor, offset: int) -> JsonCursor:
    """Return the gap before a key or an item; a value that stands already leaves none."""
    is_apart = _MAY_PRECEDE_STRING.match(cursor.function.file.text, offset - 1)
    if cursor.role not in (Role.KEY, Role.ITEM) or not is_apart:
        return _nothing(cursor)
    nodes = cursor.nodes[: -2 if cursor.role is Role.KEY else -1]
    return replace(cursor, nodes=nodes, span=Span(offset, offset))


def _bindings_in(document: JsonDocument, catalogue: Catalogue) -> tuple[Binding, ...]:
    member = document.root.get(BINDINGS_KEY) if isinstance(document.root, JsonObject) else None
    array = member.value if member is not None else None
    return tuple(read_bindings(array, catalogue)) if isinstance(array, JsonArray) else ()


def _ends_of_word(text: str, start: int, offset: int) -> list[int]:
    """Return where the word at `offset` may end, in a string that begins at `start`: of two, behind `{name}` first."""
    is_in_placeholder = text.rfind("{", start, offset) > text.rfind("}", start, offset)
    placeholder = _REST_OF_PLACEHOLDER.match(text, offset) if is_in_placeholder else None
    starts = (offset,) if placeholder is None else (placeholder.end(), offset)
    return [rest.end() for each in starts if (rest := _REST_OF_WORD.match(text, each))]


def _touches_quote(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] in _QUOTES or text[span.end : span.end + 1] in _QUOTES
