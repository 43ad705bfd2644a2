"""Completion in function.json: keys, values, whole bindings and functions; and in files that a schema describes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from funcls.features.complete_in_brackets import complete_in_brackets
from funcls.features.complete_settings import complete_replaced, complete_variable, connection_names, is_named_at
from funcls.features.complete_signature import complete_signature
from funcls.features.cursor import JsonCursor, Role
from funcls.features.describe import sample
from funcls.features.described import described
from funcls.features.durable_functions import complete_durable
from funcls.features.file_completion import complete_file
from funcls.features.half_typed import writing_cursor
from funcls.features.insert import Offer, insertion_at, tab_stop
from funcls.features.results import CompletionItem, CompletionKind
from funcls.features.scope import properties_at, subject_at
from funcls.features.values import bindings_at, functions_at, items_at, values_at
from funcls.model.function import BINDINGS_KEY, PYTHON_EXTENSION
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonObject, Member
from funcls.workspace.app_state import AppState


def complete(state: AppState, path: str, offset: int) -> list[CompletionItem]:
    """Return what may be written at `offset` of the file `path`, the likeliest first.

    Keys that stand already are not offered, triggers only while the function has none.
    """
    file = described(state, path)
    if file is not None:
        return complete_file(file, offset)
    if path.endswith(PYTHON_EXTENSION):
        return (
            complete_variable(state, path, offset)
            or complete_durable(state, path, offset)
            or complete_signature(state, path, offset)
        )
    cursor = writing_cursor(state, path, offset)
    if cursor is None or cursor.role is Role.NONE:
        return []
    inside = complete_in_brackets(cursor, offset)
    if inside is None:
        inside = complete_replaced(cursor, state, offset)
    if inside is not None:
        return inside
    insertion = insertion_at(cursor, offset)
    return [insertion.item(each) for each in _offers(cursor, state)]


def _offers(cursor: JsonCursor, state: AppState) -> Iterable[Offer]:
    if cursor.role is Role.FILE:
        return functions_at(cursor)
    if cursor.role is Role.KEY:
        return _keys(cursor)
    if is_named_at(cursor):
        return connection_names(state, cursor)
    if cursor.role is Role.VALUE:
        return values_at(cursor, state)
    return bindings_at(cursor) if cursor.path == (BINDINGS_KEY,) else items_at(cursor)


def _keys(cursor: JsonCursor) -> Iterator[Offer]:
    container, own = cursor.container, cursor.member
    members = container.members if isinstance(container, JsonObject) else ()
    standing = {each.key.value.lower() for each in members if each is not own}
    in_binding = cursor.binding is not None and cursor.in_binding and "direction" in standing
    direction = cursor.binding.direction if cursor.binding is not None and in_binding else None
    needed, excluded = _needed(cursor), _excluded(cursor)
    offered = properties_at(cursor.path, cursor.entry, cursor.function.catalogue)
    for known in sorted(offered, key=lambda each: not each.required and each.name not in needed):
        names = {known.name.lower(), *(alias.lower() for alias in known.aliases)}
        counts = (direction is None or known.counts_for(direction.value)) and not excluded.intersection(names)
        if standing.isdisjoint(names) and known.deprecated is None and counts:
            is_required = known.required or known.name in needed
            yield Offer(
                known.name,
                CompletionKind.PROPERTY,
                known.name,
                rest=_behind_key(known, own),
                detail=f"{known.title} (required)" if is_required else known.title,
                subject=subject_at((*cursor.path, known.name), cursor.entry),
            )


def _needed(cursor: JsonCursor) -> Collection[str]:
    """Return the properties that the binding at the cursor needs in the direction that stands there."""
    canonical = cursor.binding.canonical if cursor.binding is not None and cursor.in_binding else None
    return cursor.entry.needed_in(canonical.value) if cursor.entry is not None and canonical is not None else ()


def _excluded(cursor: JsonCursor) -> frozenset[str]:
    """Return the properties, in lower case, that do not go together with those of the binding at the cursor."""
    canonical = cursor.binding.canonical if cursor.binding is not None and cursor.in_binding else None
    pairs = cursor.entry.exclusive if cursor.entry is not None and canonical is not None else ()
    standing = canonical.value.keys() if canonical is not None else ()
    return frozenset(name.lower() for pair in pairs if pair.intersection(standing) for name in pair)


def _behind_key(known: Property, own: Member | None) -> str:
    """Return the colon and the value that the key still lacks, as a snippet."""
    if own is not None and own.colon is not None:
        return ""
    return ":" if own is not None and own.value is not None else f": {tab_stop(sample(known), 1)}"
