"""The host cannot tell which file is the script.

What: without `scriptFile` the host takes the only other file of the folder, or among several one named
`__init__.py` or `run`.

Why: the host refuses the function with "Unable to determine the primary function script."

Example: a folder with function.json, `handler.py` and `README.md`.

Instead: add `scriptFile`.

Versions: all.

Evidence: read in source (host HostFunctionMetadataProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import SCRIPT_KEY, Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a folder that names no script."""
    if function.certain_script.state is not ScriptState.UNDETERMINED:
        return
    span = function.opening
    advice = 'Add __init__.py to the folder, or name the file: "scriptFile": "handler.py".'
    misspelt = function.misspelt(SCRIPT_KEY)
    if misspelt is not None:
        span = misspelt.key.span
        advice = f"The host reads this key case-sensitively: write 'scriptFile', not '{misspelt.key.value}'."
    words = "Unable to determine the primary function script."
    yield Report(function.json_place(span), f'The host refuses the function, "{words}" {advice}')


RULE = FunctionRule(
    code="script-undetermined",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#alternate-entry-point",
    refused_by=Refuser.HOST,
    check=check,
)
