"""Which major version of the extension bundle a version range of host.json stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_MAJORS: Final = (1, 2, 3, 4)
"""The majors that exist (facts: changes 2024-2026, row 8)."""

_CHANNELS: Final = frozenset(
    f"microsoft.azure.functions.extensionbundle{channel}" for channel in ("", ".preview", ".experimental")
)

_Version = tuple[int, int, int]
_RANGE: Final = re.compile(r"\s*([\[(])([^,]*)(,?)([^,]*)([\])])\s*")
_VERSION: Final = re.compile(r"\s*([0-9]{1,9})(?:\.([0-9]{1,9}|\*)(?:\.([0-9]{1,9}|\*))?)?\s*")


@lru_cache(maxsize=32)
def bundle_major(identifier: str, version_range: str) -> int | None:
    """Return the one major whose versions lie in the range, or None where there are several, none, or it is unreadable.

    Ranges are those of NuGet: `[4.*, 5.0.0)`, `[4.5.0]`, and `4.5.0` for everything from there on.
    """
    limits = _limits(version_range) if identifier.lower() in _CHANNELS else None
    if limits is None:
        return None
    low, high = limits
    majors = [major for major in _MAJORS if low < (major + 1, 0, 0) and (high is None or high > (major, 0, 0))]
    return majors[0] if len(majors) == 1 else None


def _limits(text: str) -> tuple[_Version, _Version | None] | None:
    """Return the lowest version and the one that the range ends before, None for no end."""
    match = _RANGE.fullmatch(text)
    if match is None:
        low = _version(text)
        return (low, None) if low is not None else None
    low = _version(match[2]) if match[2].strip() else (0, 0, 0)
    if low is None:
        return None
    if not match[3]:
        return (low, _next(low)) if match[1] == "[" and match[5] == "]" else None
    if not match[4].strip():
        return low, None
    high = _version(match[4])
    if high is None:
        return None
    return low, (_next(high) if match[5] == "]" else high)


def _version(text: str) -> _Version | None:
    match = _VERSION.fullmatch(text)
    if match is None:
        return None
    minor, patch = (0 if part in (None, "*") else int(part) for part in (match[2], match[3]))
    return int(match[1]), minor, patch


def _next(version: _Version) -> _Version:
    return (*version[:2], version[2] + 1)
