"""The names in brackets of a function.json, `{name}`: where the trigger gives them, and where something takes them.

A route and a path that captures give names to parts of a text; everything else has its value from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.binding import Binding
from funcls.schema.expressions import TokenKind, read_tokens
from funcls.schema.property import Expression, Property
from funcls.schema.route_parameters import RouteParameter
from funcls.schema.routes import read_route
from funcls.text.span import Span

_ROUTE_ROLE: Final = "x-route"


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name in brackets, with spans in the text of function.json.

    `span` is all of it, `name_span` the name alone. `known` is the property in whose value it stands. `gives` says that
    it is the trigger which gives the name to a part of a text there. `parameter` is what a route says of it, `format`
    what follows the colon elsewhere; both None without such.
    """

    binding: Binding
    known: Property
    name: str
    span: Span
    name_span: Span
    gives: bool
    parameter: RouteParameter | None = None
    format: str | None = None

    @property
    def first(self) -> str:
        """The name up to its first dot: the rest leads into that value."""
        return self.name.partition(".")[0]

    def is_same(self, name: str) -> bool:
        """Return whether the host takes the name for this one: their case does not matter."""
        return self.name.lower() == name.lower()


def name_uses(bindings: Iterable[Binding], text: str) -> tuple[NameUse, ...]:
    """Return the names in the values of bindings, in order; `text` is the one that the bindings were read from.

    Values that are written with escapes, and names without their closing bracket, are passed over.
    """
    return tuple(sorted((use for each in bindings for use in _uses(each, text)), key=lambda each: each.span))


def route_parameters(binding: Binding) -> tuple[RouteParameter, ...]:
    """Return the parameters of the route that the binding states, with spans in the route; none without a route."""
    known = binding.entry.property_with_role(_ROUTE_ROLE) if binding.entry is not None else None
    route = binding.canonical.value.get(known.name) if known is not None and binding.canonical is not None else None
    return read_route(route).parameters if isinstance(route, str) else ()


def _uses(binding: Binding, text: str) -> Iterator[NameUse]:
    if binding.entry is None or binding.canonical is None:
        return
    for key, value in binding.canonical.value.items():
        if not isinstance(value, str) or "{" not in value:
            continue
        known = binding.entry.known.get(key)
        span = binding.canonical.spans.get((key,))
        # With escapes in it, a value is longer where it is written.
        if known is not None and span is not None and text[span.start + 1 : span.end - 1] == value:
            yield from _in_value(binding, known, value, span.start + 1)


def _in_value(binding: Binding, known: Property, value: str, start: int) -> Iterator[NameUse]:
    if _ROUTE_ROLE in known.roles:
        for each in read_route(value).parameters:
            if each.closed and each.name:
                span, name_span = each.span.shifted(start), each.name_span.shifted(start)
                yield NameUse(binding, known, each.name, span, name_span, binding.is_trigger, each)
        return
    gives = binding.is_trigger and known.expression is Expression.CAPTURES
    for token in read_tokens(value, known.expression):
        if token.kind is TokenKind.NAME and token.closed and token.name:
            span, name_span = token.span.shifted(start), token.name_span.shifted(start)
            yield NameUse(binding, known, token.name, span, name_span, gives, format=token.format)
