"""Where a module of the app lives: from an import statement to a file, as the worker's Python finds it."""

from __future__ import annotations

import posixpath
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from funcls.model.source import ROOT, Lookup

APP_PACKAGE: Final = "__app__"
"""The namespace package under which the worker imports every script (facts: section 2 of the rules)."""

PACKAGE_FILE: Final = "__init__.py"


class ModuleKind(Enum):
    """What an imported module is."""

    SOURCE = auto()
    """A `.py` file of the app."""
    NAMESPACE = auto()
    """A folder of the app without `__init__.py`."""
    EXTERNAL = auto()
    """The standard library or an installed package."""
    UNKNOWN = auto()
    """A module that the files do not show."""


@dataclass(frozen=True, slots=True)
class ImportedFrom:
    """The module that an import statement names.

    `path` is the file (SOURCE) or the folder (NAMESPACE), relative to the app root; `dotted` is the absolute
    name of an EXTERNAL module.
    """

    kind: ModuleKind
    path: str = ""
    dotted: str = ""


_UNKNOWN: Final = ImportedFrom(ModuleKind.UNKNOWN)


def loaded_module(script: str, lookup: Lookup) -> ImportedFrom:
    """Return the module that the worker imports for a script: `__init__` in any case stands for its folder."""
    folder, name = posixpath.split(script)
    if name.lower() != PACKAGE_FILE:
        return ImportedFrom(ModuleKind.SOURCE, path=script)
    package = _join(folder, PACKAGE_FILE)
    if folder == ROOT or not lookup.is_file(package):
        return ImportedFrom(ModuleKind.NAMESPACE, path=folder)
    return ImportedFrom(ModuleKind.SOURCE, path=package)


def find_module(importer: str, module: str, level: int, lookup: Lookup) -> ImportedFrom:
    """Return what `from {level dots}{module} import ...` names in the file `importer`.

    `importer` is relative to the app root; `level` 0 is an absolute import.
    """
    parts = module.split(".") if module else []
    if level:
        package = [part for part in posixpath.dirname(importer).split("/") if part]
        if level - 1 > len(package):
            return _UNKNOWN
        return _module_below("/".join(package[: len(package) - (level - 1)]), parts, lookup)
    if parts[:1] == [APP_PACKAGE]:
        return _module_below(ROOT, parts[1:], lookup)
    if parts and parts[0] not in sys.stdlib_module_names:
        found = _module_below(ROOT, parts, lookup)
        if found.kind is not ModuleKind.UNKNOWN or _is_of_the_app(parts[0], lookup):
            return found
    return ImportedFrom(ModuleKind.EXTERNAL, dotted=module)


def submodule(package: ImportedFrom, name: str, lookup: Lookup) -> ImportedFrom:
    """Return the module `name` inside `package`; UNKNOWN where the files show none."""
    if package.kind is ModuleKind.EXTERNAL:
        return ImportedFrom(ModuleKind.EXTERNAL, dotted=f"{package.dotted}.{name}")
    if package.kind is ModuleKind.NAMESPACE:
        return _module_below(package.path, [name], lookup)
    if package.kind is ModuleKind.SOURCE and posixpath.basename(package.path) == PACKAGE_FILE:
        return _module_below(posixpath.dirname(package.path), [name], lookup)
    return _UNKNOWN


def _module_below(folder: str, parts: list[str], lookup: Lookup) -> ImportedFrom:
    for part in parts[:-1]:
        folder = _join(folder, part)
        if not lookup.is_folder(folder):
            return _UNKNOWN
    candidate = _join(folder, parts[-1]) if parts else folder
    if candidate == ROOT:
        # The worker makes `__app__` itself: an `__init__.py` in the app root is not run as part of it.
        return ImportedFrom(ModuleKind.NAMESPACE, path=ROOT)
    if lookup.is_folder(candidate):
        package = _join(candidate, PACKAGE_FILE)
        # Without `__init__.py`, a module file of the same name wins over the namespace package.
        if lookup.is_file(package):
            return ImportedFrom(ModuleKind.SOURCE, path=package)
    if parts and lookup.is_file(f"{candidate}.py"):
        return ImportedFrom(ModuleKind.SOURCE, path=f"{candidate}.py")
    if lookup.is_folder(candidate):
        return ImportedFrom(ModuleKind.NAMESPACE, path=candidate)
    return _UNKNOWN


def _is_of_the_app(top: str, lookup: Lookup) -> bool:
    return lookup.is_file(f"{top}.py") or lookup.is_file(f"{top}/{PACKAGE_FILE}")


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
