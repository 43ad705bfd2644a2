"""The tests of an app: Python files in it or beside it that the worker never loads, read when a question needs them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from funcls.model.facts import HOST_FILE
from funcls.model.function import PYTHON_EXTENSION
from funcls.model.modules import PACKAGE_FILE
from funcls.model.source import NEVER_WALKED, ROOT, Listing, SourceFile
from funcls.model.tested import BESIDE, beside
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import VIRTUAL_ENVIRONMENT

_TEST_FILE: Final = re.compile(r"(?:test_.*|.*_tests?|tests?|conftest)\.py")
_TEST_FOLDERS: Final = frozenset({"test", "tests"})
_MOST_FOLDERS: Final = 2_000
_MOST_TESTS: Final = 1_000
_PACKAGES: Final = "site-packages"

Read = Callable[[str], "SourceFile | None"]
ListFolder = Callable[[str], "Listing | None"]


def with_tests(state: AppState, read: Read, list_folder: ListFolder, *, beside_too: bool) -> AppState:
    """Return an app with its tests among its files: for one answer, never for a finding.

    `read` and `list_folder` take paths relative to the app root. With `beside_too`, tests in the folder around the app
    are among them. Those that the app itself imports are modules of it already.
    """
    folders = _Folders(state, list_folder)
    paths = list(_paths(folders, beside_too=beside_too))
    sources = {path: read(path) for path in paths if state.files.get(path) is None}
    return _with(state, folders, {path: source for path, source in sources.items() if source is not None})


def with_test(state: AppState, source: SourceFile, list_folder: ListFolder) -> AppState:
    """Return an app with one test among its files; its path is relative to the app root, as in `with_tests`."""
    folders = _Folders(state, list_folder)
    if source.path.startswith(BESIDE):
        folders.look_into("..")
    folder = posixpath.dirname(source.path)
    while folder not in (ROOT, "..") and PACKAGE_FILE in folders.listing(folder).files:
        folder = posixpath.dirname(folder)
    # What lies there may hide a module of the app.
    folders.look_into(folder)
    return _with(state, folders, {source.path: source})


class _Folders:
    """The folders in and around an app; `seen` are those that were listed."""

    def __init__(self, state: AppState, list_folder: ListFolder) -> None:
        self._known = state.listings
        self._list = list_folder
        self._own = beside(posixpath.basename(state.root))
        self.seen: dict[str, Listing] = {}

    def listing(self, folder: str) -> Listing:
        """Return what is in a folder; nothing where it cannot be read."""
        if folder not in self.seen:
            self.seen[folder] = self._known.get(folder) or self._list(folder) or Listing()
        return self.seen[folder]

    def below(self, folder: str) -> Iterator[str]:
        """Yield the folders right below one in which tests may lie, those that are named so first."""
        names = (name for name in self.listing(folder).folders if not name.startswith(".") and name != _PACKAGES)
        for name in sorted(names, key=lambda each: (each.lower() not in _TEST_FOLDERS, each)):
            path = posixpath.join(folder, name)
            if name in NEVER_WALKED or path == self._own:
                continue
            if not self.listing(path).files & {HOST_FILE, VIRTUAL_ENVIRONMENT}:
                yield path

    def look_into(self, folder: str) -> None:
        """List a folder and those right below it."""
        for _ in self.below(folder):
            pass


def _paths(folders: _Folders, *, beside_too: bool) -> Iterator[str]:
    is_around = beside_too and HOST_FILE not in folders.listing("..").files
    found = 0
    waiting = [ROOT, ".."] if is_around else [ROOT]
    for folder in waiting:
        for name in sorted(folders.listing(folder).files):
            if found < _MOST_TESTS and _is_test(folder, name):
                found += 1
                yield posixpath.join(folder, name)
        waiting += _at_most(folders.below(folder), _MOST_FOLDERS - len(waiting))


def _is_test(folder: str, name: str) -> bool:
    if not name.endswith(PYTHON_EXTENSION):
        return False
    return _TEST_FILE.fullmatch(name) is not None or not _TEST_FOLDERS.isdisjoint(folder.lower().split("/"))


def _at_most(folders: Iterable[str], number: int) -> Iterator[str]:
    for each, _ in zip(folders, range(number), strict=False):
        yield each


def _with(state: AppState, folders: _Folders, sources: dict[str, SourceFile]) -> AppState:
    return replace(
        state,
        files={**state.files, **sources},
        listings={**state.listings, **folders.seen},
        tests=state.tests.union(sources),
    )
