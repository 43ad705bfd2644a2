"""What a rule is. Each one is a file of this package with a line in `table.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from funcls.model.cross import CrossFacts
from funcls.model.function import Function
from funcls.rules.finding import Finding, Grade, Refuser, Report, Severity
from funcls.text.secrets import masked

LEARN: Final = "https://learn.microsoft.com/azure/azure-functions"
"""Where Microsoft documents the subject of most rules."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the fact behind a rule is known, and from where."""

    grade: Grade
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rules state.

    `severity` is that of a report which names none. `refused_by` tells who refuses where it is an error; an
    error needs evidence that may carry one.
    """

    code: str
    severity: Severity
    evidence: Evidence
    docs: str
    refused_by: Refuser | None = None

    def __post_init__(self) -> None:
        if self.severity is Severity.ERROR and not (self.refused_by and self.evidence.grade.carries_error):
            raise ValueError(f"rule {self.code}: an error needs a refuser and evidence that carries it")

    def finding(self, function: str | None, report: Report) -> Finding:
        """Return the report as a finding of this rule."""
        severity = report.severity or self.severity
        docs = report.docs or self.docs
        return Finding(function, report.place, severity, self.code, masked(report.message), docs, report.related)


@dataclass(frozen=True, slots=True)
class FunctionRule(Rule):
    """A rule on one function with all its files."""

    check: Callable[[Function], Iterable[Report]] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class CrossRule(Rule):
    """A rule on functions that meet: `key` groups them, `check` judges one group by the functions' names.

    `key` returns None for a function that meets no other; `check` yields each report with the name of the
    function that it belongs to.
    """

    key: Callable[[CrossFacts], str | None] = field(kw_only=True)
    check: Callable[[Mapping[str, CrossFacts]], Iterable[tuple[str, Report]]] = field(kw_only=True)
