"""What .funcignore leaves out of a deployment, as far as the tools that read it agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.globs import GlobSet, is_glob
from funcls.model.source import SourceFile
from funcls.text.span import Span

FUNCIGNORE_FILE: Final = ".funcignore"

_BASE: Final = "/"
_LINE: Final = re.compile(r"[^\r\n]+")
_MOST_STARS: Final = 8
"""A pattern with more of them can take for ever to match."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line that leaves files out."""

    text: str
    span: Span

    def leaves_out(self, path: str) -> bool:
        """Return whether no tool publishes the file at `path`, which is relative to the app root."""
        return self._core_tools_match(path) and self._git_matches(path)

    def may_leave_out(self, path: str) -> bool:
        """Return whether there is a tool that does not publish the file at `path`."""
        return self._core_tools_match(path) or self._git_matches(path)

    @property
    def is_simple(self) -> bool:
        """Whether the line leaves files out, by a pattern that is quick to match."""
        return not self.text.startswith("!") and self.text.count("*") <= _MOST_STARS

    def _git_matches(self, path: str) -> bool:
        return is_glob(self.text) and GlobSet(_BASE, [self.text]).matches(f"{_BASE}{path}")

    def _core_tools_match(self, path: str) -> bool:
        # Core Tools compare from the start of the path alone, whatever follows, and know no sign but the star.
        parts = re.split(r"(\*\*|\*)", self.text.removeprefix("/"))
        signs = {"**": ".+", "*": "[^/]+"}
        return re.match("".join(signs.get(each) or re.escape(each) for each in parts), path) is not None


def read_funcignore(source: SourceFile) -> tuple[Pattern, ...]:
    """Return the patterns of a .funcignore, or none where a line takes files in again: there the tools disagree."""
    lines = tuple(_lines(source.text))
    if any(each.text.startswith("!") for each in lines):
        return ()
    return tuple(each for each in lines if each.is_simple)


def is_published(source: SourceFile, path: str) -> bool:
    """Return whether every tool that reads the .funcignore certainly publishes the file at `path`."""
    return source.readable and all(each.is_simple and not each.may_leave_out(path) for each in _lines(source.text))


def _lines(text: str) -> Iterator[Pattern]:
    for line in _LINE.finditer(text):
        pattern = line[0].strip().lstrip("\ufeff")
        if pattern and not pattern.startswith("#"):
            start = line.start() + line[0].index(pattern)
            yield Pattern(pattern, Span(start, start + len(pattern)))
