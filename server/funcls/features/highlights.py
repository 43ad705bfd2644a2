"""Document highlights: what else in a function.json has to do with what stands at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from funcls.features.cursor import JsonCursor, Role, json_cursor
from funcls.features.results import Highlight
from funcls.model.binding import Binding
from funcls.schema.expressions import unbalanced_bracket
from funcls.schema.property import Expression, Property
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_NAME: Final = re.compile(r"\{\{|\}\}|\{\*{0,2}(?P<name>[^{}:?=*]+)[^{}]*\}")
"""A name in brackets, and what a route says of its values; two brackets of a kind are plain text."""

_ROUTE: Final = "x-route"


class _Use(NamedTuple):
    """A name that stands for a value of the trigger's data; `gives` says that its value comes from this place."""

    name: str
    span: Span
    gives: bool


def highlights(state: AppState, path: str, offset: int) -> list[Highlight]:
    """Return the places that belong together with what stands at `offset` of the file `path`, in order.

    At a binding's name they are that and the same name of other bindings. At a `{name}` they are all places of the file
    where the host reads it. Everywhere else there are none, so that an editor shows what it finds by itself.
    """
    cursor = json_cursor(state, path, offset)
    if cursor is None or cursor.role is not Role.VALUE:
        return []
    return _of_name(cursor) or _of_use(cursor, offset)


def _of_name(cursor: JsonCursor) -> list[Highlight]:
    binding = cursor.binding
    field = binding.name_field if binding is not None else None
    if binding is None or field is None or not binding.name or cursor.member is not field.member:
        return []
    same = (each.name_field for each in cursor.bindings if each.name == binding.name)
    return [Highlight(Span(each.span.start + 1, each.span.end - 1)) for each in same if each is not None]


def _of_use(cursor: JsonCursor, offset: int) -> list[Highlight]:
    text = cursor.function.file.text
    uses = sorted((use for each in cursor.bindings for use in _uses(each, text)), key=lambda each: each.span)
    name = next((each.name for each in uses if each.span.touches(offset)), None)
    return [Highlight(each.span, writes=each.gives) for each in uses if each.name == name]


def _uses(binding: Binding, text: str) -> Iterator[_Use]:
    """Yield the names in the values of a binding in which the host looks for them; their case does not matter."""
    if binding.entry is None or binding.canonical is None:
        return
    route = binding.entry.property_with_role(_ROUTE)
    for key, value in binding.canonical.value.items():
        known = binding.entry.known.get(key)
        span = binding.canonical.spans.get((key,))
        # With escapes in it, a value is longer where it is written.
        if known is None or span is None or text[span.start + 1 : span.end - 1] != value:
            continue
        if not _takes_names(known, route) or unbalanced_bracket(value) is not None:
            continue
        gives = binding.is_trigger and (known is route or known.expression is Expression.CAPTURES)
        for match in _NAME.finditer(value):
            if match["name"]:
                yield _Use(match["name"].lower(), Span(*match.span("name")).shifted(span.start + 1), gives)


def _takes_names(known: Property, route: Property | None) -> bool:
    return known is route or known.expression in (Expression.ALL, Expression.CAPTURES)
