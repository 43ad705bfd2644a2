"""The name of a function is not allowed.

What: the folder's name is that of the function: an ASCII letter, then up to 127 letters, digits, `_` or `-`; not
`host`, in whatever case.

Why: the host refuses the function with "'X' is not a valid function name."

Example: a function in the folder `2nd-orders`, `_orders`, `orders.v2` or `Host`.

Instead: rename the folder.

Versions: all.

Evidence: measured (the regular expression of the host's Utility.cs, run by .NET).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function, is_valid_function_name
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a function whose folder has a name that the host refuses."""
    name = function.name
    if not is_valid_function_name(name):
        yield Report(
            function.json_place(function.opening),
            f"The host refuses the function, \"'{name}' is not a valid function name.\" {why_refused(name)} "
            "Rename the folder.",
        )


def why_refused(name: str) -> str:
    """Return a sentence on why the host refuses the name."""
    if name.lower() == "host":
        return "The host keeps this name for itself."
    return "A name is an ASCII letter, then letters, digits, '_' or '-', at most 128 characters."


RULE = FunctionRule(
    code="function-name",
    group=Group.FUNCTION,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    refused_by=Refuser.HOST,
    check=check,
)
