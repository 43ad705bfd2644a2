"""The name at a place in a script, and whether one is being typed there."""

from __future__ import annotations

import re
from typing import Final

from funcls.text.span import Span

_BEFORE: Final = re.compile(r"(?<!\w)[^\W\d]\w*\Z|\Z")
_AFTER: Final = re.compile(r"\w*")
_LONGEST: Final = 200
_NUMBER: Final = re.compile(r"(?<![\w.])\d[\w.]*\Z")


def identifier_at(text: str, offset: int) -> Span:
    """Return the name that touches a place; an empty span where none does."""
    before = _BEFORE.search(text, max(offset - _LONGEST, 0), offset)
    after = _AFTER.match(text, offset)
    start = before.start() if before is not None else offset
    end = after.end() if after is not None else offset
    return Span(start, end) if start < offset or text[start:end].isidentifier() else Span(offset, offset)


def is_typed_at(text: str, offset: int) -> bool:
    """Return whether a name is being typed: something of it stands there, or a dot that no number ends with."""
    start = identifier_at(text, offset).start
    if _NUMBER.search(text, max(start - _LONGEST, 0), start):
        return False
    return start < offset or text[max(offset - 1, 0) : offset] == "."
