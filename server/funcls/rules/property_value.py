"""A property has a value that it does not take.

What: the schema of each type says which values a property takes: its type, its enum, its form. Spelling is compared
as the host does, often ignoring case. A value with `%SETTING%` or `{name}` is not judged where the property takes them.

Why: some values the host refuses, which the message then says; others fail when the function runs.

Example: `"authLevel": "anonymos"`.

Instead: one of the values that the message names.

Versions: for types that an extension bundle brings, an error only where host.json states the bundle, else a
warning.

Evidence: read in source (host ScriptBindingContext.cs; the schema of the type).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.violations import violation_reports
from funcls.schema.validation import UNKNOWN_PROPERTY


def check(function: Function) -> Iterator[Report]:
    """Report each value that departs from the schema."""
    for _, report in violation_reports(function, ("required", UNKNOWN_PROPERTY), beside=True):
        yield report


RULE = FunctionRule(
    code="property-value",
    group=Group.PROPERTIES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
