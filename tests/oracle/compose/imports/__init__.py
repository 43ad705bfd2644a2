"""What a script imports when it is loaded, and what can go wrong with it."""

from __future__ import annotations

from typing import Final

from oracle.compose.imports.missing import MISSING
from oracle.compose.imports.raising import RAISING
from oracle.compose.imports.sound import SOUND

__all__ = ["IMPORTS", "MISSING", "RAISING", "SOUND"]

# Most imports work.
IMPORTS: Final = (SOUND, SOUND, SOUND, MISSING, RAISING)
