"""What a test imports: a module of the app, by any of the names under which tests may know it."""

from __future__ import annotations

import posixpath
from typing import Final

from funcls.model.facts import HOST_FILE
from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE, ImportedFrom, ModuleKind, find_module
from funcls.model.source import ROOT, Listing, Lookup

BESIDE: Final = "../"
"""What the path of a test begins with that lies in the folder around the app."""

_AROUND: Final = ".."
_UNKNOWN: Final = ImportedFrom(ModuleKind.UNKNOWN)


def beside(name: str) -> str:
    """Return the path of what has this name in the folder around the app."""
    return f"{BESIDE}{name}"


def find_tested(test: str, module: str, level: int, app: str, lookup: Lookup) -> ImportedFrom:
    """Return what `from {level dots}{module} import ...` names in a test; UNKNOWN where it is not certain to be here.

    `test` is its path, relative to the app root, and `app` the name of that folder. Tests know a module as the worker
    does (`__app__.Orders`), from the app root (`Orders`), from the folder around it (`app.Orders`), or by its place.
    """
    parts = tuple(module.split(".")) if module else ()
    is_beside = test.startswith(BESIDE)
    if level:
        return (
            _find_relative(test, parts, level, app, lookup) if is_beside else find_module(test, module, level, lookup)
        )
    if parts[0] == APP_PACKAGE:
        is_known = not is_beside or app == APP_PACKAGE or _is_alone(app, lookup)
        return _in_app(parts[1:], lookup) if is_known else _UNKNOWN
    if (not is_beside or _is_alone(app, lookup)) and not _is_shadowed(test, parts[0], lookup):
        found = find_module(PACKAGE_FILE, module, 0, lookup)
        if found.kind in (ModuleKind.SOURCE, ModuleKind.NAMESPACE):
            return found
    return _in_app(parts[1:], lookup) if parts[0] == app else _UNKNOWN


def _find_relative(test: str, parts: tuple[str, ...], level: int, app: str, lookup: Lookup) -> ImportedFrom:
    folders = posixpath.dirname(test).split("/")
    above = folders[: len(folders) - level + 1]
    full = (*above[1:], *parts)
    return _in_app(full[1:], lookup) if above and full[:1] == (app,) else _UNKNOWN


def _in_app(parts: tuple[str, ...], lookup: Lookup) -> ImportedFrom:
    return find_module(PACKAGE_FILE, ".".join((APP_PACKAGE, *parts)), 0, lookup)


def _is_alone(app: str, lookup: Lookup) -> bool:
    """Return whether the folder around the app holds no other one."""
    names = _listing(_AROUND, lookup).folders - {app}
    return not any(HOST_FILE in _listing(beside(name), lookup).files for name in names)


def _is_shadowed(test: str, top: str, lookup: Lookup) -> bool:
    """Return whether the tests have a module of that name themselves, in the folder from which they are imported."""
    folder = posixpath.dirname(test)
    while folder not in (ROOT, _AROUND) and PACKAGE_FILE in _listing(folder, lookup).files:
        folder = posixpath.dirname(folder)
    if folder == ROOT:
        return False
    own = _listing(folder, lookup)
    is_package = top in own.folders and PACKAGE_FILE in _listing(posixpath.join(folder, top), lookup).files
    return is_package or f"{top}.py" in own.files


def _listing(folder: str, lookup: Lookup) -> Listing:
    return lookup.listing(folder) or Listing()
