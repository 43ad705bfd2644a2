"""Patterns of paths, as in .gitignore: what a configuration leaves out, and of which files it speaks."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class GlobSet:
    """Patterns with the folder that they are relative to; without patterns nothing is imported."""

    def __init__(self, base: str, globs: Sequence[str]) -> None:
        """`base` is where the patterns stand, an absolute path."""
        self._prefix = f"{base.rstrip('/')}/"
        self._spec = _compiled(globs) if globs else None

    def matches(self, path: str) -> bool:
        """Return whether a pattern takes in the file at the absolute `path`, or the folder where it ends with `/`."""
        if self._spec is None or not path.startswith(self._prefix):
            return False
        return bool(self._spec.match_file(path[len(self._prefix) :]))


def is_glob(text: str) -> bool:
    """Return whether the text is a pattern that takes in anything at all."""
    try:
        return any(each.include is not None for each in _compiled([text]).patterns)
    except (ValueError, re.error):
        return False


def _compiled(globs: Sequence[str]) -> GitIgnoreSpec:
    # Most apps have no patterns: 10 ms.
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # `[[` is a set of characters to git, and may be something else to a Python of the future.
        warnings.simplefilter("ignore", FutureWarning)
        return GitIgnoreSpec.from_lines(globs)
