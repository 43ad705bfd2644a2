"""Texts of modules with marks for what differs from function to function.

NAME is the entry point; PARAMS, PLAIN and ARROW are the parameters with and without annotations and the return
annotation; FIELDS are the parameters as lines of a class. BEFORE is where the annotations' own lines go: on top of the
script if no text says so. `--- ./helpers.py` begins another file, from the script's folder; FOLDER_ is the dotted name
of that folder.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.parts import Part

_MARK: Final = re.compile(r"\b(NAME|PARAMS|PLAIN|ARROW|FIELDS|BEFORE|FOLDER_)\b")
_HEADER: Final = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Template:
    """A way to write a handler; `name` tells it from others in a report."""

    name: str
    script: str
    files: Mapping[str, str]
    limits: frozenset[Limit]

    @property
    def needs(self) -> Part:
        """What it brings besides its script."""
        return Part("", files=self.files, limits=self.limits)


def template(name: str, text: str, *limits: Limit) -> Template:
    script, *rest = _HEADER.split(textwrap.dedent(text).lstrip("\n"))
    return Template(name, script, dict(zip(rest[::2], rest[1::2], strict=True)), frozenset(limits))


class Filler:
    """Puts a function's own texts in the places of the marks."""

    def __init__(self, marks: Mapping[str, str]) -> None:
        # The lines ahead of the handler may hold marks too.
        self._marks = {**marks, "BEFORE": _filled(marks["BEFORE"], marks)}

    def fill(self, text: str) -> str:
        return _filled(text, self._marks)


def _filled(text: str, marks: Mapping[str, str]) -> str:
    return _MARK.sub(lambda found: marks[found[1]], text)
