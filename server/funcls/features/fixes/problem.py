"""What a quick fix is made for, and what it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from funcls.features.results import Edit, FileEdits
from funcls.model.binding import Binding
from funcls.model.checked import BoundParameter
from funcls.model.facts import HOST_FILE
from funcls.model.function import Function
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import SourceFile
from funcls.rules.finding import Finding
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


@dataclass(frozen=True)
class Proposal:
    """Edits that may make a finding go away; whether they do is seen by reading the edited files.

    `is_likely` says that hardly anything else can be meant. `leaves_rest` says that the finding may stay, with less to
    do about it: a setting is there that only lacks its value. `reveals` says that more may be found afterwards, since
    the text can be read only then.
    """

    title: str
    changes: tuple[FileEdits, ...]
    is_likely: bool = False
    leaves_rest: bool = False
    reveals: bool = False

    @classmethod
    def of(cls, title: str, path: str, *edits: Edit, is_likely: bool = False) -> Proposal:
        """Return what edits one file."""
        return cls(title, (FileEdits(path, edits),), is_likely)


@dataclass(frozen=True)
class Problem:
    """One finding, with the app in which it stands."""

    state: AppState
    finding: Finding

    @property
    def span(self) -> Span:
        """The place of the finding in its file."""
        return self.finding.place.span

    @property
    def path(self) -> str:
        """The file in which it stands."""
        return self.finding.place.path

    @property
    def source(self) -> SourceFile:
        """The file in which it stands; an empty one where there is none."""
        return self.file(self.path) or SourceFile(self.path, "")

    def file(self, path: str) -> SourceFile | None:
        """Return a file of the app, None where there is none that is read."""
        return self.state.files.get(path)

    @property
    def host_file(self) -> SourceFile | None:
        """The file host.json."""
        return self.file(HOST_FILE)

    @property
    def settings_file(self) -> SourceFile | None:
        """The file local.settings.json."""
        return self.file(SETTINGS_FILE)

    @cached_property
    def function(self) -> Function | None:
        """The function of which it is said."""
        return self.state.function(self.finding.function) if self.finding.function is not None else None

    @cached_property
    def binding(self) -> Binding | None:
        """The binding in function.json in which the finding stands."""
        return self.binding_at(self.span) if self.function is not None and self._is_in_json else None

    def binding_at(self, span: Span) -> Binding | None:
        """Return the binding of the function that holds a span of function.json."""
        bindings = self.function.bindings if self.function is not None else ()
        return next((each for each in bindings if each.node.span.covers(span)), None)

    @cached_property
    def parameter(self) -> BoundParameter | None:
        """The parameter whose name or annotation the finding marks."""
        parameters = self.function.parameters if self.function is not None and not self._is_in_json else ()
        return next((each for each in parameters if each.parameter.whole.covers(self.span)), None)

    @property
    def _is_in_json(self) -> bool:
        return self.function is not None and self.path == self.function.file.path


Fixer: TypeAlias = Callable[[Problem], Iterator[Proposal]]
"""Yields what may make a finding go away, what is most likely meant first."""
