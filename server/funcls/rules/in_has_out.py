"""An input binding's parameter is annotated with `Out[...]`.

What: `func.Out[...]` belongs to bindings with direction `out`. A binding without a direction is an input.

Why: the worker refuses to load the function.

Example: `msg: func.Out[str]` where the binding `msg` has direction `in` or none.

Instead: set the binding's direction to `out`, or drop `func.Out`.

Versions: all. Workers for Python 3.12 and older say "the function definition (function.json or function
decorators)" for "function.json".

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import AnnotationKind
from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.outputs import AnnotatedBinding, annotated_bindings
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each `Out[...]` on an input."""
    for each in annotated_bindings(function):
        if each.annotation.kind is AnnotationKind.OUT and each.binding.direction is Direction.IN:
            yield Report(each.annotation_place, _message(each), each.related_direction)


def _message(each: AnnotatedBinding) -> str:
    advice = "Annotate what comes in."
    if not each.binding.has_trigger_type:
        advice = 'Set "direction": "out", or annotate what comes in.'
    stated = 'has direction "in"' if each.binding.direction_field else 'has no direction, which means "in"'
    return (
        f"Binding '{each.name}' {stated}, but its parameter is annotated '{each.annotation_text}': the worker refuses "
        f'the function, "binding {each.name} is declared to have the "in" direction in function.json, but its '
        f'annotation is azure.functions.Out in Python". {advice}'
    )


RULE = FunctionRule(
    code="in-has-out",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
