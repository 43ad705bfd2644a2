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

from funcls.model.annotations import Verdict
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import RefusedAnnotation, refused_parameters
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.words import quoted


def check(function: Function) -> Iterator[Report]:
    """Report each `Out[...]` on an input."""
    for each in refused_parameters(function, Verdict.OUT_ON_INPUT):
        if each.binding is not None:
            yield each.report(_message(function, each, each.binding))


def _message(function: Function, each: RefusedAnnotation, binding: Binding) -> str:
    advice = "Annotate what comes in."
    if not binding.has_trigger_type:
        advice = 'Set "direction": "out", or annotate what comes in.'
    stated = 'has direction "in"' if binding.direction_field else 'has no direction, which means "in"'
    words = f'binding {each.name} is declared to have the "in" direction in {{}}, but its annotation is'
    said = quoted(f"{words} azure.functions.Out in Python", function.facts.target.python, article=True)
    return (
        f"Binding '{each.name}' {stated}, but its parameter is annotated '{each.text}': the worker refuses "
        f"the function, {said}. {advice}"
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
