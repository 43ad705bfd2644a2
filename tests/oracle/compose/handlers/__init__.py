"""All ways to write a handler, by subject."""

from __future__ import annotations

from typing import Final

from oracle.compose.handlers.aliases import ALIASES
from oracle.compose.handlers.changed import CHANGED
from oracle.compose.handlers.classes import CLASSES
from oracle.compose.handlers.conditional import CONDITIONAL
from oracle.compose.handlers.decorated import DECORATED
from oracle.compose.handlers.defined import DEFINED
from oracle.compose.handlers.dynamic import DYNAMIC
from oracle.compose.handlers.imported import IMPORTED
from oracle.compose.handlers.made import MADE
from oracle.compose.handlers.nothing import NOTHING
from oracle.compose.handlers.starred import STARRED
from oracle.compose.handlers.wrapped import WRAPPED

SIMPLEST: Final = DEFINED[0]
HANDLERS: Final = (
    DEFINED,
    ALIASES,
    IMPORTED,
    WRAPPED,
    CLASSES,
    STARRED,
    DECORATED,
    CONDITIONAL,
    MADE,
    NOTHING,
    CHANGED,
    DYNAMIC,
)
"""The simple ones first: hypothesis takes an earlier one where it can."""
