"""An output binding's parameter is annotated, but not with `Out[...]`.

What: the parameter of a binding with direction `out` is either unannotated or `func.Out[...]`.

Why: the handler sets an output through `Out.set`; the worker refuses any other annotation.

Example: `msg: str` for an output binding `msg`.

Instead: `msg: func.Out[str]`, and `msg.set(...)` in the handler.

Versions: all.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.rules.accepted import advice
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import RefusedAnnotation, refused_parameters
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each output parameter whose annotation certainly is not `Out`."""
    for each in refused_parameters(function, Verdict.OUT_NEEDED):
        yield each.report(
            f"Binding '{each.name}' has direction \"out\", but '{each.text}' is not func.Out[...]: "
            'the worker refuses the function, "its annotation in Python is not a subclass of azure.functions.Out".'
            f"{_instead(function, each)}"
        )


def _instead(function: Function, each: RefusedAnnotation) -> str:
    entry = each.binding.entry if each.binding is not None else None
    if entry is not None and Direction.OUT.value not in entry.directions:
        allowed = " or ".join(f'"{direction}"' for direction in entry.directions)
        return f" A '{entry.name}' binding takes only {allowed}: write that direction."
    return f"{advice(function, each.binding, each.text)} Set the value by {each.name}.set(...)."


RULE = FunctionRule(
    code="out-needs-out",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
