"""The version range that host.json states for the extension bundle: its major, and the binding types in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from funcls.schema.catalogue import BundleRange

_MAJORS: Final = (1, 2, 3, 4)
"""The majors that exist (facts: changes 2024-2026, row 8)."""

_STABLE: Final = "microsoft.azure.functions.extensionbundle"
LISTED: Final = {
    _STABLE: frozenset(_MAJORS),
    f"{_STABLE}.preview": frozenset({4}),
    f"{_STABLE}.experimental": frozenset({4}),
}
"""The channels, from the most to the least settled, with the majors of which the schemas tell what is in them."""

_FINISHED: Final = frozenset({1, 2, 3})
"""The stable majors that get no more releases: the last are 1.8.1, 2.36.0 and 3.41.0 (changes 2024-2026, row 7)."""

_Version = tuple[int, int, int]
_END: Final = (1_000_000_000, 0, 0)
"""Above every version."""
_RANGE: Final = re.compile(r"\s*([\[(])([^,]*)(,?)([^,]*)([\])])\s*")
_VERSION: Final = re.compile(r"\s*([0-9]{1,9})(?:\.([0-9]{1,9}|\*)(?:\.([0-9]{1,9}|\*))?)?\s*")


def bundle_major(identifier: str, version_range: str) -> int | None:
    """Return the one major whose versions lie in the range, or None where there are several, none, or it is unreadable.

    Ranges are those of NuGet: `[4.*, 5.0.0)`, `[4.5.0]`, and `4.5.0` for everything from there on.
    """
    limits = _limits(version_range) if identifier.lower() in LISTED else None
    majors = _majors(*limits) if limits is not None else ()
    return majors[0] if len(majors) == 1 else None


class Absence(Enum):
    """How sure it is that the bundle lacks a binding type."""

    CERTAIN = auto()
    """All releases of the range are known, and none has it."""
    LIKELY = auto()
    """No release that is known has it; or the newest ones of the range have it no more."""


def absence(identifier: str, version_range: str, bundles: Iterable[BundleRange]) -> Absence | None:
    """Return how sure it is that the bundle of host.json lacks a type which `bundles` bring.

    None where some version of the range has it, or where the range or the channel settles nothing.
    """
    channel = identifier.lower()
    limits = _limits(version_range)
    majors = _majors(*limits) if limits is not None else ()
    if limits is None or not majors or not LISTED.get(channel, frozenset()).issuperset(majors):
        return None
    published = tuple(bundles)
    met = [each for each in published if each.channel.lower() == channel and _meets(each, *limits)]
    if met:
        return Absence.LIKELY if all(each.last and limits[1] > _after(each) for each in met) else None
    is_finished = channel == _STABLE and _FINISHED.issuperset(majors)
    # Of types that no bundle has brought, nobody has said that none ever did.
    return Absence.CERTAIN if is_finished and published else Absence.LIKELY


def best_bundle(identifier: str, bundles: Iterable[BundleRange]) -> BundleRange | None:
    """Return the bundle to take for a type: of the stated channel, else of the most settled one; its newest major."""
    channels = [identifier.lower(), *LISTED]
    current = (each for each in bundles if not each.last)
    return min(current, key=lambda each: (channels.index(each.channel.lower()), -each.major), default=None)


def _majors(low: _Version, high: _Version) -> tuple[int, ...]:
    is_empty = low >= high
    return () if is_empty else tuple(each for each in _MAJORS if low < (each + 1, 0, 0) and high > (each, 0, 0))


def _meets(bundle: BundleRange, low: _Version, high: _Version) -> bool:
    first = _version(bundle.first)
    return first is not None and max(low, first) < min(high, _after(bundle))


def _after(bundle: BundleRange) -> _Version:
    """Return the version before which the type is in the bundle."""
    last = _version(bundle.last)
    return (last[0], last[1] + 1, 0) if last is not None else (bundle.major + 1, 0, 0)


@lru_cache(maxsize=64)
def _limits(text: str) -> tuple[_Version, _Version] | None:
    """Return the lowest version and the one that the range ends before."""
    match = _RANGE.fullmatch(text)
    if match is None:
        low = _version(text)
        return (low, _END) if low is not None else None
    low = _version(match[2]) if match[2].strip() else (0, 0, 0)
    if low is None:
        return None
    if not match[3]:
        return (low, _next(low)) if match[1] == "[" and match[5] == "]" else None
    if not match[4].strip():
        return low, _END
    high = _version(match[4])
    if high is None:
        return None
    return low, (_next(high) if match[5] == "]" else high)


@lru_cache(maxsize=256)
def _version(text: str) -> _Version | None:
    match = _VERSION.fullmatch(text)
    if match is None:
        return None
    minor, patch = (0 if part in (None, "*") else int(part) for part in (match[2], match[3]))
    return int(match[1]), minor, patch


def _next(version: _Version) -> _Version:
    return (*version[:2], version[2] + 1)
