"""What the host refuses in a large JSON text, found without reading all of it into a tree.

A tree of 1.5 MB takes 0.7 s, too long for a keystroke. Python's own reader is a hundred times as quick, and stricter
than the host: what it takes the host takes. Where it stops, all before that place is sound, and is read as blanks.
"""

from __future__ import annotations

import json
import re
from typing import Final

from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.tree import JsonProblem, ProblemKind

_STRING: Final = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_COMMENT: Final = re.compile(rf"({_STRING})|//[^\r\n]*|/\*.*?\*/", re.DOTALL)
_TRAILING_COMMA: Final = re.compile(rf"({_STRING})|,(?=\s*[\]}}])", re.DOTALL)
_TO_BRACKET: Final = re.compile(rf"(?:[^\"\[\]{{}}]+|{_STRING})*", re.DOTALL)
_COLON: Final = re.compile(r"\s*:")
_AT_LENIENT: Final = re.compile(r"//|/\*|[,\]}]")
"""What stands where Python's reader stops at a comment or at a trailing comma."""
_NO_BREAK: Final = re.compile(r"[^\r\n]")

_HUGE: Final = re.compile(r"[0-9]{300}|[0-9][eE]\+?[0-9]{3}")
"""Numbers that Python reads, and the host may refuse."""

_DEEPEST: Final = 60
"""Containers within each other; below it the limit of the host is not in question."""
_FURTHER: Final = 20_000
"""Characters that are read behind the place where Python's reader stops, before all are."""


def first_refusal(text: str) -> JsonProblem | None:
    """Return what the host refuses in the text, one of several, or None where it reads the text."""
    plain = f" {text[1:]}" if text.startswith("\ufeff") else text
    stop = _stop(plain)
    if stop is not None and _AT_LENIENT.match(plain, stop):
        # Comments and trailing commas, which the host takes, are common in these files.
        plain = _TRAILING_COMMA.sub(_without_comma, _COMMENT.sub(_without_comment, plain))
        stop = _stop(plain)
    if stop is None:
        return None
    start = _blanked(plain, stop)
    end = stop + _FURTHER
    near = _refusals(start + text[stop:end])
    found = next((each for each in near if stop - 1 <= each.span.start < end - 1), None) if end < len(text) else None
    return found or next(iter(_refusals(start + text[stop:])), None)


def _stop(text: str) -> int | None:
    """Return where Python's reader stops, None where it reads the text and finds an object."""
    try:
        root = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        return error.pos
    except (ValueError, RecursionError):
        # A number of thousands of digits; or containers without end.
        return 0
    return None if isinstance(root, dict) and _is_flat(text) and not _HUGE.search(text) else 0


def _is_flat(text: str) -> bool:
    """Return whether a sound text does not nest as deeply as the host may refuse."""
    depth = position = 0
    while (position := _to_bracket(text, position)) < len(text):
        depth += 1 if text[position] in "{[" else -1
        if depth > _DEEPEST:
            return False
        position += 1
    return True


def _blanked(text: str, stop: int) -> str:
    """Return the text before `stop`, which is sound, with blanks in the containers that are closed there."""
    pieces: list[str] = []
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    position = 0
    while (position := _to_bracket(text, position)) < stop:
        if text[position] in "{[":
            opened.append(position)
        elif opened:
            start = opened.pop()
            while closed and closed[-1][0] > start:
                closed.pop()
            closed.append((start, position))
        position += 1
    end = 0
    for start, last in closed:
        pieces += [text[end : start + 1], _NO_BREAK.sub(" ", text[start + 1 : last])]
        end = last
    return "".join([*pieces, text[end:stop]])


def _to_bracket(text: str, position: int) -> int:
    found = _TO_BRACKET.match(text, position)
    return found.end() if found is not None else len(text)


def _without_comment(found: re.Match[str]) -> str:
    text, end = found.string, found.end()
    # The host wants one character behind two slashes, and no comment between a key and its colon.
    is_refused = (found[0] == "//" and end == len(text)) or _COLON.match(text, end)
    return found[0] if found[1] is not None or is_refused else _NO_BREAK.sub(" ", found[0])


def _without_comma(found: re.Match[str]) -> str:
    before = found.start() - 1
    while before >= 0 and found.string[before].isspace():
        before -= 1
    is_trailing = found[1] is None and before >= 0 and found.string[before] not in "{[,:"
    return " " if is_trailing else found[0]


def _refusals(text: str) -> list[JsonProblem]:
    return [each for each in parse_json(text).problems if each.kind is ProblemKind.REFUSED]
