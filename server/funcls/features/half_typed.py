"""What may be written at a place of a JSON text, also while it is being written."""

from __future__ import annotations

import re
from dataclasses import replace

from funcls.features.cursor import JsonCursor, JsonPlace, Role, function_at, in_function, place_in
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
    """Return what may be written at `offset` of the function.json `path`, or None where the file is no function's."""
    function = function_at(state, path)
    return in_function(writing_place(function.file.json, offset), function) if function is not None else None


def writing_place(document: JsonDocument, offset: int) -> JsonPlace:
    """Return what may be written at `offset` of a text.

    A string without its closing quote takes the rest of the line with it: the comma, the brackets, the next members. It
    is taken to end with the word at the cursor, and the text is read as it will be once the quote is there. The span of
    the answer lies in the text as it is, its nodes in the text that was read.
    """
    place = place_in(document, offset)
    text, token = document.text, place.token
    if not place.nodes:
        return _in_blank_file(place, offset)
    if _is_behind_container(place, offset):
        return replace(place, nodes=place.nodes[:-1], role=Role.KEY)
    if place.role is Role.NONE or token is None:
        return place
    if isinstance(token, JsonString) and token.quoted:
        place = _at_string(place, token, offset)
    elif not place.span.touches(offset) or _touches_quote(text, place.span):
        # A quote that no string begins or ends with: this is no word but the inside of a broken string.
        return _nothing(place)
    if place.role is Role.FILE and (text[: place.span.start] + text[place.span.end :]).strip(_AROUND):
        return _nothing(place)
    # An edit has to stay on one line.
    return _nothing(place) if "\n" in text[slice(*place.span)] or "\r" in text[slice(*place.span)] else place


def _nothing(place: JsonPlace) -> JsonPlace:
    return replace(place, role=Role.NONE)


def _in_blank_file(place: JsonPlace, offset: int) -> JsonPlace:
    document = place.document
    is_comment = any(comment.start < offset <= comment.end for comment in document.comments)
    if document.root is not None or is_comment or document.text.startswith("\ufeff", offset):
        return place
    start = len(document.text[:offset].rstrip(" \t"))
    blanks = _BLANKS.match(document.text, offset)
    return replace(place, role=Role.FILE, span=Span(start, blanks.end() if blanks else offset))


def _is_behind_container(place: JsonPlace, offset: int) -> bool:
    """Whether the bracket before the cursor ends the value of a member."""
    value = place.nodes[-1].value if isinstance(place.nodes[-1], Member) else None
    return isinstance(value, JsonArray | JsonObject) and value.span.end == offset


def _at_string(place: JsonPlace, token: JsonString, offset: int) -> JsonPlace:
    text, (start, end) = place.text, token.span
    if offset == start:
        return _before_string(place, offset)
    if token.closed and offset == end:
        # What comes next is a comma or a colon; whoever has just typed the quote wants no list.
        return _nothing(place)
    ends = _ends_of_word(text, start, offset)
    if token.closed and (end - 1 in ends or _MAY_FOLLOW_STRING.match(text, end)):
        return place
    # The brace behind `"in/{na` ends the placeholder or the object: whichever leaves the better text.
    documents = [parse_json(f"{text[:each]}{text[start]}{text[each:]}") for each in ends]
    document, end = min(zip(documents, ends, strict=True), key=lambda each: len(each[0].problems))
    mended = replace(place_in(document, offset), text=text)
    is_whole = mended.token is not None and mended.token.span == Span(start, end + 1)
    return replace(mended, span=Span(start, end)) if is_whole else _nothing(place)


def _before_string(place: JsonPlace, offset: int) -> JsonPlace:
    """Return the gap before a key or an item; a value that stands already leaves none."""
    is_apart = _MAY_PRECEDE_STRING.match(place.text, offset - 1)
    if place.role not in (Role.KEY, Role.ITEM) or not is_apart:
        return _nothing(place)
    nodes = place.nodes[: -2 if place.role is Role.KEY else -1]
    return replace(place, nodes=nodes, span=Span(offset, offset))


def _ends_of_word(text: str, start: int, offset: int) -> list[int]:
    """Return where the word at `offset` may end, in a string that begins at `start`: of two, behind `{name}` first."""
    is_in_placeholder = text.rfind("{", start, offset) > text.rfind("}", start, offset)
    placeholder = _REST_OF_PLACEHOLDER.match(text, offset) if is_in_placeholder else None
    starts = (offset,) if placeholder is None else (placeholder.end(), offset)
    return [rest.end() for each in starts if (rest := _REST_OF_WORD.match(text, each))]


def _touches_quote(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start] in _QUOTES or text[span.end : span.end + 1] in _QUOTES
