"""The Python versions that Azure Functions ever ran on the host of today, and until when Python keeps each alive.

The months are data of a release of funcls, and are compared with that in which its facts were read: what a check says
of an app does not change overnight.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

Version = tuple[int, int]


class Month(NamedTuple):
    """A month of a year, both counted from 1."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{_MONTHS[self.month - 1]} {self.year}"

    def until(self, later: Month) -> int:
        """Return how many months it is to another one, negative for one that is over."""
        return (later.year - self.year) * 12 + later.month - self.month


FACTS_OF: Final = Month(2026, 11)
"""When the facts were read (facts: changes 2024-2026)."""
_MONTHS_NEAR: Final = 6
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Life(Enum):
    """How long a version lives yet, as far as the facts tell."""

    LONG = auto()
    NEARLY_OVER = auto()
    """Its end of life is within half a year."""
    OVER = auto()


@dataclass(frozen=True, slots=True)
class PythonRelease:
    """One version; `removed_by` says in words what does not start it any more, empty where it runs."""

    version: Version
    end_of_life: Month
    removed_by: str = ""

    def life(self, month: Month = FACTS_OF) -> Life:
        """Return how long it lives yet in a month."""
        months = month.until(self.end_of_life)
        return Life.OVER if months < 0 else Life.NEARLY_OVER if months <= _MONTHS_NEAR else Life.LONG


_ANY_MORE: Final = "the host does not start it any more"

PYTHONS: Final = (
    PythonRelease((3, 7), Month(2023, 6), _ANY_MORE),
    PythonRelease((3, 8), Month(2024, 10), _ANY_MORE),
    PythonRelease((3, 9), Month(2025, 10), "the host since 4.1056 does not start it"),
    PythonRelease((3, 10), Month(2026, 10)),
    PythonRelease((3, 11), Month(2027, 10)),
    PythonRelease((3, 12), Month(2028, 10)),
    PythonRelease((3, 13), Month(2029, 10)),
    PythonRelease((3, 14), Month(2030, 10)),
)
"""In order (facts: runtime x Python, and changes 2024-2026, row 6)."""

SUPPORTED_PYTHONS: Final[tuple[Version, ...]] = tuple(each.version for each in PYTHONS if not each.removed_by)
"""The Python versions that the host runs today."""


def python_release(version: Version) -> PythonRelease | None:
    """Return what is known of a version, None for one that the host of today never ran."""
    return next((each for each in PYTHONS if each.version == version), None)
