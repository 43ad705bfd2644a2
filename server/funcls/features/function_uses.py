"""The places of one function: its handler, its function.json, the imports of the handler, and the calls by its name."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.cursor import JsonCursor, Role, python_cursors
from funcls.features.durable_functions import calls_of
from funcls.model.durable_names import durable_name
from funcls.model.function import BINDINGS_KEY, PYTHON_EXTENSION, Function
from funcls.model.modules import ModuleKind, find_module
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


def places_of_functions(state: AppState, functions: list[Function], *, include_declaration: bool) -> list[Place]:
    """Return where functions with one handler are used, in order: function.json, imports of the handler, calls.

    With `include_declaration` the handler itself is among the places.
    """
    places: set[Place] = set()
    for function in functions:
        field, name = function.entry_point_field, durable_name(function)
        places.add(function.json_place(field.span if field is not None else function.bindings_span))
        places.update(calls_of(state, name) if name is not None else ())
        if function.handler is not None:
            places.update(_imports_of(state, function))
            places.update({function.handler.place} if include_declaration else ())
    return sorted(places)


def _imports_of(state: AppState, function: Function) -> Iterator[Place]:
    """Yield where a module that the app was read from imports the handler by its name."""
    handler = function.handler
    name = handler.definition.name if handler is not None and handler.definition is not None else ""
    if handler is None or not name:
        return
    lookup = Lookup(state.files, state.listings)
    for path, source in state.files.items():
        if (
            source is None
            or not path.endswith(PYTHON_EXTENSION)
            or path not in state.readers
            or name not in source.text
        ):
            continue
        for each in (*source.python.imports, *source.python.late_imports):
            for imported, span in zip(each.names, each.name_spans, strict=True):
                if imported == name:
                    found = find_module(path, each.module, each.level, lookup)
                    if found.kind is ModuleKind.SOURCE and found.path == handler.place.path:
                        yield source.place(span)
