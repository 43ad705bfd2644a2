"""The tests of an app: Python files in it or around it that the worker never loads, read when a question needs them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import islice
from typing import Final

from funcls.model.facts import HOST_FILE
from funcls.model.function import PYTHON_EXTENSION
from funcls.model.source import NEVER_WALKED, ROOT, Listing, SourceFile
from funcls.model.tested import AROUND, AppPlace, folder_above, import_root, steps_above
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import VIRTUAL_ENVIRONMENT
from funcls.workspace.paths import ancestors, is_below

_TEST_FILE: Final = re.compile(r"(?:test_.*|.*_tests?|tests?|conftest)\.py")
_TEST_FOLDERS: Final = frozenset({"test", "tests"})
_MOST_FOLDERS: Final = 2_000
_MOST_TESTS: Final = 1_000
_PACKAGES: Final = "site-packages"

Read = Callable[[str], "SourceFile | None"]
ListFolder = Callable[[str], "Listing | None"]


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the folders around an app: how many of them may hold tests of it, and the roots of other apps.

    Those are relative to the app root.
    """

    folders: int = 0
    apps: frozenset[str] = frozenset()


def with_tests(state: AppState, read: Read, list_folder: ListFolder, around: Around) -> AppState:
    """Return an app with its tests among its files: for one answer, never for a finding.

    `read` and `list_folder` take paths relative to the app root. Those that the app itself imports are modules of it
    already.
    """
    folders = _Folders(state, list_folder)
    steps = next(
        (each - 1 for each in range(1, around.folders + 1) if folders.is_app(folder_above(each))), around.folders
    )
    for each in range(1, steps + 1):
        folders.look_into(folder_above(each))
    paths = [path for path in _paths(folders, steps) if state.files.get(path) is None]
    sources = {path: source for path in paths if (source := read(path)) is not None}
    return _with(state, folders, around, sources)


def with_test(state: AppState, source: SourceFile, list_folder: ListFolder, around: Around) -> AppState:
    """Return an app with one test among its files; its path is relative to the app root, as in `with_tests`."""
    folders = _Folders(state, list_folder)
    for each in range(1, steps_above(source.path) + 1):
        folders.look_into(folder_above(each))
    # What lies there may hide a module of the app.
    folders.look_into(import_root(source.path, folders.listing))
    return _with(state, folders, around, {source.path: source})


def apps_near(path: str, text: str, apps: Mapping[str, AppState], folders: Iterable[str]) -> list[AppState]:
    """Return the apps that a test with this absolute path and text may mean, the nearest first.

    They lie in a folder that holds the test, and is in one of the `folders`. Where it holds several, the test has to
    name them.
    """
    within, found = list(folders), dict[str, AppState]()
    for above in ancestors(path):
        if any(is_below(above, folder) for folder in within):
            below = {root: each for root, each in sorted(apps.items()) if is_below(root, above)}
            found |= {
                root: each
                for root, each in below.items()
                if root not in found and (len(below) == 1 or posixpath.basename(root) in text)
            }
    return list(found.values())


class _Folders:
    """The folders in and around an app; `seen` are those that were listed."""

    def __init__(self, state: AppState, list_folder: ListFolder) -> None:
        self._known = state.listings
        self._list = list_folder
        names = AppPlace.of(state.root, frozenset()).names
        self._own = {posixpath.join(folder_above(each), names[-each]) for each in range(1, len(names) + 1)}
        self.seen: dict[str, Listing] = {}

    def listing(self, folder: str) -> Listing:
        """Return what is in a folder; nothing where it cannot be read."""
        if folder not in self.seen:
            self.seen[folder] = self._known.get(folder) or self._list(folder) or Listing()
        return self.seen[folder]

    def is_app(self, folder: str) -> bool:
        """Return whether a folder is the root of an app."""
        return HOST_FILE in self.listing(folder).files

    def is_entered(self, folder: str) -> bool:
        """Return whether tests of this app may lie in a folder: in no other app, and in no virtual environment."""
        return not self.listing(folder).files & {HOST_FILE, VIRTUAL_ENVIRONMENT}

    def below(self, folder: str) -> Iterator[str]:
        """Yield the folders right below one in which tests may lie, by their names, but none that leads to the app."""
        for name in sorted(self.listing(folder).folders):
            path = posixpath.join(folder, name)
            if not name.startswith(".") and name != _PACKAGES and name not in NEVER_WALKED and path not in self._own:
                yield path

    def look_into(self, folder: str) -> None:
        """List a folder and those right below it."""
        for each in islice(self.below(folder), _MOST_FOLDERS):
            self.listing(each)


def _paths(folders: _Folders, steps: int) -> list[str]:
    """Return the tests in the app and in the folders up to so many steps above it, the nearest first.

    Folders that are named as those of tests are looked into before the others.
    """
    found: list[str] = []
    ways = (ROOT, *(folder_above(each) for each in range(1, steps + 1)))
    waiting = [_turn(each, 0) for each in ways]
    for number in range(_MOST_FOLDERS):
        folder = heappop(waiting)[-1] if waiting else None
        if folder is None:
            break
        if folder in ways or folders.is_entered(folder):
            names = sorted(folders.listing(folder).files)
            found += (posixpath.join(folder, name) for name in names if _is_test(folder, name))
            for each in folders.below(folder):
                heappush(waiting, _turn(each, number))
    return sorted(found, key=steps_above)[:_MOST_TESTS]


def _turn(folder: str, number: int) -> tuple[bool, int, int, str]:
    """Return what says when a folder is looked into that was found in the one with the number."""
    is_first = set(folder.split("/")) <= {ROOT, AROUND} or _is_of_tests(folder)
    return not is_first, steps_above(folder), number, folder


def _is_test(folder: str, name: str) -> bool:
    if not name.endswith(PYTHON_EXTENSION):
        return False
    return _TEST_FILE.fullmatch(name) is not None or _is_of_tests(folder)


def _is_of_tests(folder: str) -> bool:
    return not _TEST_FOLDERS.isdisjoint(folder.lower().split("/"))


def _with(state: AppState, folders: _Folders, around: Around, sources: dict[str, SourceFile]) -> AppState:
    seen = {folder for folder in folders.seen if steps_above(folder) and folders.is_app(folder)}
    return replace(
        state,
        files={**state.files, **sources},
        listings={**state.listings, **folders.seen},
        tests=state.tests.union(sources),
        apps_around=around.apps | seen,
    )
