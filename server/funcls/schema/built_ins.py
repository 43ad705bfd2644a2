"""The names in brackets that every function has: values that the host makes, and the name of the function.

Sources: sdk BindingParameterResolver.cs and SystemBindingData.cs (read).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SYSTEM: Final = "sys"
"""The object of every trigger's data that holds what the host knows by itself."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format behind the colon, and what comes of it for instance."""

    text: str
    example: str


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A name that every function has, with an example where one says something; `forms` are formats that it takes."""

    name: str
    words: str
    example: str
    forms: tuple[Form, ...] = ()


_GUID: Final = "8f2c1a94-6f0e-4c53-9f0d-2f6f1f3f7b1e"
_GUID_FORMS: Final = (
    Form("N", _GUID.replace("-", "")),
    Form("D", _GUID),
    Form("B", f"{{{_GUID}}}"),
    Form("P", f"({_GUID})"),
)
_TIME_FORMS: Final = (
    Form("yyyy", "2026"),
    Form("yyyy-MM", "2026-11"),
    Form("yyyy-MM-dd", "2026-11-25"),
    Form("yyyyMMdd", "20261125"),
    Form("yyyy/MM/dd", "2026/11/25"),
    Form("yyyy-MM-dd-HH", "2026-11-25-12"),
    Form("yyyyMMddHHmmss", "20261125123015"),
    Form("HH", "12"),
)
_TIME: Final = "2026-11-25T12-30-15Z"

BUILT_INS: Final = (
    BuiltIn("rand-guid", "a new GUID for each run", _GUID, _GUID_FORMS),
    BuiltIn("DateTime", "the time of the run, in UTC", _TIME, _TIME_FORMS),
    BuiltIn("sys.utcnow", "the time of the run, in UTC", _TIME, _TIME_FORMS),
    BuiltIn("sys.randguid", "a new GUID for each run", _GUID, _GUID_FORMS),
    BuiltIn("sys.methodname", "the name of the function", ""),
)
"""In the order in which they are offered."""

_BEGINNINGS: Final = ("rand-guid", "datetime")


def is_built_in(name: str) -> bool:
    """Return whether the host makes the value where the trigger's data has no such name: it looks at the beginning."""
    return name.lower().startswith(_BEGINNINGS)


def built_in(name: str) -> BuiltIn | None:
    """Return the built-in name that this one is, or begins with as the host reads it; None for any other."""
    lowered = name.lower()
    beginning = next((each for each in _BEGINNINGS if lowered.startswith(each)), lowered)
    return next((each for each in BUILT_INS if each.name.lower() == beginning), None)
