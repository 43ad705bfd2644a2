"""A module that is imported with the script always raises, or ends the interpreter.

What: at the top level of the script, or of a module of the app that it imports, stands a `raise` or a call such as
`sys.exit()` that every import comes to.

Why: the import never ends well, and the worker refuses the function with what is raised.

Example: `raise NotImplementedError("to be written")` below the imports.

Instead: raise where the function is called, or under a condition.

Versions: all.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report the statement at which the import of a module ends."""
    if function.certain_script.state is not ScriptState.FOUND:
        return
    for module in function.loading.modules:
        if module.stop is None:
            continue
        related = (
            () if module.via is None else (Related(module.via, "The import by which the script loads the module"),)
        )
        message = "Every import of the module ends here: the worker refuses the function with what is raised."
        yield Report(module.stop, message, related, severity=None if module.certain else Severity.WARNING)


RULE = FunctionRule(
    code="import-stops",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#import-behavior",
    refused_by=Refuser.WORKER,
    check=check,
)
