"""The findings of a run as outputs need them: with the path that people see, and each of a shared file once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from funcls.cli.check import Result
from funcls.model.source import Place, SourceFile
from funcls.rules.finding import Finding
from funcls.text.lines import Encoding, Position
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import absolute, is_below, relative

Identity: TypeAlias = "tuple[str, Span, str, str]"
"""What tells a finding from all others of a run: the absolute path of its file, its span, code and message."""


class Range(NamedTuple):
    """Two places in a file; lines and characters count from 0."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding and the app that it is said of; paths are written from the absolute `folder`."""

    finding: Finding
    state: AppState
    folder: str

    @property
    def identity(self) -> Identity:
        """What tells the finding from others, whichever app it is said of."""
        place = self.finding.place
        return absolute(self.state.root, place.path), place.span, self.finding.code, self.finding.message

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.path_of(self.finding.place)

    def path_of(self, place: Place) -> str:
        """Return the path of a place in the app, from the folder; absolute where it lies outside."""
        return shown_path(absolute(self.state.root, place.path), self.folder)

    def range_of(self, place: Place, encoding: Encoding) -> Range:
        """Return where a place begins and ends."""
        return Range(
            self.state.position(place.path, place.span.start, encoding),
            self.state.position(place.path, place.span.end, encoding),
        )

    @property
    def source(self) -> SourceFile | None:
        """The file of the finding, as it was read."""
        return self.state.files.get(self.finding.place.path)


class Written(NamedTuple):
    """A baseline that was written: where, and how many findings it knows."""

    path: str
    findings: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run has found, and what it has looked at.

    `findings` are those that count. `known` is the number of those that a baseline knows, `gone` has a line for each of
    its entries that is not found any more. `written` is the new baseline, None where none was asked for. Paths are
    written from the absolute `folder`.
    """

    results: Sequence[Result]
    findings: Sequence[Reported]
    folder: str
    known: int | None = None
    gone: Sequence[str] = field(default=())
    written: Written | None = None

    @property
    def files(self) -> int:
        """The number of files that were read."""
        return len(
            {
                absolute(result.root, path)
                for result in self.checked
                for path, source in result.state.files.items()
                if source is not None
            }
        )

    @property
    def checked(self) -> list[Result]:
        """The results of the apps that were looked at."""
        return [each for each in self.results if not each.is_excluded]


def reported(results: Iterable[Result], folder: str) -> Iterator[Reported]:
    """Yield the findings of all results; one in a file above several apps only once."""
    seen = set()
    for result in results:
        for finding in result.findings:
            each = Reported(finding, result.state, folder)
            if each.identity not in seen:
                seen.add(each.identity)
                yield each


def shown_path(path: str, folder: str) -> str:
    """Return an absolute path from `folder`, `.` for the folder itself, absolute where it lies outside."""
    return relative(path, folder) or "." if is_below(path, folder) else path
