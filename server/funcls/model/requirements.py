"""What requirements.txt asks for, of one package at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from funcls.text.span import Span

REQUIREMENTS_FILE: Final = "requirements.txt"

_AT_LEAST: Final = re.compile(r"(?:===?|~=|>=|>)\s*v?(\d+)(?![!\d])")
"""A version that the installed one is not below; its first number. An epoch (`1!2.0`) is not read."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line that asks for a package; `versions` is what follows the name, and `span` covers both.

    `conditional`: a marker (`; python_version < "3.13"`) decides whether the line counts.
    """

    span: Span
    versions: str
    conditional: bool

    def is_at_least(self, major: int) -> bool:
        """Return whether every version that the line takes is certainly of this major version or a later one."""
        return not self.conditional and self.may_be_at_least(major)

    def may_be_at_least(self, major: int) -> bool:
        """Return whether the line, if it counts, takes versions of this major version or a later one alone.

        One without a version takes the newest stable release.
        """
        stated = (_AT_LEAST.match(each.strip()) for each in self.versions.split(","))
        return any(match is not None and int(match[1]) >= major for match in stated)


def requirements_of(text: str, package: str) -> tuple[Requirement, ...]:
    """Return the lines of a requirements.txt that ask for the package; what other files bring is not followed.

    The name is compared as pip does: ignoring case, with `-`, `_` and `.` alike.
    """
    name = r"[-_.]+".join(map(re.escape, re.split(r"[-_.]+", package)))
    line = re.compile(
        rf"^[ \t]*(?P<all>{name}(?![-_.\w])[ \t]*(?:\[[^\]\n]*\])?[ \t]*(?P<versions>[^;#@\s][^;#@\n]*?)?)"
        r"(?:[ \t]+(?:--|#).*|[ \t]*(?P<marker>;.*)?)[ \t]*\r?$",
        re.IGNORECASE | re.MULTILINE,
    )
    return tuple(
        Requirement(Span(*found.span("all")), found["versions"] or "", found["marker"] is not None)
        for found in line.finditer(text)
    )
