"""The script ends with `.PY` or `.Py`.

What: the host takes the extension in any case, the worker only as `.py`.

Why: the worker refuses to load the function: "invalid Python filename".

Example: `"scriptFile": "MAIN.PY"`.

Instead: rename the file.

Versions: all.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import PYTHON_EXTENSION, Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report an extension that the host reads as Python and the worker refuses."""
    script = function.certain_script
    if script.state is not ScriptState.FOUND or script.extension == PYTHON_EXTENSION:
        return
    if script.extension.lower() == PYTHON_EXTENSION:
        yield Report(
            function.json_place(script.field.span if script.field else function.opening),
            f'The worker refuses the function, "cannot load function {function.name}: invalid Python filename". '
            f"Rename the file so that it ends with {PYTHON_EXTENSION}, in lower case.",
        )


RULE = FunctionRule(
    code="py-ext",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#alternate-entry-point",
    refused_by=Refuser.WORKER,
    check=check,
)
