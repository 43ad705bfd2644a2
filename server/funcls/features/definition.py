"""Definition: from each half of a function to the other."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.app_settings import definitions_of, setting_at
from funcls.features.cursor import JsonCursor, PythonCursor, Role, json_cursor, python_cursors
from funcls.features.durable_functions import define_durable, durable_call_at
from funcls.features.imported import define_import
from funcls.features.in_brackets import define_asked_part, define_in_brackets
from funcls.features.known_to_python import IsLeft, nothing_is_left
from funcls.features.results import Link
from funcls.features.used_in_test import define_use_in_test
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.model.source import Place
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_FILE_START = Span(0, 0)


def define(state: AppState, path: str, offset: int, is_left: IsLeft = nothing_is_left) -> list[Link]:
    """Return where what stands at `offset` of the file `path` leads to.

    A binding's name leads to the parameter, `$return` to the return annotation, `scriptFile` to the file, `entryPoint`
    to the handler, a `{name}` to the part of the route or path that gives it its value; a parameter leads to its
    bindings in every function that the handler serves, the handler's name to the function.json files, and the part of a
    route that it asks a request for, `req.route_params["id"]`, to the route. The name of a
    function in a call of Durable Functions leads to its handler, an import of a module of the app to
    that, and a name in it to its definition there. In a test, so do the uses of what is imported, unless `is_left` says
    of the import that another server tells.
    """
    at = setting_at(state, path, offset)
    if at is not None and at.definition is None:
        return [Link(at.span, each.place) for each in definitions_of(state, at)]
    call = durable_call_at(state, path, offset)
    if call is not None:
        return define_durable(state, call)
    imported = define_import(state, path, offset, is_left if path in state.tests else nothing_is_left)
    if imported is not None:
        return imported
    if path in state.tests:
        return define_use_in_test(state, path, offset, is_left)
    cursor = json_cursor(state, path, offset)
    if cursor is not None:
        inside = define_in_brackets(cursor, offset)
        if inside is not None:
            return [inside]
        target = _from_json(cursor)
        return [Link(cursor.span, target)] if target else []
    found = [Link(each.span, target) for each in python_cursors(state, path, offset) for target in _from_python(each)]
    return found or define_asked_part(state, path, offset)


def _from_json(cursor: JsonCursor) -> Place | None:
    function = cursor.function
    if cursor.role not in (Role.VALUE, Role.KEY) or cursor.member is None:
        return None
    if cursor.binding is not None and cursor.in_binding:
        field = cursor.binding.name_field
        named = field is not None and cursor.member is field.member
        return _of_binding(function, cursor.binding) if named else None
    if not cursor.in_root:
        return None
    script, entry_point = function.script, function.entry_point_field
    if script.field is not None and cursor.member is script.field.member:
        return Place(script.path, _FILE_START) if script.state is ScriptState.FOUND and script.path else None
    if entry_point is not None and cursor.member is entry_point.member and function.handler is not None:
        return function.handler.place
    return None


def _of_binding(function: Function, binding: Binding) -> Place | None:
    handler = function.handler
    if handler is None:
        return None
    if binding.is_return:
        signature = handler.signature
        if signature is None or signature.returns is None or handler.made:
            return handler.place
        return Place(signature.path, signature.returns.span)
    bound = function.parameter_of(binding)
    if bound is None or handler.signature is None or handler.made:
        return None
    return Place(handler.signature.path, bound.parameter.span)


def _from_python(cursor: PythonCursor) -> Iterator[Place]:
    function = cursor.function
    if cursor.bound is not None:
        bindings = cursor.bound.bindings
    elif cursor.on_return:
        bindings = tuple(each for each in function.bindings if each.is_return)
    else:
        field = function.entry_point_field
        yield function.json_place(field.span if field is not None else function.bindings_span)
        return
    for binding in bindings:
        yield function.json_place(binding.name_span)
