"""Departures from a binding's schema as reports: what the three rules on properties share."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from funcls.model.function import Function
from funcls.rules.consequences import mistyped_trigger
from funcls.rules.finding import Report, Severity
from funcls.schema.validation import Violation


def violation_reports(
    function: Function, keywords: Collection[str], *, beside: bool = False
) -> Iterator[tuple[Violation, Report]]:
    """Yield the violations of the given draft-07 keywords (of all others with `beside`), each with its report.

    It is an error where the schema says who refuses, and where that needs the extension bundle, the bundle is stated.
    """
    # With the type that is meant, other properties are.
    mistyped = mistyped_trigger(function)
    judged = (each for each in function.bindings if each is not mistyped)
    in_bindings = (violation for binding in judged for violation in binding.violations)
    for violation in (*function.violations, *in_bindings):
        if (violation.keyword in keywords) is not beside:
            yield violation, violation_report(function, violation)


def violation_report(function: Function, violation: Violation) -> Report:
    """Return the report of a violation."""
    refusal = violation.refusal
    certain = refusal is not None and (not refusal.needs_bundle or function.facts.target.bundle.stated)
    message = violation.message
    if refusal is not None:
        verb = "refuses" if certain else "may refuse"
        message = f'{message} The {refusal.by} {verb} the function, "{refusal.words.rstrip(".")}".'
    severity = Severity.ERROR if certain else Severity.WARNING
    return Report(function.json_place(violation.span), message, severity=severity, docs=violation.docs or None)
