"""A binding has direction `inout`.

What: the host knows three directions, the Python worker two.

Why: the worker refuses to load the function: "inout" bindings are not supported.

Example: `"direction": "inout"`.

Instead: two bindings, one with direction `in` and one with `out`.

Versions: all.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.rules.consequences import turned_trigger
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each binding with both directions at once."""
    for binding in function.bindings:
        # `$return` with any other direction than out has its own finding.
        if binding is turned_trigger(function):
            continue
        if binding.direction is Direction.INOUT and not binding.is_return:
            yield Report(
                function.json_place(binding.direction_span),
                'The Python worker refuses the function, ""inout" bindings are not supported". '
                'Declare one binding with "in" and another with "out".',
            )


RULE = FunctionRule(
    code="inout",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-triggers-bindings#binding-direction",
    refused_by=Refuser.WORKER,
    check=check,
)
