"""Tries what a quick fix would do: reads the edited files, and compares what is said with what was said before."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from funcls.features.ignore_in_file import is_known
from funcls.features.results import FileEdits
from funcls.model.function import Function
from funcls.model.source import Listing, SourceFile, folder_key
from funcls.rules.finding import Finding, Severity
from funcls.workspace.app_state import AppState, link, update_app
from funcls.workspace.loader import Loader

MOST_AT_ONCE: Final = 32
"""How many functions a fix may bear on that are judged again before it is offered; of more, only the one it is for."""


class _Said(NamedTuple):
    """What findings are compared by: not their words, which may name what the fix has renamed, nor their place."""

    function: str | None
    path: str
    code: str


class Trial(NamedTuple):
    """The app as it is after the edits, the findings that are gone, and those that are shown and were not there."""

    state: AppState
    gone: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def brings_others(self) -> bool:
        """Whether something is said that was not said before."""
        return bool(self.others)

    @property
    def brings_errors(self) -> bool:
        """Whether an error is among that."""
        return any(each.severity is Severity.ERROR for each in self.others)


def try_out(
    state: AppState, changes: Iterable[FileEdits], function: str | None, *, most: int = MOST_AT_ONCE
) -> Trial | None:
    """Return what comes of the edits; None where one of the files cannot be edited, or what then counts is not known.

    The function of that name is judged in any case.
    """
    after = _edited(state, tuple(changes), function, most)
    if after is None or _tells_less(after, state):
        return None
    before, now = list(_differing(state, after)), list(_differing(after, state))
    counted_before, counted_now = Counter(map(_said, before)), Counter(map(_said, now))
    others, fewer = counted_now - counted_before, counted_before - counted_now
    shown = [each for found in now if others[_said(found)] and (each := state.selection.shown(found)) is not None]
    # Of several that are alike but for their words, those are gone whose words are.
    words = {(_said(each), each.message) for each in now}
    gone = [each for each in before if fewer[_said(each)] and (_said(each), each.message) not in words]
    return Trial(after, tuple(gone), tuple(shown))


def _tells_less(state: AppState, before: AppState) -> bool:
    """Whether a handler is no longer known: then nothing is said of it, be it right or wrong."""
    return any(
        (known.resolution is not None and now.resolution is None) or (_is_read(known) and not _is_read(now))
        for name, known in before.functions.items()
        if (now := state.functions.get(name)) is not None and now is not known
    )


def _is_read(function: Function) -> bool:
    return function.handler is not None and function.handler.signature is not None


def _said(finding: Finding) -> _Said:
    return _Said(finding.function, finding.place.path, finding.code)


def _edited(state: AppState, changes: tuple[FileEdits, ...], function: str | None, most: int) -> AppState | None:
    files, listings = dict(state.files), dict(state.listings)
    changed: set[str] = set()
    for each in changes:
        before = files.get(each.path)
        if (before is None) is not each.creates or (before is not None and not is_known(before)):
            return None
        after = SourceFile(each.path, each.applied(before.text if before is not None else ""))
        if _is_broken(after) or after.text == (before.text if before is not None else None):
            return None
        files[each.path] = after
        changed.add(each.path)
        if each.creates:
            folder, _, name = each.path.rpartition("/")
            listings[folder] = _with(listings.get(folder), name)
            changed.add(folder_key(folder))
    unread = _Unread(listings)
    loader = Loader(unread.file, unread.folder, files, listings)
    updated, _ = update_app(state, frozenset(changed), loader, state.options, most=most)
    if function is not None and function in updated.backlog:
        updated, _ = link(updated, [function], loader)
    return updated if unread.is_all_known else None


class _Unread:
    """Stands for the disk: to make an offer, nothing is read. What nobody has read so far may say anything."""

    def __init__(self, listings: Mapping[str, Listing | None]) -> None:
        self._listings = listings
        self.is_all_known = True

    def file(self, path: str) -> None:
        """Note whether there is such a file."""
        listing, name = self._around(path)
        self.is_all_known &= listing is None or name not in listing.files

    def folder(self, path: str) -> None:
        """Note whether there is such a folder."""
        listing, name = self._around(path)
        self.is_all_known &= listing is None or name not in listing.folders

    def _around(self, path: str) -> tuple[Listing | None, str]:
        folder, _, name = path.rpartition("/")
        return self._listings.get(folder), name


def _with(listing: Listing | None, name: str) -> Listing:
    listing = listing if listing is not None else Listing()
    return replace(listing, files=listing.files | {name})


def _is_broken(source: SourceFile) -> bool:
    """Whether the text cannot be read: what is said of such a text, or no longer said, tells nothing."""
    name = posixpath.basename(source.path)
    if name.endswith(".json"):
        return source.json.refused
    return name.endswith(".py") and (source.python_error is not None or not source.python.complete)


def _differing(state: AppState, other: AppState) -> Iterator[Finding]:
    """Yield what is said of the parts of an app that are not the same as in the other."""
    if state.app_findings is not other.app_findings:
        yield from state.app_findings
    for name, judgement in state.judgements.items():
        if other.judgements.get(name) is not judgement:
            yield from judgement.findings
    for findings in state.group_findings.values():
        yield from findings
