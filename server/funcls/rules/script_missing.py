"""`scriptFile` names a file that does not exist.

What: the path is taken from the function's folder, in exactly the spelling that is on the disk: Azure runs on
Linux.

Why: the host refuses the function with "Invalid script file name configuration. The 'scriptFile' property is set
to a file that does not exist."

Example: `"scriptFile": "main.py"` beside `Main.py`.

Instead: the name of the file that holds the handler.

Versions: all.

Evidence: read in source (host HostFunctionMetadataProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.wording import did_you_mean


def check(function: Function) -> Iterator[Report]:
    """Report a script that is not there."""
    script = function.certain_script
    if script.state is not ScriptState.MISSING or script.field is None:
        return
    hint = did_you_mean(script.field.text or "", script.candidates)
    yield Report(
        function.json_place(script.field.span),
        f"There is no file {script.path}: the host refuses the function, \"The 'scriptFile' property is set to a file "
        f'that does not exist."{hint}',
    )


RULE = FunctionRule(
    code="script-missing",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#alternate-entry-point",
    refused_by=Refuser.HOST,
    check=check,
)
