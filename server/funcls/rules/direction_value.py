"""The direction of a binding is none of `in`, `out` and `inout`.

What: the value is compared ignoring case; without it the direction is `in`. An empty text and `null` are none.

Why: the host refuses the function with "'X' is not a valid binding direction."

Example: `"direction": "output"`.

Instead: `"direction": "out"`.

Versions: all.

Evidence: measured (host BindingMetadata.cs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.json.tree import JsonString

_NOT_A_NAME: Final = re.compile(r"[\d,+-]")


def check(function: Function) -> Iterator[Report]:
    """Report each direction that the host cannot read."""
    for binding in function.bindings:
        field = binding.direction_field
        if field is None or not field.is_complete or binding.direction is not None:
            continue
        if field.is_null or field.text == "":
            words = "because it cannot read this value as a direction."
        # Json.NET may take numbers and lists of names in a text; what it makes of them is not known.
        elif isinstance(field.member.value, JsonString) and not _NOT_A_NAME.search(field.member.value.value):
            words = f"\"'{field.text}' is not a valid binding direction.\""
        else:
            continue
        yield Report(function.json_place(field.span), f'The host refuses the function, {words} Write "in" or "out".')


RULE = FunctionRule(
    code="direction-value",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-triggers-bindings#binding-direction",
    refused_by=Refuser.HOST,
    check=check,
)
