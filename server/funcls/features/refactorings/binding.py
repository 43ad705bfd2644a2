"""The binding of a parameter that has none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from funcls.features.fixes.json_edits import add_member
from funcls.features.refactorings.plan import Plan, Spot
from funcls.features.refactorings.sample_binding import sample_binding, written
from funcls.features.refactorings.telling import Told, told_of_parameter
from funcls.features.results import FileEdits
from funcls.model.binding import RETURN_NAME
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.syntax.json.tree import JsonArray
from funcls.syntax.python.expressions import ParameterKind

_MOST: Final = 8
"""How many types are offered."""

_ROUTE: Final = "x-route"
_STARS: Final = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})


def add_binding(spot: Spot) -> Iterator[Plan]:
    """Declare what a parameter is annotated with."""
    for function in spot.state.functions_of(spot.source.path):
        handler = function.certain_handler
        signature = handler.signature if handler is not None and not handler.made else None
        if signature is None or signature.path != spot.source.path:
            continue
        for bound in function.parameters:
            if spot.is_in(bound.parameter.whole) and _needs_one(bound):
                yield from _bindings(spot, function, bound)


def _needs_one(bound: BoundParameter) -> bool:
    parameter = bound.parameter
    return not bound.bindings and parameter.name != CONTEXT_NAME and parameter.kind not in _STARS


def _bindings(spot: Spot, function: Function, bound: BoundParameter) -> Iterator[Plan]:
    array = function.bindings_field.member.value if function.bindings_field is not None else None
    if bound.annotation is None or not isinstance(array, JsonArray) or not function.bindings_known:
        return
    name = bound.parameter.name
    ends = tuple(
        each
        for each in spot.state.findings_of(function.name)
        if each.place.path == spot.source.path and bound.parameter.whole.covers(each.place.span)
    )
    told = (each for each in told_of_parameter(bound.annotation, function.catalogue) if _fits(function, each))
    for each in islice(told, _MOST):
        edits = add_member(function.file, array, written(sample_binding(each, name), array, function.file))
        title = f"Add a binding '{name}' of type '{each.entry.name}' to {function.file.path}"
        yield Plan(title, function.name, (FileEdits(function.file.path, edits),), ends)


def _fits(function: Function, told: Told) -> bool:
    """Return whether the function can have one more of the kind."""
    triggers = function.triggers
    if told.is_trigger:
        return not triggers
    if told.entry.skeleton.get("name") != RETURN_NAME:
        return True
    # What answers a request needs one, and one answer is enough.
    is_asked = any(each.entry is not None and each.entry.property_with_role(_ROUTE) for each in triggers)
    return is_asked and not any(each.entry is told.entry for each in function.bindings)
