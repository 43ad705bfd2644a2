"""The name in brackets at a cursor, `{name}`: where it is given, and where it is used."""

from __future__ import annotations

from funcls.features.cursor import JsonCursor, Role
from funcls.features.results import Link
from funcls.model.name_uses import NameUse, name_uses
from funcls.model.source import Place


def use_at(cursor: JsonCursor, offset: int) -> NameUse | None:
    """Return the name in brackets that `offset` stands in or at; of two that meet there, the second one."""
    if cursor.role is not Role.VALUE:
        return None
    uses = name_uses(cursor.bindings, cursor.function.file.text)
    return next((each for each in reversed(uses) if each.span.touches(offset)), None)


def token_uses(cursor: JsonCursor, use: NameUse) -> tuple[NameUse, ...]:
    """Return all uses of the name in the function.json, this one and those that give it its value among them."""
    uses = name_uses(cursor.bindings, cursor.function.file.text)
    return tuple(each for each in uses if each.is_same(use.name) or (each.gives and each.is_same(use.first)))


def define_in_brackets(cursor: JsonCursor, offset: int) -> Link | None:
    """Return the part of the route or path that gives the name at `offset` its value."""
    use = use_at(cursor, offset)
    given = next((each for each in token_uses(cursor, use) if each.gives), None) if use is not None else None
    return Link(use.span, cursor.function.json_place(given.name_span)) if use is not None and given else None


def references_in_brackets(cursor: JsonCursor, offset: int, *, include_declaration: bool) -> list[Place]:
    """Return the places where the name at `offset` is used; with the declaration, those that give it too."""
    use = use_at(cursor, offset)
    uses = token_uses(cursor, use) if use is not None else ()
    return [cursor.function.json_place(each.name_span) for each in uses if include_declaration or not each.gives]
