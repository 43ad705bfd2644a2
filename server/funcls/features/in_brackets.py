"""The name in brackets at a cursor, `{name}`: where it is given, and where it is used."""

from __future__ import annotations

from collections.abc import Iterable

from funcls.features.cursor import JsonCursor, Role
from funcls.features.request_keys import asked_parts, places_asked
from funcls.features.results import Link
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.name_uses import NameUse, name_uses
from funcls.model.source import Place
from funcls.workspace.app_state import AppState


def use_at(cursor: JsonCursor, offset: int) -> NameUse | None:
    """Return the name in brackets that `offset` stands in or at; of two that meet there, the second one."""
    if cursor.role is not Role.VALUE:
        return None
    uses = name_uses(cursor.bindings, cursor.function.file.text)
    return next((each for each in reversed(uses) if each.span.touches(offset)), None)


def token_uses(cursor: JsonCursor, use: NameUse) -> tuple[NameUse, ...]:
    """Return all uses of the name in the function.json, this one and those that give it its value among them."""
    return same_uses(cursor.bindings, cursor.function.file.text, use)


def same_uses(bindings: Iterable[Binding], text: str, use: NameUse) -> tuple[NameUse, ...]:
    """Return all uses of the name in bindings that were read from `text`."""
    uses = name_uses(bindings, text)
    return tuple(each for each in uses if each.is_same(use.name) or (each.gives and each.is_same(use.first)))


def define_in_brackets(cursor: JsonCursor, offset: int) -> Link | None:
    """Return the part of the route or path that gives the name at `offset` its value."""
    use = use_at(cursor, offset)
    given = next((each for each in token_uses(cursor, use) if each.gives), None) if use is not None else None
    return Link(use.span, cursor.function.json_place(given.name_span)) if use is not None and given else None


def references_in_brackets(
    state: AppState, cursor: JsonCursor, offset: int, *, include_declaration: bool
) -> list[Place]:
    """Return the places where the name at `offset` is used; with the declaration, those that give it too."""
    use = use_at(cursor, offset)
    return _references(state, cursor.function, use, include_declaration=include_declaration) if use is not None else []


def define_asked_part(state: AppState, path: str, offset: int) -> list[Link]:
    """Return the parts of routes that Python asks a request for at `offset` of the module `path`."""
    found = asked_parts(state, path, offset)
    return [Link(each.span, each.function.json_place(each.given.name_span)) for each in found]


def references_of_asked_part(state: AppState, path: str, offset: int, *, include_declaration: bool) -> list[Place]:
    """Return the same as `references_in_brackets` of the parts that Python asks a request for."""
    places = {
        place
        for each in asked_parts(state, path, offset)
        for place in _references(state, each.function, each.given, include_declaration=include_declaration)
    }
    return sorted(places)


def _references(state: AppState, function: Function, use: NameUse, *, include_declaration: bool) -> list[Place]:
    uses = same_uses(function.bindings, function.file.text, use)
    places = [function.json_place(each.name_span) for each in uses if include_declaration or not each.gives]
    return sorted({*places, *(place for each in uses if each.gives for place in places_asked(state, function, each))})
