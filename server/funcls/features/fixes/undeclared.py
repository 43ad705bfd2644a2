"""Fixes for a parameter that function.json does not declare: a binding of its name, of a type that the code tells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.refactorings.declared_binding import connections_in_use, declared, needs_binding
from funcls.features.refactorings.telling import Told, told_of_parameter
from funcls.model.binding import Direction
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.syntax.python.parameter_uses import parameter_uses
from funcls.text.span import Span

_MOST: Final = 3
"""How many types are offered for a parameter."""

_SETTER: Final = ".set("


def of_parameter(problem: Problem) -> Iterator[Proposal]:
    """Add a binding for the parameter.

    By itself only where the parameter tells all of it and the handler reads it: one type has such a class, and needs
    no value that is a person's to write. Where samples stand in, the binding loads, but what it is for is a decision.
    """
    function, bound = problem.function, problem.parameter
    if function is not None and bound is not None and needs_binding(bound):
        yield from _added(problem, function, bound)


def of_trigger(problem: Problem) -> Iterator[Proposal]:
    """Add the trigger that a parameter without a binding is annotated for."""
    function = problem.function
    for bound in function.parameters if function is not None else ():
        if function is not None and needs_binding(bound) and bound.annotation is not None:
            told = [each for each in told_of_parameter(bound.annotation, function.catalogue) if each.is_trigger]
            yield from _declared(problem, function, bound, told, is_told=True)


def _added(problem: Problem, function: Function, bound: BoundParameter) -> Iterator[Proposal]:
    catalogue, named = function.catalogue, list(_named(function, bound))
    told = list(told_of_parameter(bound.annotation, catalogue)) if bound.annotation is not None else []
    # Of several, those that go by the name of the parameter first.
    told.sort(key=lambda each: each not in named)
    yield from _declared(problem, function, bound, told or named, is_told=bool(told))


def _declared(
    problem: Problem, function: Function, bound: BoundParameter, told: list[Told], *, is_told: bool
) -> Iterator[Proposal]:
    connections = connections_in_use(problem.state.functions.values())
    found = list(islice(declared(function, bound.parameter.name, told, connections), _MOST))
    for each in found:
        is_certain = is_told and len(found) == 1 and not each.needs_more
        yield Proposal(each.title, (each.change,), is_certain and bool(_uses(function, bound)))


def _named(function: Function, bound: BoundParameter) -> Iterator[Told]:
    """Yield the bindings that everybody gives the name of the parameter; outputs alone where the handler sets it."""
    script = function.script_file
    is_set = any(script is not None and script.text.startswith(_SETTER, span.end) for span in _uses(function, bound))
    parts = set[str]()
    for entry in function.catalogue.types:
        direction = Direction.OUT if is_set else Direction(entry.skeleton.get("direction"))
        if entry.skeleton.get("name") == bound.parameter.name and direction.value in entry.directions:
            # Of two names for one part in Durable Functions the first is that of today.
            if entry.durable not in parts:
                yield Told(entry, direction)
            parts |= {entry.durable} - {""}


def _uses(function: Function, bound: BoundParameter) -> tuple[Span, ...]:
    handler, script = function.certain_handler, function.script_file
    definition = handler.definition if handler is not None else None
    if definition is None or script is None or handler is None or handler.place.path != script.path:
        return ()
    return parameter_uses(script.text, definition.name_span, bound.parameter.name) or ()
