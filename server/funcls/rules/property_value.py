"""A property has a value that it does not take.

What: the schema of each type says which values a property takes: its type, its enum, its form. Spelling is compared
as the host does, often ignoring case. A value with `%SETTING%` or `{name}` is not judged where the property takes them.

Why: some values the host refuses, which the message then says; others fail when the function runs.

Example: `"authLevel": "anonymos"`.

Instead: one of the values that the message names.
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, Evidence, FunctionRule
from funcls.rules.violations import violation_reports
from funcls.schema.validation import UNKNOWN_PROPERTY


def check(function: Function) -> Iterator[Report]:
    """Report each value that departs from the schema."""
    for _, report in violation_reports(function, ("required", UNKNOWN_PROPERTY), beside=True):
        yield report


RULE = FunctionRule(
    code="property-value",
    severity=Severity.ERROR,
    evidence=Evidence(Grade.READ, "host ScriptBindingContext.cs; the schema of the type"),
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
