"""What Git leaves out of a repository, as far as it may be a module that a build makes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

from funcls.model.source import Lookup

_FILE: Final = ".gitignore"
_STEPS_UP: Final = 4
"""An app often lies some folders below the root of its repository."""
_OF_EVERY_PROJECT: Final = re.compile(r"\*\.(?:so|py\[[a-z]+\]|egg|manifest|spec|log|pot|mo|cover)$|\*\$py\.class$")
"""Patterns of the common templates that no module of an app is meant by."""


def may_be_made(path: str, lookup: Lookup) -> bool:
    """Return whether a line of a .gitignore could be meant for `path`, a module or package without its extension.

    A pattern counts if its last part fits any part of the path: it is better to be unsure once too often.
    """
    *folders, stem = path.split("/")
    parts = (*folders, stem, f"{stem}.py")
    return any(fnmatchcase(part, pattern) for pattern in _patterns(folders, lookup) for part in parts)


def _patterns(folders: list[str], lookup: Lookup) -> Iterator[str]:
    above = ["../" * steps for steps in range(_STEPS_UP, -1, -1)]
    below = ["/".join(folders[: length + 1]) + "/" for length in range(len(folders))]
    for folder in (*above, *below):
        source = lookup.source(f"{folder}{_FILE}")
        for line in source.text.splitlines() if source is not None else ():
            pattern = line.strip().rstrip("/").rpartition("/")[2]
            if pattern and not line.startswith(("#", "!")) and not _OF_EVERY_PROJECT.match(pattern):
                yield pattern
