"""Two bindings have the same name.

What: binding names must be unique in a function, ignoring case.

Why: the host refuses the function with "Multiple bindings with name 'X' discovered. Binding names must be
unique."

Example: bindings named `msg` and `Msg`.

Instead: rename one of them, and its parameter.

Versions: all.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.consequences import nameless
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each binding whose name an earlier one has."""
    first: dict[str, Binding] = {}
    refused = list(nameless(function))
    for binding in function.bindings:
        if not binding.name or binding.name_field is None or not binding.name_field.is_complete:
            continue
        earlier = first.setdefault(binding.name.lower(), binding)
        # Of a second trigger it is told that there can be only one, and a refused name has to be another one anyway.
        is_told = (earlier.is_trigger and binding.is_trigger) or earlier in refused or binding in refused
        if earlier is not binding and not is_told:
            yield Report(
                function.json_place(binding.name_span),
                f"The host refuses the function, \"Multiple bindings with name '{binding.name}' discovered. Binding "
                'names must be unique." Names are compared ignoring case: rename one of the two.',
                (Related(function.json_place(earlier.name_span), f"The first binding named '{earlier.name}'"),),
            )


RULE = FunctionRule(
    code="binding-dup",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
