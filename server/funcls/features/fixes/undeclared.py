"""Fixes for a parameter that function.json does not declare: a binding of its name, of a type that the code tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.refactorings.declared_binding import connections_in_use, declared, needs_binding
from funcls.features.refactorings.telling import Told, told_of_parameter
from funcls.model.binding import Direction
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.schema.catalogue import TRIGGER_SUFFIX
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
    told = list(told_of_parameter(bound.annotation, function.catalogue)) if bound.annotation is not None else []
    if len(told) == 1:
        yield from _declared(problem, function, bound, told, is_told=True)
        return
    named, used = list(_named(function, bound)), list(_in_use(problem, function, bound))
    possible = dict.fromkeys([*used, *(told or named)])
    # What goes by the name of the parameter comes first, then what the app has already.
    ranked = sorted(possible, key=lambda each: (each not in named, each not in used))
    yield from _declared(problem, function, bound, ranked, is_told=False)


def _declared(
    problem: Problem, function: Function, bound: BoundParameter, told: list[Told], *, is_told: bool
) -> Iterator[Proposal]:
    connections = connections_in_use(problem.state.functions.values())
    found = list(islice(declared(function, bound.parameter.name, told, connections), _MOST))
    for each in found:
        is_certain = is_told and len(found) == 1 and not each.needs_more
        yield Proposal(each.title, (each.change,), is_certain and bool(_uses(function, bound)))


def _named(function: Function, bound: BoundParameter) -> Iterator[Told]:
    """Yield the bindings that everybody gives the name of the parameter."""
    flow, parts = _flow(function, bound), set[str]()
    for entry in function.catalogue.types:
        if entry.skeleton.get("name") != bound.parameter.name:
            continue
        direction = flow or Direction(entry.skeleton.get("direction", entry.directions[0]))
        if direction.value in entry.directions:
            # Of two names for one part in Durable Functions the first is that of today.
            if entry.durable not in parts:
                yield Told(entry, direction)
            parts |= {entry.durable} - {""}


def _in_use(problem: Problem, function: Function, bound: BoundParameter) -> Iterator[Told]:
    """Yield the bindings of the kinds that the app has, what it has most first, and that of the function's trigger."""
    flow, counted = _flow(function, bound), Counter[Told]()
    if flow is None:
        return
    for binding in (each for other in problem.state.functions.values() for each in other.bindings):
        if binding.entry is not None and binding.direction is flow and not binding.has_trigger_type:
            counted[Told(binding.entry, flow)] += 1
    for trigger in function.triggers:
        entry = function.catalogue.type_named((trigger.type or "").removesuffix(TRIGGER_SUFFIX))
        if entry is not None and not entry.is_trigger and flow.value in entry.directions:
            counted[Told(entry, flow)] += 1
    yield from (each for each, _ in counted.most_common())


def _flow(function: Function, bound: BoundParameter) -> Direction | None:
    """Return the direction that the annotation or the handler tells, None where the parameter may be of any."""
    if bound.annotation is not None:
        return Direction.OUT if bound.annotation.is_out else Direction.IN
    script = function.script_file
    uses = _uses(function, bound)
    is_set = script is not None and any(script.text.startswith(_SETTER, span.end) for span in uses)
    return Direction.OUT if is_set else None


def _uses(function: Function, bound: BoundParameter) -> tuple[Span, ...]:
    handler, script = function.certain_handler, function.script_file
    definition = handler.definition if handler is not None else None
    if definition is None or script is None or handler is None or handler.place.path != script.path:
        return ()
    return parameter_uses(script.text, definition.name_span, bound.parameter.name) or ()
