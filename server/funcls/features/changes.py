"""Edits of several files at once, and a look at what comes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from funcls.features.results import Edit
from funcls.model.source import Listing, SourceFile
from funcls.rules.finding import Finding
from funcls.syntax.json.tree import JsonString, JsonValue, ProblemKind
from funcls.text.lines import Encoding
from funcls.text.span import Span
from funcls.workspace.app_state import AppState, update_app
from funcls.workspace.loader import Loader

_ALL_AT_ONCE = 1_000_000_000


class RefusedError(Exception):
    """Something cannot be renamed; `reason` says why, as a sentence for the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Changes = Mapping[str, tuple[Edit, ...]]
"""The edits of each file, by its path, in the order of their places; none overlaps another."""


@dataclass(frozen=True, slots=True)
class Renamable:
    """What can be renamed at a cursor: its name stands in `span`; `change` returns what a new name changes.

    It raises RefusedError for a name that cannot be taken.
    """

    span: Span
    name: str
    change: Callable[[str], Changes]


class Collector:
    """Collects edits of the files of one app."""

    def __init__(self, state: AppState) -> None:
        self._state = state
        self._edits: dict[str, dict[Span, str]] = {}
        self._checked: set[str] = set()

    def replace(self, path: str, span: Span, text: str, *, is_certain: bool = False) -> None:
        """Put `text` in place of `span`; raises RefusedError for a file that cannot be changed safely.

        `is_certain`: what stands there does not hang on the rest of the file, which may have a syntax error.
        """
        if path not in self._checked:
            _check(self._state.files.get(path), path, is_certain=is_certain)
            self._checked |= set() if is_certain else {path}
        source = self._state.files[path]
        if source is not None and source.text[slice(*span)] != text:
            self._edits.setdefault(path, {})[span] = text

    def changes(self) -> Changes:
        """Return what was collected."""
        return {
            path: tuple(Edit(span, text) for span, text in sorted(edits.items()))
            for path, edits in sorted(self._edits.items())
        }


def name_in(state: AppState, path: str, value: JsonValue | None) -> Span:
    """Return the span of a text between its quotes; raises RefusedError where it is written in another way."""
    source = state.files.get(path)
    if isinstance(value, JsonString) and value.quoted and value.closed and source is not None:
        inner = Span(value.span.start + 1, value.span.end - 1)
        if source.text[slice(*inner)] == value.value:
            return inner
    raise RefusedError(f"The name in {path} is not written as a plain text in quotes.")


def line_of(state: AppState, path: str, offset: int) -> str:
    """Return a place as people write it: the file and the line."""
    return f"{path}:{state.position(path, offset, Encoding.UTF32).line + 1}"


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """Return what becomes of a text by edits of it, given in order."""
    for each in reversed(edits):
        text = each.applied(text)
    return text


def without_new_findings(state: AppState, changes: Changes) -> Changes:
    """Return the changes; raises RefusedError with the first finding that they would bring."""
    after = changed(state, changes)
    before = Counter(map(_kind, state.findings()))
    for each in after.findings():
        before[_kind(each)] -= 1
        if before[_kind(each)] < 0:
            place = line_of(after, each.place.path, each.place.span.start)
            raise RefusedError(f"With this name, funcls would say at {place}: {each.message}")
    return changes


def changed(state: AppState, changes: Changes) -> AppState:
    """Return the app as it is with the changes: what it was read from is all that it knows of the disk."""
    loader = Loader(_no_file, _no_folder, state.files, state.listings)
    for path, edits in changes.items():
        source = state.files.get(path)
        if source is not None:
            loader.files[path] = SourceFile(path, applied(source.text, edits))
    return update_app(state, frozenset(changes), loader, state.options, most=_ALL_AT_ONCE)[0]


def _check(source: SourceFile | None, path: str, *, is_certain: bool) -> None:
    if source is None or not source.readable or not source.decodable:
        raise RefusedError(f"{path} would have to change, and cannot be read.")
    is_python = path.endswith(".py")
    if is_python and is_certain:
        return
    if is_python and not source.python.complete:
        raise RefusedError(f"{path} would have to change, and has a syntax error.")
    if not is_python and any(each.kind is ProblemKind.REFUSED for each in source.json_problems):
        raise RefusedError(f"{path} would have to change, and has a syntax error.")


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.place.path, finding.code, finding.severity.name


def _no_file(path: str) -> SourceFile | None:
    del path
    return None


def _no_folder(path: str) -> Listing | None:
    del path
    return None
