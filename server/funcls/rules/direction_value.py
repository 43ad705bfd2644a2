"""The direction of a binding is none of `in`, `out` and `inout`.

What: the value is compared ignoring case; without it the direction is `in`.

Why: the host refuses the function with "'X' is not a valid binding direction."

Example: `"direction": "output"`.

Instead: `"direction": "out"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, Evidence, FunctionRule
from funcls.syntax.json.tree import JsonString


def check(function: Function) -> Iterator[Report]:
    """Report each direction that the host cannot read."""
    for binding in function.bindings:
        field = binding.direction_field
        if field is None or binding.direction is not None or not isinstance(field.member.value, JsonString):
            continue
        text = field.text or ""
        # Json.NET may take numbers and lists of names in a text; what it makes of them is not known.
        if field.member.value.closed and not any(each.isdigit() or each in ",+-" for each in text):
            yield Report(
                function.json_place(field.span),
                f'The host refuses the function, "\'{text}\' is not a valid binding direction." Write "in" or "out".',
            )


RULE = FunctionRule(
    code="direction-value",
    severity=Severity.ERROR,
    evidence=Evidence(Grade.MEASURED, "host BindingMetadata.cs"),
    docs=f"{LEARN}/functions-triggers-bindings#binding-direction",
    refused_by=Refuser.HOST,
    check=check,
)
