"""Which modules of an app, and which tests, import another one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from funcls.model.modules import PACKAGE_FILE, ImportedFrom, ModuleKind, find_module, submodule
from funcls.model.source import Lookup, SourceFile
from funcls.model.tested import AppPlace, find_tested
from funcls.syntax.python.all_imports import all_imports
from funcls.syntax.python.facts import Import
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import is_below

_EVERYTHING = "*"


def imports_of(source: SourceFile) -> tuple[Import, ...]:
    """Return the imports of a module, those in functions too."""
    return (*source.python.imports, *source.python.late_imports)


def imports_in(state: AppState, source: SourceFile) -> tuple[Import, ...]:
    """Return the imports of a module, or of a test, which has them in `with` and `try` as well."""
    found = all_imports(source.text) if source.path in state.tests else None
    return imports_of(source) if found is None else found


def python_files(state: AppState) -> Iterator[tuple[str, SourceFile]]:
    """Yield the Python files that the app was read from, by path, without those that nobody can read."""
    for path, source in sorted(state.files.items()):
        if source is not None and source.readable and path.endswith(".py") and path not in state.tests:
            yield path, source


def tests_that_name(state: AppState, word: str) -> Iterator[tuple[str, SourceFile]]:
    """Yield the tests in which a word stands, by path, without those that nobody can read."""
    whole = re.compile(rf"\b{re.escape(word)}\b")
    for path in sorted(state.tests):
        source = state.files.get(path)
        if source is not None and source.readable and whole.search(source.text):
            yield path, source


def tests_that_may_import(state: AppState, module: str, name: str) -> Iterator[tuple[str, SourceFile]]:
    """Yield the tests that name something, and the module `module` too or lie beside it: few enough to be parsed."""
    folder, file = posixpath.split(module)
    word = posixpath.basename(folder) if file == PACKAGE_FILE else file.removesuffix(".py")
    named = {path for path, _ in tests_that_name(state, word)}
    for path, source in tests_that_name(state, name):
        if path in named or is_below(path, folder):
            yield path, source


def imported_from(state: AppState, path: str, module: str, level: int, lookup: Lookup) -> ImportedFrom:
    """Return what `from {level dots}{module} import ...` names in a module of the app, or in a test."""
    if path in state.tests:
        return find_tested(path, module, level, AppPlace.of(state.root, state.apps_around), lookup)
    return find_module(path, module, level, lookup)


def importers(state: AppState, target: str) -> Iterator[tuple[str, SourceFile, Import, bool]]:
    """Yield what imports the module `target`: file, text and statement, and whether it brings the module as a whole."""
    lookup = Lookup(state.files, state.listings)
    for path, source in python_files(state):
        if path == target:
            continue
        for each in imports_of(source):
            origin = find_module(path, each.module, each.level, lookup)
            is_from = is_module(origin, target)
            is_whole = is_from if not each.names else _brings(origin, each.names, target, lookup)
            if is_from or is_whole:
                yield path, source, each, is_whole


def brings_everything(statement: Import) -> bool:
    """Return whether it is `from ... import *`."""
    return _EVERYTHING in statement.names


def _brings(package: ImportedFrom, names: Iterable[str], target: str, lookup: Lookup) -> bool:
    """Return whether one of the names in a package is the module `target`."""
    return any(is_module(submodule(package, each, lookup), target) for each in names)


def is_module(found: ImportedFrom, path: str) -> bool:
    """Return whether what was found is the module in the file `path`."""
    return found.kind is ModuleKind.SOURCE and found.path == path
