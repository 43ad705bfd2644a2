"""Imports as the worker sees them: from an import to the module of the app, and to what it takes from there."""

from __future__ import annotations

import posixpath
from typing import Final

from funcls.features.importers import imported_from, imports_in
from funcls.features.known_to_python import IsLeft, nothing_is_left
from funcls.features.results import Link
from funcls.model.function import PYTHON_EXTENSION
from funcls.model.modules import PACKAGE_FILE, ImportedFrom, ModuleKind, submodule
from funcls.model.names import Names
from funcls.model.resolved import Called, Class, Function, LambdaFunction, Literal, Module, Resolved, Written
from funcls.model.source import Lookup, Place
from funcls.syntax.python.facts import Import
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_START: Final = Span(0, 0)


def define_import(state: AppState, path: str, offset: int, is_left: IsLeft = nothing_is_left) -> list[Link] | None:
    """Return where an import at `offset` of a script leads; None where there is none, or it is none of the app.

    From a test, the module of a function leads to its handler; `is_left` says of which imports nothing is to be told.
    """
    source = state.files.get(path)
    is_read = path in state.readers or path in state.tests
    if source is None or not source.readable or not path.endswith(PYTHON_EXTENSION) or not is_read:
        return None
    lookup = Lookup(state.files, state.listings)
    for each in imports_in(state, source):
        if is_left(each):
            continue
        if each.span.touches(offset):
            target = _module_at(state, each, path, source.text, offset, lookup)
            return [Link(each.span, target)] if target is not None else None
        span = next((span for span in each.name_spans if span.touches(offset)), None)
        if span is not None:
            target = place_in_module(state, path, each.module, each.level, source.text[slice(*span)], lookup)
            return [Link(span, target)] if target is not None else None
    return None


def _module_at(state: AppState, statement: Import, path: str, text: str, offset: int, lookup: Lookup) -> Place | None:
    """Return the file of the module, or of the package around it whose name stands at the cursor."""
    written = text[statement.span.start : statement.span.end]
    rest = written.find(".", max(0, offset - statement.span.start))
    is_plain = written == f"{'.' * statement.level}{statement.module}"
    module = written[statement.level : rest] if is_plain and rest >= statement.level > -1 else statement.module
    found = imported_from(state, path, module, statement.level, lookup)
    return _of_module(state, path, found, lookup)


def place_in_module(state: AppState, path: str, module: str, level: int, name: str, lookup: Lookup) -> Place | None:
    """Return where `name` leads to in the module that an import in the file `path` names; without it, the module."""
    origin = imported_from(state, path, module, level, lookup)
    if not name:
        return _of_module(state, path, origin, lookup)
    if origin.kind is ModuleKind.SOURCE and origin.path != path:
        names = Names(lookup)
        place = _place(names.resolve(origin.path, name), lookup)
        if place is not None:
            return place
    below = submodule(origin, name, lookup) if origin.kind in (ModuleKind.SOURCE, ModuleKind.NAMESPACE) else origin
    return _of_module(state, path, below, lookup)


def _of_module(state: AppState, path: str, module: ImportedFrom, lookup: Lookup) -> Place | None:
    """Return where a module leads to: from a test to the handler, if the module is the script of a function."""
    file = _file(module, lookup)
    scripts = state.functions_of(file.path) if file is not None and path in state.tests else ()
    handlers = (each.handler for each in scripts if each.script.path == module.path)
    return next((each.place for each in handlers if each is not None), file)


def _place(found: Resolved, lookup: Lookup) -> Place | None:
    match found:
        case Function(path, definition) | Class(path, definition):
            return Place(path, definition.name_span)
        case Literal(place, _, at):
            return Place(place.path, at)
        case LambdaFunction(path, expression):
            return Place(path, expression.span)
        case Called(path=path, at=at) | Written(path=path, at=at):
            return Place(path, at)
        case Module(module):
            return _file(module, lookup)
        case _:
            return None


def _file(module: ImportedFrom, lookup: Lookup) -> Place | None:
    """Return the start of the file of a module; None where it has none, or is none of the app."""
    if module.kind is ModuleKind.SOURCE:
        return Place(module.path, _START)
    package = posixpath.join(module.path, PACKAGE_FILE)
    is_package = module.kind is ModuleKind.NAMESPACE and lookup.is_file(package)
    return Place(package, _START) if is_package else None
