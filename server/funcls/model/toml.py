"""TOML: what a text says, and where a key comes into being in it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from funcls.text.span import Span

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_DEEPEST: Final = 100
"""Tables and arrays within each other."""

_TOO_DEEP: Final = "Nested too deeply"

_MOST_LINES: Final = 2_000
"""In a longer text nothing is looked for: finding its place would take too long."""

_LONGEST_STATEMENT: Final = 100
"""Lines; no longer statement is found."""


class TomlError(ValueError):
    """Says what is wrong with a text, and, where the parser knows it, at which line and column."""


def read_toml(text: str) -> dict[str, object]:
    """Return what the text says; raises `TomlError`."""
    try:
        document: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlError(str(error)) from error
    except ValueError as error:
        # Python makes no number of thousands of digits.
        raise TomlError("A number has too many digits") from error
    except RecursionError as error:
        raise TomlError(_TOO_DEEP) from error
    if _is_deep(document):
        # The parser makes tables of `a.a.a` without end; who walks through them would not come back.
        raise TomlError(_TOO_DEEP)
    return document


def _is_deep(document: object) -> bool:
    level = [document]
    for _ in range(_DEEPEST):
        inner = (each.values() if isinstance(each, dict) else each for each in level if isinstance(each, dict | list))
        level = [one for each in inner for one in each if isinstance(one, dict | list)]
        if not level:
            return False
    return True


def find_statement(text: str, keys: Sequence[str]) -> Span | None:
    """Return the span of the statement by which the path of keys comes into being, None where it cannot be found.

    A text up to the end of a statement is TOML itself: the first one that has the path ends with what is sought. So
    this asks the parser, and needs to know nothing of the grammar.
    """
    ends = [match.end() for match in re.finditer(r"\n|\Z", text)]
    if len(ends) > _MOST_LINES:
        return None
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high) // 2
        whole = _whole(text, ends, middle)
        if whole is not None and holds(whole[1], keys):
            high = middle
        else:
            low = middle + 1
    start = ends[low - 1] if low else 0
    before, whole = _whole(text[:start], [start], 0), _whole(text, ends, low)
    # A statement that is too long has no beginning that was looked at.
    return Span(start, whole[0]) if before and whole and holds(whole[1], keys) else None


def _whole(text: str, ends: Sequence[int], first: int) -> tuple[int, Mapping[str, object]] | None:
    """Return the nearest end from the line `first` on at which the text so far is TOML, and what it says."""
    for end in ends[first : first + _LONGEST_STATEMENT]:
        try:
            return end, read_toml(text[:end])
        except TomlError:
            continue
    return None


def holds(document: object, keys: Sequence[str]) -> bool:
    """Return whether a path of keys leads to something."""
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return True
