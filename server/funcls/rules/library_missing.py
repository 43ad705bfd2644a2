"""requirements.txt does not ask for azure-functions, which the app imports.

What: a module that runs when a function is loaded imports `azure.functions`, and no line of requirements.txt asks for
azure-functions or for a package that is known to bring it. Nothing is said where the file takes lines from other files
or addresses, or where the app carries the library itself.

Why: the import works on Azure, since the worker's own copy is found; but which release that is depends on the host, and
changes with it, so that the same code may fail tomorrow. Where no worker is (a test run, a type checker), the library
is not found at all.

Example: a requirements.txt of `requests` alone.

Instead: a line `azure-functions`.

Versions: all.

Evidence: read in source (worker dependency.py: the worker's packages stay on the path, after those of the app).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.distributions import compared, installed_with
from funcls.model.function import Function
from funcls.model.requirements import Requested, read_requested
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.text.span import Span

_PACKAGE: Final = "azure-functions"
_MODULE: Final = "azure.functions"
_START: Final = Span(0, 0)


def check(function: Function) -> Iterator[Report]:
    """Report requirements.txt as a whole: the same for every function, so that it is shown once."""
    deployment = function.deployment
    requirements = deployment.requirements
    if requirements is None or not requirements.readable or deployment.may_install_otherwise:
        return
    requested = read_requested(requirements.text)
    if not requested.is_whole or _may_bring(requested) or deployment.carries(_MODULE):
        return
    if any(each.asks_for(_MODULE) for module in function.loading.modules for each in module.file.python.imports):
        yield Report(
            requirements.place(_START),
            f"No line asks for {_PACKAGE}, which the app imports: it runs on the worker's own copy, whose release "
            f"depends on the host. Add a line {_PACKAGE}.",
        )


def _may_bring(requested: Requested) -> bool:
    names = {compared(each) for each in requested.names}
    return any(each.startswith(_PACKAGE) or _PACKAGE in (installed_with([each]) or ()) for each in names)


RULE = FunctionRule(
    code="library-missing",
    group=Group.SCRIPT,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#package-management",
    check=check,
)
