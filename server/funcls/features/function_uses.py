"""The places of one function: its handler and function.json, modules and tests that import it, calls by its name."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.cursor import JsonCursor, Role, json_cursor, python_cursors
from funcls.features.durable_functions import calls_of
from funcls.features.importers import python_files, tests_that_may_import
from funcls.features.module_uses import uses_in_module
from funcls.model.durable_names import durable_name
from funcls.model.function import BINDINGS_KEY, Function
from funcls.model.source import Lookup, Place
from funcls.workspace.app_state import AppState


def function_at_json(cursor: JsonCursor, offset: int) -> Function | None:
    """Return the function where the cursor is at its opening brace, its key `bindings` or its entry point."""
    function, entry = cursor.function, cursor.function.entry_point_field
    if function.root is not None and offset == function.opening.start:
        return function
    if not cursor.in_root or cursor.member is None:
        return None
    at_entry = entry is not None and cursor.member is entry.member and cursor.role is Role.VALUE
    at_bindings = cursor.role is Role.KEY and cursor.member.key.value == BINDINGS_KEY
    return function if at_entry or at_bindings else None


def functions_at_handler(state: AppState, path: str, offset: int) -> list[Function]:
    """Return the functions whose handler is named at `offset` of a script, where it is defined."""
    found = python_cursors(state, path, offset)
    return [each.function for each in found if each.bound is None and not each.on_return]


def functions_at(state: AppState, path: str, offset: int) -> list[Function]:
    """Return the functions that stand at `offset` of a function.json, or of the script with their handler."""
    cursor = json_cursor(state, path, offset)
    if cursor is None:
        return functions_at_handler(state, path, offset)
    function = function_at_json(cursor, offset)
    return [function] if function is not None else []


def places_of_functions(state: AppState, functions: list[Function], *, include_declaration: bool) -> list[Place]:
    """Return where functions with one handler are used, in order: function.json, modules that import it, calls by name.

    The tests that import it come last. With `include_declaration` the handler itself is among the places.
    """
    places: set[Place] = set()
    for function in functions:
        field, name = function.entry_point_field, durable_name(function)
        places.add(function.json_place(field.span if field is not None else function.bindings_span))
        places.update(calls_of(state, name) if name is not None else ())
        if function.handler is not None:
            places.update({function.handler.place} if include_declaration else ())
        for path, defined in definitions_of(function):
            places.update(_uses_of(state, path, defined))
    return sorted(places, key=lambda each: (each.path in state.tests, each))


def definitions_of(function: Function) -> set[tuple[str, str]]:
    """Return the modules that have the handler, each with its name there: its own, and the script that imports it."""
    handler, script = function.handler, function.script_file
    found: set[tuple[str, str]] = set()
    if handler is not None and handler.definition is not None:
        found.add((handler.place.path, handler.definition.name))
    if handler is not None and script is not None:
        found.add((script.path, function.entry_point))
    return found


def _uses_of(state: AppState, path: str, name: str) -> Iterator[Place]:
    """Yield where another module of the app, or a test, names what the module `path` has under `name`."""
    lookup = Lookup(state.files, state.listings)
    modules = ((each, source) for each, source in python_files(state) if each in state.readers)
    for importer, source in (*modules, *tests_that_may_import(state, path, name)):
        if importer == path or name not in source.text:
            continue
        found = uses_in_module(state, source, path, name, lookup)
        yield from (source.place(span) for span in found.spans()) if found is not None else ()
