"""What requirements.txt asks for, of one package at a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from funcls.text.span import Span

REQUIREMENTS_FILE: Final = "requirements.txt"

_AT_LEAST: Final = re.compile(r"(?:===?|~=|>=|>)\s*v?(\d+)(?![!\d])")
"""A version that the installed one is not below; its first number. An epoch (`1!2.0`) is not read."""
_CONTINUED: Final = re.compile(r"\\\r?\n")
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#.*")
_NAMED: Final = re.compile(
    r"(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\(?[<>=!~][^;@/\[]*)?(?:;.*)?(?:\s--hash=\S+)*"
)


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


@dataclass(frozen=True, slots=True)
class Requested:
    """All that a requirements.txt asks for: the names of packages as they are written.

    `is_whole` is False where it may ask for more than its names tell: by an option, an address, a path or extras.
    """

    names: frozenset[str]
    is_whole: bool


@lru_cache(maxsize=16)
def read_requested(text: str) -> Requested:
    """Return what a requirements.txt asks for; a line with a marker counts, since it may hold."""
    names, is_whole = set(), True
    for line in _CONTINUED.sub(" ", text.lstrip("\ufeff")).splitlines():
        asked = _COMMENT.sub("", line).strip()
        found = _NAMED.fullmatch(asked)
        if found is not None:
            names.add(found["name"])
        elif asked:
            is_whole = False
    return Requested(frozenset(names), is_whole)
