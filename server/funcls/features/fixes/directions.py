"""Fixes for the direction of a binding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from funcls.features.fixes import annotated, properties
from funcls.features.fixes.json_edits import rename_key, set_member
from funcls.features.fixes.problem import Problem, Proposal
from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.model.values import UNSURE
from funcls.rules.finding import Severity
from funcls.schema.wording import nearest

_KEY = "direction"


def of_return(problem: Problem) -> Iterator[Proposal]:
    """Make an output of the binding that stands for the return value."""
    yield from _set(problem, problem.binding, [Direction.OUT.value], is_likely=True)


def of_value(problem: Problem) -> Iterator[Proposal]:
    """Write the direction that is meant: the one that the type has, or that is written nearly so."""
    binding = problem.binding
    if binding is None or binding.direction_field is None:
        return
    allowed = binding.entry.directions if binding.entry is not None else ()
    near = _near(binding.direction_field.text or "")
    if len(allowed) == 1:
        yield from _set(problem, binding, allowed, is_likely=True)
    elif near is not None:
        yield from _set(problem, binding, [near], is_likely=True)
    else:
        yield from _set(problem, binding, allowed or _both(), is_likely=False)


def of_type(problem: Problem) -> Iterator[Proposal]:
    """Write a direction that the type has."""
    binding = problem.binding
    allowed = binding.entry.directions if binding is not None and binding.entry is not None else _both()
    # A function that loads must do so afterwards, and whether its parameter fits then is told by its annotation.
    is_safe = problem.finding.severity is Severity.ERROR or (
        binding is not None and problem.function is not None and _is_parameter_known(problem.function, binding)
    )
    yield from _set(problem, binding, allowed, is_likely=len(allowed) == 1 and is_safe)


def of_trigger(problem: Problem) -> Iterator[Proposal]:
    """Make an input of the one binding whose type is that of a trigger."""
    function = problem.function
    triggers = [each for each in function.bindings if each.has_trigger_type] if function is not None else []
    if len(triggers) == 1:
        yield from _set(problem, triggers[0], [Direction.IN.value], is_likely=True)
    elif problem.binding is not None:
        yield from properties.of_type(problem)


def of_input_with_out(problem: Problem) -> Iterator[Proposal]:
    """Make an output of the binding, or take `Out` from its parameter."""
    bound = problem.parameter
    binding = bound.bindings[0] if bound is not None and bound.bindings else None
    if binding is not None and not binding.has_trigger_type:
        yield from _set(problem, binding, [Direction.OUT.value], is_likely=binding.direction_field is None)
    yield from annotated.of_missing_direction(problem)


def of_output(problem: Problem) -> Iterator[Proposal]:
    """Write the direction that the type has, or annotate the parameter with `Out` where it is an output."""
    bound = problem.parameter
    binding = bound.bindings[0] if bound is not None and bound.bindings else None
    allowed = binding.entry.directions if binding is not None and binding.entry is not None else _both()
    if Direction.OUT.value in allowed:
        yield from annotated.of_parameter(problem)
    else:
        yield from _set(problem, binding, allowed, is_likely=len(allowed) == 1)


def _is_parameter_known(function: Function, binding: Binding) -> bool:
    """Whether what the worker makes of the parameter, with whatever direction, can be told from its annotation."""
    bound = function.parameter_of(binding)
    is_read = function.handler is not None and function.handler.signature is not None
    annotation = bound.annotation if bound is not None else None
    return is_read and (annotation is None or UNSURE not in annotation.values.values())


def _both() -> tuple[str, ...]:
    return (Direction.IN.value, Direction.OUT.value)


def _near(text: str) -> str | None:
    """Return the direction that a word stands for: `output`, `input`, `Out `."""
    word = text.strip().lower()
    begun = [each for each in _both() if word.startswith(each)]
    return begun[0] if begun else nearest(word, _both())


def _set(
    problem: Problem, binding: Binding | None, directions: Iterable[str], *, is_likely: bool
) -> Iterator[Proposal]:
    function = problem.function
    if binding is None or function is None:
        return
    slip = next((each for each in binding.node.members if each.key.span == binding.direction_span), None)
    for direction in directions:
        field = binding.direction_field
        if field is not None:
            edits = set_member(function.file, binding.node, field.member.key.value, direction)
        elif slip is not None and slip.value is not None:
            edits = (rename_key(function.file, slip, _KEY),)
        else:
            edits = set_member(function.file, binding.node, _KEY, direction)
        title = f'Set "{_KEY}": "{direction}" of the binding \'{binding.name}\''
        yield Proposal.of(title, function.file.path, *edits, is_likely=is_likely)
