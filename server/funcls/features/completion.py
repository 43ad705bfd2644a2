"""Completion in function.json: keys, whole bindings, and values."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.cursor import JsonCursor, Role, json_cursor
from funcls.features.describe import describe_property, describe_type, sample
from funcls.features.insert import Insertion, key_insertion, value_insertion
from funcls.features.results import CompletionItem, CompletionKind
from funcls.features.values import Value, binding_values, property_values, top_level_values
from funcls.schema.catalogue import BindingType
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString
from funcls.workspace.app_state import AppState


def complete(state: AppState, path: str, offset: int) -> list[CompletionItem]:
    """Return what may be written at `offset` of the file `path`, the likeliest first.

    Keys that stand already are not offered, triggers only while the function has none.
    """
    cursor = json_cursor(state, path, offset)
    if cursor is None:
        return []
    if cursor.role is Role.KEY:
        return list(_keys(cursor))
    if cursor.role is Role.VALUE:
        return list(_values(cursor, state))
    if cursor.role is Role.ITEM:
        return list(_items(cursor))
    return []


def _keys(cursor: JsonCursor) -> Iterator[CompletionItem]:
    if cursor.in_root:
        properties = cursor.function.catalogue.top_level
    elif cursor.in_binding and cursor.binding is not None:
        entry = cursor.binding.entry
        properties = tuple(entry.properties.values()) if entry else cursor.function.catalogue.common
    else:
        return
    insertion = key_insertion(cursor)
    for each in properties:
        if not _stands_already(each, cursor) and each.deprecated is None:
            yield _key(each, insertion)


def _stands_already(known: Property, cursor: JsonCursor) -> bool:
    names = {known.name.lower(), *(alias.lower() for alias in known.aliases)}
    members = cursor.container.members if isinstance(cursor.container, JsonObject) else ()
    return any(each.key.value.lower() in names for each in members if each is not cursor.member)


def _key(known: Property, insertion: Insertion) -> CompletionItem:
    return CompletionItem(
        label=known.name,
        kind=CompletionKind.PROPERTY,
        text=insertion.key(known.name, sample(known)),
        span=insertion.span,
        filter_text=insertion.filter_text(known.name),
        detail=f"{known.title} (required)" if known.required else known.title,
        documentation=describe_property(known),
        is_snippet=True,
    )


def _values(cursor: JsonCursor, state: AppState) -> Iterator[CompletionItem]:
    insertion = value_insertion(cursor)
    if cursor.in_binding and cursor.binding is not None:
        values = binding_values(cursor, cursor.binding)
    elif cursor.in_root:
        values = top_level_values(cursor, state)
    else:
        return
    for each in values:
        yield _value(each, insertion)


def _value(value: Value, insertion: Insertion) -> CompletionItem:
    return CompletionItem(
        label=value.label,
        kind=value.kind,
        text=insertion.value(value.json),
        span=insertion.span,
        filter_text=insertion.filter_text(value.label),
        detail=value.detail,
        documentation=value.documentation,
    )


def _items(cursor: JsonCursor) -> Iterator[CompletionItem]:
    if cursor.in_bindings:
        yield from _bindings(cursor)
    elif cursor.binding is not None and cursor.key is not None and cursor.binding.entry is not None:
        known = cursor.binding.entry.property_named(cursor.key)
        if known is not None:
            yield from _array_items(cursor, known)


def _array_items(cursor: JsonCursor, known: Property) -> Iterator[CompletionItem]:
    insertion = value_insertion(cursor)
    items = cursor.container.items if isinstance(cursor.container, JsonArray) else ()
    standing = {each.value.lower() for each in items if isinstance(each, JsonString)}
    for each in property_values(known.items) if known.items else ():
        if each.label.lower() not in standing:
            yield _value(each, insertion)


def _bindings(cursor: JsonCursor) -> Iterator[CompletionItem]:
    catalogue = cursor.function.catalogue
    has_trigger = bool(cursor.function.triggers())
    insertion = value_insertion(cursor)
    for entry in sorted(catalogue.types, key=lambda each: (not each.is_trigger, each.name)):
        if not (entry.is_trigger and has_trigger):
            yield _binding(entry, insertion)


def _binding(entry: BindingType, insertion: Insertion) -> CompletionItem:
    return CompletionItem(
        label=entry.name,
        kind=CompletionKind.BINDING,
        text=insertion.binding(entry.skeleton),
        span=insertion.span,
        filter_text=insertion.filter_text(entry.name),
        detail=entry.title,
        documentation=describe_type(entry),
        is_snippet=True,
    )
