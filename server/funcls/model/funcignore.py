"""What .funcignore leaves out of a deployment, as far as the tools that read it agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from funcls.model.globs import GlobSet, is_glob
from funcls.model.source import SourceFile
from funcls.text.span import Span

FUNCIGNORE_FILE: Final = ".funcignore"

_BASE: Final = "/"
_LINE: Final = re.compile(r"[^\r\n]+")
_STAR: Final = re.compile(r"(\*\*|\*)")
_MOST_STARS: Final = 4
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
        return _git_reading(self.text).matches(f"{_BASE}{path}")

    def _core_tools_match(self, path: str) -> bool:
        return _core_tools_reading(self.text).match(path) is not None


@lru_cache(maxsize=512)
def _git_reading(pattern: str) -> GlobSet:
    return GlobSet(_BASE, [pattern] if is_glob(pattern) else [])


@lru_cache(maxsize=512)
def _core_tools_reading(pattern: str) -> re.Pattern[str]:
    # Core Tools compare from the start of the path alone, whatever follows, and know no sign but the star.
    signs = {"**": ".+", "*": "[^/]+"}
    return re.compile("".join(signs.get(each) or re.escape(each) for each in _STAR.split(pattern.removeprefix("/"))))


def read_funcignore(source: SourceFile) -> tuple[Pattern, ...]:
    """Return the patterns of a .funcignore, or none where a line takes files in again: there the tools disagree."""
    lines = tuple(_lines(source.text))
    if any(each.text.startswith("!") for each in lines):
        return ()
    return tuple(each for each in lines if each.is_simple)


def leaving_out(patterns: tuple[Pattern, ...], path: str) -> Pattern | None:
    """Return the first pattern by which no tool publishes the file at `path`; None where one may publish it."""
    return next((each for each in patterns if each.leaves_out(path)), None)


def is_published(source: SourceFile, path: str) -> bool:
    """Return whether every tool that reads the .funcignore certainly publishes the file at `path`."""
    return source.readable and all(each.is_simple and not each.may_leave_out(path) for each in _lines(source.text))


def _lines(text: str) -> Iterator[Pattern]:
    for line in _LINE.finditer(text):
        pattern = line[0].strip().lstrip("\ufeff")
        if pattern and not pattern.startswith("#"):
            start = line.start() + line[0].index(pattern)
            yield Pattern(pattern, Span(start, start + len(pattern)))
