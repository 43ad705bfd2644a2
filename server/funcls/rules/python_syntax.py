"""
The script is not valid Python.

What: Python's own parser refuses the script.

Why: the worker imports the script, the import fails, and so does the function. It is an error where the Python
that runs funcls is at least as new as the app's; otherwise the app's Python may know a syntax that this one does not.

Example: `def main(req:`.

Instead: mend the place.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.target import describe_versions
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, Evidence, FunctionRule


def check(function: Function) -> Iterator[Report]:
    """Report the syntax error of the script."""
    script = function.script_file
    problem = script.python.syntax_error if script is not None else None
    if script is None or problem is None:
        return
    own = sys.version_info[:2]
    newest = max(function.facts.target.python.versions)
    message = f"The worker cannot import the script, and refuses the function: {problem.message}."
    if own >= newest:
        yield Report(Place(script.path, problem.span), message)
    else:
        versions = (
            f"This is Python {describe_versions((own,))} speaking; the app may run on {describe_versions((newest,))}."
        )
        yield Report(Place(script.path, problem.span), f"{message} {versions}", severity=Severity.WARNING)


RULE = FunctionRule(
    code="python-syntax",
    severity=Severity.ERROR,
    evidence=Evidence(Grade.MEASURED, "worker loader.py, runtime-v1 1.2.0"),
    docs=f"{LEARN}/functions-reference-python",
    refused_by=Refuser.WORKER,
    check=check,
)
