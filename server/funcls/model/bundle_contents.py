"""Which extension bundles have a binding type, and whether that of host.json may have it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from funcls.model.bundles import DEFAULT_BUNDLE, MAJORS, Version, VersionRange, majors_in, read_range, read_version
from funcls.schema.catalogue import BundleRange

_STABLE: Final = DEFAULT_BUNDLE.lower()
LISTED: Final = {
    _STABLE: frozenset(MAJORS),
    f"{_STABLE}.preview": frozenset({4}),
    f"{_STABLE}.experimental": frozenset({4}),
}
"""The channels, from the most to the least settled, with the majors of which the schemas tell what is in them."""

_FINISHED: Final = frozenset({1, 2, 3})
"""The stable majors that get no more releases: the last are 1.8.1, 2.36.0 and 3.41.0 (changes 2024-2026, row 7)."""


class Absence(Enum):
    """How sure it is that the bundle lacks a binding type."""

    CERTAIN = auto()
    """All releases of the range are known, and none has it."""
    LIKELY = auto()
    """No release that is known has it; or the newest ones of the range have it no more."""


@lru_cache(maxsize=256)
def absence(identifier: str, version_range: str, bundles: tuple[BundleRange, ...]) -> Absence | None:
    """Return how sure it is that the bundle of host.json lacks a type which `bundles` bring.

    None where some version of the range has it, or where the range or the channel settles nothing.
    """
    channel = identifier.lower()
    versions = read_range(version_range)
    majors = majors_in(versions) if versions is not None else ()
    if versions is None or not majors or not LISTED.get(channel, frozenset()).issuperset(majors):
        return None
    met = [each for each in bundles if each.channel.lower() == channel and _meets(each, versions)]
    if met:
        return Absence.LIKELY if all(each.last and versions.reaches(_after(each)) for each in met) else None
    is_finished = channel == _STABLE and _FINISHED.issuperset(majors)
    # Of types that no bundle has brought, nobody has said that none ever did.
    return Absence.CERTAIN if is_finished and bundles else Absence.LIKELY


def best_bundle(identifier: str, bundles: Iterable[BundleRange]) -> BundleRange | None:
    """Return the bundle to take for a type: of the stated channel, else of the most settled one; its newest major."""
    channels = [identifier.lower(), *LISTED]
    current = (each for each in bundles if not each.last)
    return min(current, key=lambda each: (channels.index(each.channel.lower()), -each.major), default=None)


def _meets(bundle: BundleRange, versions: VersionRange) -> bool:
    first = read_version(bundle.first)
    return first is not None and versions.low < _after(bundle) and versions.reaches(first)


def _after(bundle: BundleRange) -> Version:
    """Return the version before which the type is in the bundle."""
    last = read_version(bundle.last)
    return (last[0], last[1] + 1, 0, 0) if last is not None else (bundle.major + 1, 0, 0, 0)
