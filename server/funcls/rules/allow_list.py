"""host.json does not list the function.

What: where host.json has `functions`, the host loads only the functions named there, ignoring case. An empty list
counts as none.

Why: every other function of the app does not exist for the host.

Example: `"functions": ["Orders"]` in host.json, and a folder `Invoices` with function.json.

Instead: add the name, or remove the list. What else funcls says of such a function is information only.

Versions: all.

Evidence: read in source (host FunctionMetadataManager.cs, HostJsonFileConfigurationSource.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a function that the list leaves out."""
    if not function.facts.is_allowed(function.name):
        yield Report(
            function.json_place(function.opening),
            f"host.json lists its functions, and '{function.name}' is not among them: the host does not load it.",
        )


RULE = FunctionRule(
    code="allow-list",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-host-json#functions",
    check=check,
)
