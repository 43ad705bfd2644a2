"""A binding lacks a property that its type needs.

What: the schema of each type says without which properties the host cannot build the binding.

Why: the host refuses the function: "Unable to configure binding 'X' of type 'T'." For types that an extension bundle
brings this is certain only where host.json states the bundle; otherwise it is a warning.

Example: a timer trigger without `schedule`.

Instead: add the property.
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, Evidence, FunctionRule
from funcls.rules.violations import violation_reports


def check(function: Function) -> Iterator[Report]:
    """Report each property that is missing."""
    for _, report in violation_reports(function, ("required",)):
        yield report


RULE = FunctionRule(
    code="property-required",
    severity=Severity.ERROR,
    evidence=Evidence(Grade.READ, "host GeneralScriptBindingProvider.cs; the schema of the type"),
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
