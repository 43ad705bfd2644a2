"""A binding lacks a property that its type needs.

What: the schema of each type says without which properties the host cannot build the binding. Some types take one
set of properties or another. A key that is almost the name is the place.

Why: the host refuses the function: "Unable to configure binding 'X' of type 'T'."

Example: a timer trigger without `schedule`.

Instead: add the property.

Versions: for types that an extension bundle brings, an error only where host.json states the bundle, else a
warning.

Evidence: read in source (host GeneralScriptBindingProvider.cs; the schema of the type).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.violations import violation_report, violation_reports
from funcls.schema.constructors import unbuildable


def check(function: Function) -> Iterator[Report]:
    """Report each property that is missing."""
    for _, report in violation_reports(function, ("required",)):
        yield report
    for binding in function.bindings:
        if binding.entry is not None and binding.canonical is not None:
            violation = unbuildable(binding.entry, binding.canonical, function.facts.target.bundle.major)
            if violation is not None:
                yield violation_report(function, violation)


RULE = FunctionRule(
    code="property-required",
    group=Group.PROPERTIES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
