"""Renaming an entry point: the name in the script, `entryPoint` in each function.json, what imports it, and tests."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from funcls.features.changes import Changes, Collector, RefusedError, Renamable, line_of, name_in
from funcls.features.cursor import JsonCursor, Role
from funcls.features.importers import brings_everything, importers, imports_of
from funcls.features.named_in_test import named_in_test
from funcls.features.rename_in_tests import rename_in_tests
from funcls.features.written import write_member
from funcls.model.function import ENTRY_POINT_KEY, Function
from funcls.syntax.python.name_uses import ModuleNames, Variable, read_names
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_ALIAS: Final = re.compile(r"\s+as\s")


@dataclass(frozen=True, slots=True)
class _Module:
    """A module that has the entry point under its name."""

    path: str
    names: ModuleNames
    variable: Variable


def entry_point_at(state: AppState, cursor: JsonCursor) -> Renamable | None:
    """Return the entry point that is named at the cursor in function.json; raises RefusedError where it has to stay."""
    field = cursor.function.entry_point_field
    if field is None or not cursor.in_root or cursor.member is not field.member or cursor.role is not Role.VALUE:
        return None
    function, name = cursor.function, cursor.function.entry_point
    span = name_in(state, function.file.path, field.member.value)
    if function.script_file is None or not field.text:
        raise RefusedError(f"The script of {function.name} cannot be read.")
    return Renamable(span, name, partial(_rename, state, _origin(function), name))


def defined_at(state: AppState, path: str, offset: int, names: ModuleNames) -> Renamable | None:
    """Return the entry point that is named at `offset` of a module; raises RefusedError where it has to stay."""
    variable = names.variable_at(offset)
    if variable is None or not variable.is_global:
        return None
    span = next(each.span for each in names.places(variable) if each.span.touches(offset))
    for function in state.functions_of(path):
        if function.entry_point != variable.name:
            continue
        is_script = function.script_file is not None and function.script_file.path == path
        if is_script or _is_handler(function, path, names, variable):
            return Renamable(span, variable.name, partial(_rename, state, _origin(function), variable.name))
    return None


def tested_at(state: AppState, path: str, offset: int) -> Renamable | None:
    """Return the entry point that a test names at `offset`; raises RefusedError where it has to stay."""
    found = named_in_test(state, path, offset)
    source = state.files.get(found.module) if found is not None else None
    names = read_names(source.text) if source is not None and source.readable else None
    variable = names.of_module(found.name) if found is not None and names is not None else None
    if found is None or names is None or variable is None:
        return None
    defined = defined_at(state, found.module, names.places(variable)[0].span.start, names)
    return replace(defined, span=found.span) if defined is not None else None


def _is_handler(function: Function, path: str, names: ModuleNames, variable: Variable) -> bool:
    handler = function.handler
    return (
        handler is not None
        and handler.place.path == path
        and any(each.span == handler.place.span for each in names.places(variable))
    )


def _rename(state: AppState, origin: str, old: str, new: str) -> Changes:
    if not new.isidentifier() or not new.isascii() or keyword.iskeyword(new):
        raise RefusedError(f"`{new}` cannot be the name of a function in Python, or not one that the host finds.")
    modules = _modules(state, origin, old)
    collector = Collector(state)
    for module in modules.values():
        taken = module.names.obstacle(module.variable, new)
        if taken is not None:
            raise RefusedError(f"`{new}` means something else at {line_of(state, module.path, taken.start)}.")
        if module.names.unplaced(module.variable):
            raise RefusedError(f"`{old}` stands in an f-string of {module.path} that cannot be read for certain.")
        for place in module.names.places(module.variable):
            collector.replace(module.path, place.span, new)
    for each in (imported for path in modules for imported in _importers(state, path, old)):
        collector.replace(each.path, each.span, new)
    for path in modules:
        rename_in_tests(state, collector, path, old, new)
    for function in state.functions.values():
        if function.script_file is not None and function.script_file.path in modules and function.entry_point == old:
            _state_entry_point(state, collector, function, new)
    return collector.changes()


def _state_entry_point(state: AppState, collector: Collector, function: Function, name: str) -> None:
    path, field = function.file.path, function.entry_point_field
    if field is not None and field.text:
        collector.replace(path, name_in(state, path, field.member.value), name)
        return
    if field is not None:
        raise RefusedError(f"`{ENTRY_POINT_KEY}` in {path} is not written as a plain text in quotes.")
    write_member(collector, function, ENTRY_POINT_KEY, name)


def _origin(function: Function) -> str:
    """Return the module in which the entry point of a function is defined; raises RefusedError if it is not known."""
    script, name = function.script_file, function.entry_point
    path = script.path if script is not None else ""
    if script is None or not any(name in each.names for each in imports_of(script)):
        return path
    handler = function.handler
    definition = handler.definition if handler is not None and not handler.made else None
    if handler is None or definition is None or definition.name != name:
        raise RefusedError(f"{path} imports `{name}`, and the files do not show from where.")
    return handler.place.path


def _modules(state: AppState, origin: str, name: str) -> dict[str, _Module]:
    """Return the module that defines the name, and those that import it under it, by path."""
    found: dict[str, _Module] = {}
    waiting = [origin]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = _module(state, path, name)
            waiting += (each.path for each in _importers(state, path, name) if each.keeps_name)
    return found


def _module(state: AppState, path: str, name: str) -> _Module:
    source = state.files.get(path)
    names = read_names(source.text) if source is not None and source.readable else None
    variable = names.of_module(name) if names is not None else None
    if source is None or names is None or variable is None:
        raise RefusedError(f"{path} would have to change, and `{name}` cannot be read there.")
    python = source.python
    if python.dynamic:
        raise RefusedError(f"{path} uses a means (`exec`, `globals()` ...) by which names appear unseen.")
    if not python.exports_known or name in (python.exports or ()):
        raise RefusedError(f"`__all__` in {path} may list `{name}`.")
    return _Module(path, names, variable)


@dataclass(frozen=True, slots=True)
class _ImportOf:
    """An import of a name into the module `path`: where the name stands, and whether it is called so there."""

    path: str
    span: Span
    keeps_name: bool


def _importers(state: AppState, target: str, name: str) -> Iterator[_ImportOf]:
    """Yield the imports of a name from the module `target`; raises RefusedError for those that cannot be followed."""
    attribute = re.compile(rf"\.\s*{re.escape(name)}\b")
    for path, source, statement, is_whole in importers(state, target):
        at = line_of(state, path, statement.span.start)
        if brings_everything(statement):
            raise RefusedError(f"Everything is imported from {target} at {at}.")
        if is_whole and attribute.search(source.text):
            raise RefusedError(f"{target} is imported as a whole at {at}, and `.{name}` is read there.")
        for imported, span in zip(statement.names, statement.name_spans, strict=True):
            if imported == name and not is_whole:
                yield _ImportOf(path, span, keeps_name=_ALIAS.match(source.text, span.end) is None)
