"""Extension bundles: their ids, and the version ranges of host.json as NuGet reads them.

Read in the source of NuGet.Versioning (VersionRangeFactory.cs, FloatRange.cs, NuGetVersionFactory.cs).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

DEFAULT_BUNDLE: Final = "Microsoft.Azure.Functions.ExtensionBundle"

KNOWN_BUNDLES: Final = (
    DEFAULT_BUNDLE,
    f"{DEFAULT_BUNDLE}.Preview",
    f"{DEFAULT_BUNDLE}.Experimental",
    f"{DEFAULT_BUNDLE}.Workflows",
)
"""The ids that the host knows (facts: host.json)."""

_WITH_KNOWN_MAJORS: Final = frozenset(each.lower() for each in KNOWN_BUNDLES[:3])

MAJORS: Final = (1, 2, 3, 4)
"""The majors that exist (facts: changes 2024-2026, row 8)."""

Version = tuple[int, int, int, int]

_PACKAGE: Final = re.compile(r"\w+([.-]\w+)*\n?")
"""With the line feed at its end that `$` of .NET lets pass."""

_ZERO: Final[Version] = (0, 0, 0, 0)
_MOST: Final = 2**31 - 1
_LABEL: Final = r"(?!0[0-9]+(?![0-9A-Za-z-]))[0-9A-Za-z-]+"
_METADATA: Final = r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
_VERSION: Final = re.compile(
    rf"(?P<numbers>[0-9]+(?:\.[0-9]+){{0,3}})(?P<label>-{_LABEL}(?:\.{_LABEL})*)?(?:\+{_METADATA})?"
)
_BEGINNING: Final = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")
_TWO_STARS: Final = re.compile(r"([^*-]*)\*-([^*]*)\*")


@dataclass(frozen=True, slots=True)
class VersionRange:
    """The versions between two ends, each of which may belong to it; `high` is None where there is no upper end."""

    low: Version = _ZERO
    low_included: bool = True
    high: Version | None = None
    high_included: bool = False

    def holds(self, version: Version) -> bool:
        """Return whether the version lies in the range."""
        return (self.low < version or (self.low == version and self.low_included)) and self.reaches(version)

    def reaches(self, version: Version) -> bool:
        """Return whether the range does not end before the version."""
        return self.high is None or version < self.high or (version == self.high and self.high_included)


def may_be_package(identifier: str) -> bool:
    """Return whether NuGet may take the text for the name of a package (PackageIdValidator.cs)."""
    # Which letters beyond ASCII count as those of a word differs between .NET and Python.
    return not identifier.isascii() or _PACKAGE.fullmatch(identifier) is not None


@lru_cache(maxsize=32)
def bundle_major(identifier: str, version_range: str) -> int | None:
    """Return the one major whose versions lie in the range, or None where there are several, none, or it is unreadable.

    Ranges are those of NuGet: `[4.*, 5.0.0)`, `[4.5.0]`, and `4.5.0` for everything from there on.
    """
    versions = read_range(version_range) if identifier.lower() in _WITH_KNOWN_MAJORS else None
    majors = majors_in(versions) if versions is not None else ()
    return majors[0] if len(majors) == 1 else None


def majors_in(versions: VersionRange) -> tuple[int, ...]:
    """Return the majors that exist with versions in the range."""
    return tuple(each for each in MAJORS if versions.low < (each + 1, 0, 0, 0) and versions.reaches((each, 0, 0, 0)))


@lru_cache(maxsize=512)
def read_version(text: str) -> Version | None:
    """Return a plain version, None where it is none."""
    read = _read_version(text)
    return read[0] if read is not None else None


@lru_cache(maxsize=32)
def read_range(text: str) -> VersionRange | None:
    """Return the range that NuGet reads from the text, or None where it surely refuses it.

    White space counts nowhere; NuGet is stricter in odd places, such as between a number and its point.
    """
    stripped = text.strip()
    if stripped[:1] not in ("[", "("):
        low = _lowest(stripped)
        return VersionRange(low[0]) if low else None
    if stripped[-1] not in ("]", ")"):
        return None
    low_included, high_included = stripped[0] == "[", stripped[-1] == "]"
    ends = stripped[1:-1].split(",")
    if len(ends) > 2 or not any(ends) or (len(ends) == 1 and not (low_included and high_included)):
        return None
    low = _lowest(ends[0]) if ends[0].strip() else (_ZERO, False)
    high = _read_version(ends[-1]) if ends[-1].strip() else None
    if low is None or (high is None and ends[-1].strip()):
        return None
    if high is not None and (low[0] > high[0] or (_equal(low, high) and low_included != high_included)):
        return None
    return VersionRange(low[0], low_included, high[0] if high else None, high_included)


def range_of(text: str) -> str | None:
    """Return the range for one that is written as in host.json, or for the beginning of a version; None for neither.

    `4` stands for all versions of the major, `4.22` for those of the minor, and `4.22.0` for itself.
    """
    stripped = text.strip()
    if not _BEGINNING.fullmatch(stripped):
        return stripped if stripped[:1] in ("[", "(") and read_range(stripped) is not None else None
    numbers = [int(each) for each in stripped.split(".")]
    if len(numbers) > 2:
        return f"[{stripped}]"
    low, high = [*numbers, 0, 0][:3], [*numbers[:-1], numbers[-1] + 1, 0, 0][:3]
    return f"[{'.'.join(map(str, low))}, {'.'.join(map(str, high))})"


_Read = tuple[Version, bool]
"""A version, and whether it is a prerelease of it."""


def _equal(low: _Read, high: _Read) -> bool:
    return low[0] == high[0] and not low[1] and not high[1]


def _lowest(text: str) -> _Read | None:
    """Return the lowest version of one that may float: `4.*`, `4.0.0-*`, `*`."""
    packed = "".join(text.split())
    if "*" not in packed:
        return _read_version(packed)
    if "+" in packed or not packed.endswith("*"):
        return None
    two = _TWO_STARS.fullmatch(packed)
    if two is not None:
        return _read_version(f"{two[1]}0-{_label(two[2])}")
    prefix, dash, label = packed[:-1].partition("-")
    return _read_version(f"{prefix}-{_label(label)}" if dash else f"{prefix}0")


def _label(prefix: str) -> str:
    if not prefix or prefix.endswith("."):
        return f"{prefix}0"
    return f"{prefix}-" if prefix.endswith("-") else prefix


def _read_version(text: str) -> _Read | None:
    match = _VERSION.fullmatch("".join(text.split()))
    if match is None:
        return None
    numbers = [int(each) for each in match["numbers"].split(".")]
    if max(numbers) > _MOST:
        return None
    major, minor, patch, revision = (*numbers, 0, 0, 0)[:4]
    return (major, minor, patch, revision), match["label"] is not None
