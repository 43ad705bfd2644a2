"""A binding has no type.

What: every binding needs `type`.

Why: the host refuses the function with "Binding 'X' is invalid. Bindings must specify a Type."

Example: `{"name": "req", "direction": "in"}`.

Instead: add the type.

Versions: all.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each binding without a type."""
    for binding in function.bindings:
        field = binding.type_field
        absent = field is None or field.is_null or field.text == ""
        if absent and not binding.node.damaged:
            yield Report(
                function.json_place(binding.type_span),
                f"The host refuses the function, \"Binding '{binding.name or ''}' is invalid. Bindings must specify a "
                'Type." Add "type".',
            )


RULE = FunctionRule(
    code="binding-type-missing",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
