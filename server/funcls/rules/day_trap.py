"""Spans of time that mean days to .NET, and hours, minutes or seconds to everybody else."""

from __future__ import annotations

import re
from typing import Final

from funcls.schema.time_span import TICKS_OF_SECOND, describe_ticks, read_time_span

TICKS_OF_DAY: Final = 86_400 * TICKS_OF_SECOND
_PLAIN: Final = re.compile(r"\s*[0-9]+(:[0-9]+:[0-9]+)?\s*")
"""What people read as minutes, seconds or hours, whatever .NET makes of it."""


def day_trap(key: str, text: str) -> str | None:
    """Return what is to say of a span that is a bare number, or `24:00:00`; None of any other."""
    ticks = read_time_span(text)
    if ticks is None or ticks < TICKS_OF_DAY or _PLAIN.fullmatch(text) is None:
        return None
    return f'\'{key}\' is {describe_ticks(ticks)} here. Write it as "hh:mm:ss", or days as "d.hh:mm:ss".'
