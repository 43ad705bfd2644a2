"""What a rule is. Each one is a file of this package with a line in `table.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final, TypeAlias

from funcls.model.app import App
from funcls.model.cross import CrossFacts
from funcls.model.function import Function
from funcls.model.source import SourceFile
from funcls.model.suppressions import Code, Suppression
from funcls.rules.finding import Finding, Grade, Refuser, Report, Severity
from funcls.text.secrets import masked

CONFIGURATION_PAGE: Final = "server/docs/configuration.md"
"""Where funcls documents its own configuration: a file of the project, and no address."""

LEARN: Final = "https://learn.microsoft.com/azure/azure-functions"
"""Where Microsoft documents the subject of most rules."""


class Group(Enum):
    """What a rule is about. `label` is how people write the group, `subject` what its rules look at."""

    APP = ("app", "Whether the host loads the function at all.")
    HOST_FILE = ("host.json", "host.json: whether the host starts with it, and whether what it says counts.")
    SETTINGS = (
        "settings",
        "local.settings.json: whether Core Tools read it, what stops the host or the worker, and what nobody reads.",
    )
    FUNCTION = ("function", "The function as a whole: its name, its retry policy, what was to switch it off.")
    JSON = ("json", "function.json as a text that the host reads.")
    BINDINGS = ("bindings", "Which bindings there are, and their names, types and directions.")
    PROPERTIES = ("properties", "What else stands in a binding or at the top level of function.json, by the schemas.")
    SCRIPT = ("script", "The file with the handler: whether host and worker find it, and whether Python can import it.")
    ENTRY_POINT = ("entry point", "The handler in the script.")
    SIGNATURE = ("signature", "The parameters of the handler beside the bindings.")
    ANNOTATIONS = ("annotations", "What the parameters are annotated with.")
    RETURNS = ("returns", "What the handler returns.")
    DURABLE = ("durable", "What Durable Functions ask of the handler and of the app.")
    ROUTES = ("routes", "Which function answers which route.")
    CONFIGURATION = (
        "configuration",
        "What funcls itself is told: its configuration file, and comments that silence findings.",
    )

    def __init__(self, label: str, subject: str) -> None:
        self.label = label
        self.subject = subject

    @property
    def key(self) -> str:
        """The name of the group in a configuration, where it stands beside the codes of rules."""
        return self.label.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rules state.

    `docs` is an address, or a page of funcls's own. `severity` is that of a report which names none. `evidence` is how
    the fact behind the rule is known: the docstring of its file begins with the same words, and names the source.
    `refused_by` tells who refuses where it is an error; an error needs evidence that may carry one.
    """

    code: str
    group: Group
    severity: Severity
    evidence: Grade
    docs: str
    refused_by: Refuser | None = None

    def __post_init__(self) -> None:
        if self.severity is Severity.ERROR and not (self.refused_by and self.evidence.carries_error):
            raise ValueError(f"rule {self.code}: an error needs a refuser and evidence that carries it")

    def finding(self, function: str | None, report: Report) -> Finding:
        """Return the report as a finding of this rule."""
        severity = report.severity or self.severity
        docs = report.docs or self.docs
        related = tuple(replace(each, message=masked(each.message)) for each in report.related)
        return Finding(function, report.place, severity, self.code, masked(report.message), docs, related)


@dataclass(frozen=True, slots=True)
class FunctionRule(Rule):
    """A rule on one function with all its files."""

    check: Callable[[Function], Iterable[Report]] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class CrossRule(Rule):
    """A rule on functions that meet: `keys` groups them, `check` judges one group, by its key and by the
    functions' names.

    `keys` yields nothing for a function that meets no other; `check` yields each report with the name of the
    function that it belongs to. `withheld_by` is given for a rule that tells of what no function has: nothing of it is
    said while a function is not read yet, or stands under this key.
    """

    keys: Callable[[CrossFacts], Iterable[str]] = field(kw_only=True)
    check: Callable[[str, Mapping[str, CrossFacts]], Iterable[tuple[str, Report]]] = field(kw_only=True)
    withheld_by: str | None = field(kw_only=True, default=None)


@dataclass(frozen=True, slots=True)
class AppRule(Rule):
    """A rule on an app as a whole: the files at its root, and where its functions lie."""

    check: Callable[[App], Iterable[Report]] = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Silencing:
    """A comment that is to silence findings: its codes that are `unknown`, and those that silence nothing.

    `codes` are those of all rules.
    """

    source: SourceFile
    comment: Suppression
    unknown: tuple[Code, ...]
    unused: tuple[Code, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuppressionRule(Rule):
    """A rule on comments that are to silence findings."""

    check: Callable[[Silencing], Iterable[Report]] = field(kw_only=True)


AnyRule: TypeAlias = FunctionRule | CrossRule | AppRule | SuppressionRule
