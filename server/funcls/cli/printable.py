"""Texts from files, made safe for a terminal."""

from __future__ import annotations

import re
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """Return the text in one line, without the characters by which a file could steer the terminal."""
    return printable_line(text).replace("\t", "\N{REPLACEMENT CHARACTER}")


def printable_line(text: str) -> str:
    """Return the same of a source line, whose tabs stay."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
