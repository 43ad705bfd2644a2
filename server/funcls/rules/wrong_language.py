"""The script is not a Python file.

What: the host tells the language of a function from the extension of its script.

Why: a script with another extension belongs to no Python function: the host does not serve it.

Example: `"scriptFile": "main.txt"`.

Instead: a file with the extension `.py`.

Versions: all.

Evidence: read in source (host HostFunctionMetadataProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import PYTHON_EXTENSION, Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a script whose extension is not that of Python, in any case."""
    script = function.certain_script
    if script.state is not ScriptState.FOUND or script.extension.lower() == PYTHON_EXTENSION:
        return
    yield Report(
        function.json_place(script.field.span if script.field else function.opening),
        f"{script.path} is no Python file: the host gives the function no language and does not serve it. "
        "Name a file that ends with .py.",
    )


RULE = FunctionRule(
    code="wrong-language",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#alternate-entry-point",
    refused_by=Refuser.HOST,
    check=check,
)
