"""The binding `$return` is no output.

What: `$return` stands for the return value of the handler; its direction must be `out`. Without a direction it
is `in`.

Why: host and worker both refuse the function: "$return bindings must specify a direction of 'out'."

Example: `{"name": "$return", "type": "http"}`.

Instead: add `"direction": "out"`.

Versions: all.

Evidence: measured (host Utility.cs, worker functions.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a `$return` whose direction is in or inout."""
    for binding in function.bindings:
        if not binding.is_return or binding.direction in (Direction.OUT, None) or binding.node.damaged:
            continue
        stated = binding.direction_field is not None
        yield Report(
            function.json_place(binding.direction_span if stated else binding.name_span),
            "Host and worker refuse the function, \"$return bindings must specify a direction of 'out'.\" "
            + (
                'Set "direction": "out".'
                if stated
                else 'It has no direction, which means "in": add "direction": "out".'
            ),
        )


RULE = FunctionRule(
    code="return-dir",
    group=Group.RETURNS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
