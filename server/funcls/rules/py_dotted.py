"""A part of the script's path has a dot in its name.

What: the worker makes a module name of the path, and Python takes every dot in it as the end of a package's name. A
folder whose name the host refuses is left to `function-name`.

Why: the import fails, and the worker refuses the function: "No module named ...".

Example: `"scriptFile": "handler.v2.py"`.

Instead: rename the file or folder without the dot.

Versions: all.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import PYTHON_EXTENSION, Function, is_valid_function_name
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a script that has no module name of its own."""
    script = function.certain_script
    if script.state is not ScriptState.FOUND or script.is_importable or script.extension != PYTHON_EXTENSION:
        return
    if not is_valid_function_name(function.name) and "." not in (script.path or "").removeprefix(function.name)[:-3]:
        # The host refuses the name of the folder.
        return
    yield Report(
        function.json_place(script.field.span if script.field else function.opening),
        f"The worker imports {script.path} as a module and takes each dot in its path for the end of a package's name: "
        'it refuses the function, "No module named ...". Use names without dots.',
    )


RULE = FunctionRule(
    code="py-dotted",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    refused_by=Refuser.WORKER,
    check=check,
)
