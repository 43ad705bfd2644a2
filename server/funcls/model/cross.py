"""What one function tells the others: the facts that findings across functions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.source import Place

_ROUTE_ROLE: Final = "x-route"
_METHODS_ROLE: Final = "x-httpMethods"


@dataclass(frozen=True, slots=True)
class Route:
    """The route that a function answers.

    `text` is as the host compares it: without outer slashes, lower case. `methods` are compared in exactly their
    spelling (facts: route-conflict); None stands for all methods.
    """

    text: str
    methods: frozenset[str] | None
    place: Place

    def overlaps(self, other: Route) -> bool:
        """Return whether the host sees a method that both answer."""
        return self.methods is None or other.methods is None or bool(self.methods & other.methods)


@dataclass(frozen=True, slots=True)
class CrossFacts:
    """Small and comparable: while they are equal, nothing between this function and others has changed."""

    route: Route | None = None


def cross_facts(function: Function) -> CrossFacts:
    """Return what the function tells the others."""
    routes = (_route(function, trigger) for trigger in function.triggers())
    return CrossFacts(next((route for route in routes if route is not None), None))


def _route(function: Function, trigger: Binding) -> Route | None:
    route = trigger.entry.property_with_role(_ROUTE_ROLE) if trigger.entry else None
    if trigger.entry is None or trigger.canonical is None or route is None:
        return None
    value = trigger.canonical.value.get(route.name)
    text = value if isinstance(value, str) and value.strip() else function.name
    stated = trigger.canonical.spans.get((route.name,))
    place = function.json_place(stated if stated is not None else trigger.type_span)
    methods = trigger.entry.property_with_role(_METHODS_ROLE)
    verbs = trigger.canonical.value.get(methods.name) if methods else None
    written = frozenset(str(verb) for verb in verbs) if isinstance(verbs, list) else frozenset()
    return Route(text.strip("/").lower(), written or None, place)
