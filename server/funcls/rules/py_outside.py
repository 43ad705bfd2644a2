"""The script lies outside the app.

What: `scriptFile` may lead to another folder of the app with `../`, but not out of the app.

Why: nothing outside is deployed, and the worker refuses it: "script path is not relative to the specified
directory".

Example: `"scriptFile": "../../shared/main.py"`.

Instead: move the file into the app.

Versions: all.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a script above the app root."""
    script = function.certain_script
    if script.state is ScriptState.OUTSIDE and script.field is not None:
        yield Report(
            function.json_place(script.field.span),
            "The script lies outside the app: the worker refuses the function, "
            '"script path is not relative to the specified directory". Move the file below the folder of host.json.',
        )


RULE = FunctionRule(
    code="py-outside",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    refused_by=Refuser.WORKER,
    check=check,
)
