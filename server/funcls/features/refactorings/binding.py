"""The binding of a parameter that has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from funcls.features.refactorings.declared_binding import connections_in_use, declared, needs_binding
from funcls.features.refactorings.plan import Plan, Spot
from funcls.features.refactorings.telling import told_of_parameter
from funcls.model.checked import BoundParameter
from funcls.model.function import Function

_MOST: Final = 8
"""How many types are offered."""


def add_binding(spot: Spot) -> Iterator[Plan]:
    """Declare what a parameter is annotated with."""
    for function in spot.state.functions_of(spot.source.path):
        handler = function.certain_handler
        signature = handler.signature if handler is not None and not handler.made else None
        if signature is None or signature.path != spot.source.path:
            continue
        for bound in function.parameters:
            if spot.is_in(bound.parameter.whole) and needs_binding(bound):
                yield from _bindings(spot, function, bound)


def _bindings(spot: Spot, function: Function, bound: BoundParameter) -> Iterator[Plan]:
    if bound.annotation is None:
        return
    ends = tuple(
        each
        for each in spot.state.findings_of(function.name)
        if each.place.path == spot.source.path and bound.parameter.whole.covers(each.place.span)
    )
    connections = connections_in_use(spot.state.functions.values())
    told = told_of_parameter(bound.annotation, function.catalogue)
    for each in islice(declared(function, bound.parameter.name, told, connections), _MOST):
        yield Plan(each.title, function.name, (each.change,), ends)
