"""Document highlights: what else in a function.json has to do with what stands at the cursor."""

from __future__ import annotations

from funcls.features.app_settings import SettingAt, definitions_of, setting_at, uses_of
from funcls.features.binding_uses import places_of_parameter
from funcls.features.cursor import JsonCursor, Role, json_cursor
from funcls.features.durable_functions import durable_call_at, same_calls
from funcls.features.in_brackets import references_of_asked_part
from funcls.features.named_in_test import named_in_test
from funcls.features.results import Highlight
from funcls.model.name_uses import name_uses
from funcls.syntax.python.environment import Access
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


def highlights(state: AppState, path: str, offset: int) -> list[Highlight]:
    """Return the places that belong together with what stands at `offset` of the file `path`, in order.

    At a binding's name they are that and the same name of other bindings. At a `{name}` they are all places of the file
    where the host reads it. At the name of a function in a call of Durable Functions they are the calls of the same
    name in the file; at the parameter of a binding, all places where the handler names it; at the part of a route that
    Python asks a request for, the other places where it does; at a handler that a test names, all places where that
    does. Everywhere else there are none, so that an editor shows what it finds by itself.
    """
    at = setting_at(state, path, offset)
    if at is not None:
        return _of_setting(state, path, at)
    call = durable_call_at(state, path, offset)
    if call is not None:
        return [Highlight(each.span) for each in same_calls(state, call.call) if each.path == path]
    cursor = json_cursor(state, path, offset)
    if path in state.tests:
        return _of_handler(state, path, offset)
    if cursor is None:
        return _of_parameter(state, path, offset) or _of_asked_part(state, path, offset)
    if cursor.role is not Role.VALUE:
        return []
    return _of_name(cursor) or _of_use(cursor, offset)


def _of_handler(state: AppState, path: str, offset: int) -> list[Highlight]:
    """Return where a test names a handler, also by another name or in a text; an import gives it the name."""
    found = named_in_test(state, path, offset)
    writes = {each.span for each in found.uses.imported} if found is not None else set()
    return [Highlight(each, writes=each in writes) for each in sorted(found.uses.spans() if found is not None else ())]


def _of_parameter(state: AppState, path: str, offset: int) -> list[Highlight]:
    """Return where the parameter of a binding is named in its handler; a new value is written to it."""
    found = places_of_parameter(state, path, offset)
    places = {*found.declared, *found.used} if found is not None else set()
    writes = {*found.writes, *found.declared} if found is not None else set()
    return [Highlight(each.span, writes=each in writes) for each in sorted(places) if each.path == path]


def _of_asked_part(state: AppState, path: str, offset: int) -> list[Highlight]:
    """Return where the module asks a request for the same part of the route."""
    places = references_of_asked_part(state, path, offset, include_declaration=False)
    return [Highlight(each.span) for each in places if each.path == path]


def _of_setting(state: AppState, path: str, at: SettingAt) -> list[Highlight]:
    """Return the places in this file, read or set."""
    used = {
        use.place.span: use.variable is not None and use.variable.access is Access.SET
        for use in uses_of(state, at)
        if use.place.path == path and not use.is_default
    }
    defined = {each.place.span: True for each in definitions_of(state, at) if each.place.path == path}
    return [Highlight(span, writes=writes) for span, writes in sorted({**used, **defined}.items())]


def _of_name(cursor: JsonCursor) -> list[Highlight]:
    binding = cursor.binding
    field = binding.name_field if binding is not None else None
    if binding is None or field is None or not binding.name or cursor.member is not field.member:
        return []
    text = cursor.function.file.text
    same = (each.name_field for each in cursor.bindings if each.name == binding.name)
    inside = (Span(each.span.start + 1, each.span.end - 1) for each in same if each is not None)
    # A name without its closing quote, or one that is a number, is not between quotes.
    return [Highlight(each) for each in inside if text[slice(*each)] == binding.name]


def _of_use(cursor: JsonCursor, offset: int) -> list[Highlight]:
    uses = name_uses(cursor.bindings, cursor.function.file.text)
    name = next((each.name for each in uses if each.name_span.touches(offset)), None)
    return [Highlight(each.name_span, writes=each.gives) for each in uses if name is not None and each.is_same(name)]
