"""Which modules of an app import another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funcls.model.modules import ImportedFrom, ModuleKind, find_module, submodule
from funcls.model.source import Lookup, SourceFile
from funcls.syntax.python.facts import Import
from funcls.workspace.app_state import AppState

_EVERYTHING = "*"


def imports_of(source: SourceFile) -> tuple[Import, ...]:
    """Return the imports of a module, those in functions too."""
    return (*source.python.imports, *source.python.late_imports)


def python_files(state: AppState) -> Iterator[tuple[str, SourceFile]]:
    """Yield the Python files that the app was read from, by path, without those that nobody can read."""
    for path, source in sorted(state.files.items()):
        if source is not None and source.readable and path.endswith(".py"):
            yield path, source


def importers(state: AppState, target: str) -> Iterator[tuple[str, SourceFile, Import, bool]]:
    """Yield what imports the module `target`: file, text and statement, and whether it brings the module as a whole."""
    lookup = Lookup(state.files, state.listings)
    for path, source in python_files(state):
        if path == target:
            continue
        for each in imports_of(source):
            origin = find_module(path, each.module, each.level, lookup)
            is_from = _is(origin, target)
            is_whole = is_from if not each.names else _brings(origin, each.names, target, lookup)
            if is_from or is_whole:
                yield path, source, each, is_whole


def brings_everything(statement: Import) -> bool:
    """Return whether it is `from ... import *`."""
    return _EVERYTHING in statement.names


def _brings(package: ImportedFrom, names: Iterable[str], target: str, lookup: Lookup) -> bool:
    """Return whether one of the names in a package is the module `target`."""
    return any(_is(submodule(package, each, lookup), target) for each in names)


def _is(found: ImportedFrom, path: str) -> bool:
    return found.kind is ModuleKind.SOURCE and found.path == path
