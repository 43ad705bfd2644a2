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

from funcls.model.annotations import AnnotationKind
from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.outputs import annotated_bindings
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each output parameter whose annotation certainly is not `Out`."""
    for each in annotated_bindings(function):
        certain = each.annotation.kind in (AnnotationKind.CLASS, AnnotationKind.OTHER)
        if certain and each.binding.direction is Direction.OUT:
            yield Report(
                each.annotation_place,
                f"Binding '{each.name}' has direction \"out\", but '{each.annotation_text}' is not func.Out[...]: "
                'the worker refuses the function, "its annotation in Python is not a subclass of azure.functions.Out". '
                f"Write func.Out[{each.annotation_text}] and call {each.name}.set(...).",
                each.related_direction,
            )


RULE = FunctionRule(
    code="out-needs-out",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
