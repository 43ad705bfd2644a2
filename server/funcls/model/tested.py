"""What a test imports: a module of the app, by any of the names under which tests may know it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE, ImportedFrom, ModuleKind, find_module
from funcls.model.source import ROOT, Listing, Lookup

AROUND: Final = ".."
"""The folder around the app, as it is written from the app root."""

_UNKNOWN: Final = ImportedFrom(ModuleKind.UNKNOWN)


def steps_above(path: str) -> int:
    """Return how many folders above the app root a path leads to: 2 for `../../tests`."""
    parts = path.split("/")
    return next((steps for steps, part in enumerate(parts) if part != AROUND), len(parts))


def folder_above(steps: int) -> str:
    """Return the folder so many steps above the app root, as it is written from there."""
    return "/".join([AROUND] * steps)


def import_root(test: str, listing: Callable[[str], Listing | None]) -> str:
    """Return the folder from which the packages around a test are imported, as pytest finds it.

    It is no folder above the app root, nor above the last one that the path of the test leads up to.
    """
    folder = posixpath.dirname(test)
    while (
        folder not in (ROOT, folder_above(steps_above(test))) and PACKAGE_FILE in (listing(folder) or Listing()).files
    ):
        folder = posixpath.dirname(folder)
    return folder


@dataclass(frozen=True, slots=True)
class AppPlace:
    """Where an app lies: the `names` of the folders down to its root, and the roots of `others` around it.

    Those are written from the app root: `../other`.
    """

    names: tuple[str, ...]
    others: frozenset[str] = frozenset()

    @classmethod
    def of(cls, root: str, others: frozenset[str]) -> AppPlace:
        """Return the place of the app in the absolute folder `root`."""
        return cls(tuple(filter(None, root.split("/"))), others)

    def way(self, steps: int) -> tuple[str, ...]:
        """Return the names of the folders that lead to the app from the one so many steps above it."""
        return self.names[len(self.names) - steps :]

    def leading(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names at the beginning of `parts` that lead to the app, most of them first; none if none do."""
        lengths = range(min(len(parts), len(self.names)), 0, -1)
        return next((parts[:length] for length in lengths if parts[:length] == self.way(length)), ())

    def others_below(self, steps: int) -> Iterator[tuple[str, ...]]:
        """Yield the other apps in the folder so many steps above this one, each as the names that lead there."""
        for each in self.others:
            above = steps_above(each)
            if 0 < above <= steps:
                yield (*self.way(steps)[: steps - above], *each.split("/")[above:])


def find_tested(test: str, module: str, level: int, app: AppPlace, lookup: Lookup) -> ImportedFrom:
    """Return what `from {level dots}{module} import ...` names in a test; UNKNOWN where it is not certain to be here.

    `test` is its path, relative to the app root. Tests know a module as the worker does (`__app__.Orders`), from the
    app root (`Orders`), from a folder above it (`app.Orders`, `src.app.Orders`), or by its place.
    """
    parts = tuple(module.split(".")) if module else ()
    steps = steps_above(test)
    if level:
        return _find_relative(test, parts, level, app, lookup) if steps else find_module(test, module, level, lookup)
    others = list(app.others_below(steps))
    if parts[0] == APP_PACKAGE:
        is_named_so = app.way(1) == (APP_PACKAGE,) and all(each[-1:] != (APP_PACKAGE,) for each in others)
        return _in_app(parts[1:], lookup) if is_named_so or not others else _UNKNOWN
    if _is_hidden(test, parts[0], app, lookup):
        return _UNKNOWN
    if not others:
        found = find_module(PACKAGE_FILE, module, 0, lookup)
        if found.kind in (ModuleKind.SOURCE, ModuleKind.NAMESPACE):
            return found
    leading = app.leading(parts)
    is_of_another = len(leading) < steps and any(each[-len(leading) :] == leading for each in others)
    return _in_app(parts[len(leading) :], lookup) if leading and not is_of_another else _UNKNOWN


def _find_relative(test: str, parts: tuple[str, ...], level: int, app: AppPlace, lookup: Lookup) -> ImportedFrom:
    steps = steps_above(test)
    folders = posixpath.dirname(test).split("/")
    above = folders[: len(folders) - level + 1]
    full = (*above[steps:], *parts)
    is_ours = len(above) >= steps and full[:steps] == app.way(steps)
    return _in_app(full[steps:], lookup) if is_ours else _UNKNOWN


def _in_app(parts: tuple[str, ...], lookup: Lookup) -> ImportedFrom:
    return find_module(PACKAGE_FILE, ".".join((APP_PACKAGE, *parts)), 0, lookup)


def _is_hidden(test: str, top: str, app: AppPlace, lookup: Lookup) -> bool:
    """Return whether a module of that name, and none of the app, is found first: beside the test or above the app."""
    root = import_root(test, lookup.listing)
    if root == ROOT:
        return False
    above = (folder_above(steps) for steps in range(1, steps_above(test) + 1))
    return any(_has_module(folder, top, app, lookup) for folder in (root, *above))


def _has_module(folder: str, top: str, app: AppPlace, lookup: Lookup) -> bool:
    """Return whether there is a module of that name in a folder, other than the package around the app."""
    steps, own = steps_above(folder), _listing(folder, lookup)
    if f"{top}.py" in own.files:
        return True
    if folder == folder_above(steps) and app.way(steps)[:1] == (top,):
        return False
    return top in own.folders and PACKAGE_FILE in _listing(posixpath.join(folder, top), lookup).files


def _listing(folder: str, lookup: Lookup) -> Listing:
    return lookup.listing(folder) or Listing()
