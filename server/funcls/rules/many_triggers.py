"""More than one binding is a trigger.

What: exactly one binding may be an input whose type ends with `Trigger`.

Why: the host refuses the function with "Multiple trigger bindings defined. A function can only have a single
trigger binding."

Example: a timer and a queue trigger in one function.json.

Instead: one function for each trigger; both may share the script.

Versions: all.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each trigger after the first."""
    triggers = function.triggers
    for extra in triggers[1:]:
        yield Report(
            function.json_place(extra.type_span),
            'The host refuses the function, "Multiple trigger bindings defined. A function can only have a single '
            'trigger binding." Move this trigger into a function of its own.',
            (Related(function.json_place(triggers[0].type_span), "The first trigger"),),
        )


RULE = FunctionRule(
    code="many-triggers",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
