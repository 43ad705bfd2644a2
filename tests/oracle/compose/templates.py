"""Texts of modules with marks for what differs from function to function.

NAME is the entry point; PARAMS, PLAIN and ARROW are the parameters with and without annotations and the return
annotation; FIELDS are the parameters as lines of a class. BEFORE is where the annotations' own lines go: on top of the
script if no text says so. `--- ./helpers.py` begins another file, from the script's folder; FOLDER_ is the dotted name
of that folder.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Final

from oracle.compose.limits import Limit

_HEADER: Final = re.compile(r"^--- (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Template:
    """A way to write a handler; `name` tells it from others in a report."""

    name: str
    script: str
    files: dict[str, str]
    limits: frozenset[Limit]


def template(name: str, text: str, *limits: Limit) -> Template:
    script, *rest = _HEADER.split(textwrap.dedent(text).lstrip("\n"))
    return Template(name, script, dict(zip(rest[::2], rest[1::2], strict=True)), frozenset(limits))
