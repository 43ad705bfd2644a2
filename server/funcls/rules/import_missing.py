"""An import names a module of the app, or something in one, that is not there.

What: `from .orders import place`, and the same with more dots or from `__app__`, looks in the app alone: for a module
file, a package or a folder, and in it for the name. The script is looked at, and every module that is imported with it.
`import helper` looks at the app root and in what is installed, not beside the file: where a `helper.py` lies there and
nowhere else, it is a warning, unless a package of this name is known or asked for, or something changes where Python
looks.

Why: the import fails, and so does the function: "No module named '__app__.Orders.orders'", "cannot import name 'place'"
or "attempted relative import beyond top-level package". It is a warning where the import may not run when the function
is loaded (in a function, in a branch), and where a build or an installed package may provide the module. Where a `try`
catches the failure, nothing is said.

Example: `from .helper import run` beside `helpers.py`.

Instead: the name of a module in the folder; Azure runs on Linux, where upper and lower case differ.

Versions: all.

Evidence: measured (worker loader.py, runtime-v1 1.2.0); of what lies beside a file, said by a maintainer (worker#584).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.distributions import bringing, compared
from funcls.model.function import Function
from funcls.model.imports import Fault, ImportFault
from funcls.model.requirements import Requested, read_requested
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.wording import did_you_mean
from funcls.syntax.python.facts import When

_CHANGES_PATH: Final = re.compile(r"\bsys\s*\.\s*path\b|\bfrom\s+sys\b|\baddsitedir\b|\bmeta_path\b|\bchdir\b")
_PATH_SETTING: Final = "PYTHONPATH"


def check(function: Function) -> Iterator[Report]:
    """Report each import of something of the app that is provably not there."""
    if function.certain_script.state is not ScriptState.FOUND:
        return
    missing = function.missing_handler
    for each in function.loading.faults:
        if not each.certain and missing is not None and missing.place == each.place:
            # The handler is what is not there.
            continue
        related = () if each.via is None else (Related(each.via, "The import by which the script loads that module"),)
        if each.fault is Fault.BESIDE and _may_be_found(each, function):
            continue
        severity = Severity.ERROR if each.certain else Severity.WARNING
        yield Report(each.place, _message(each), related, severity=severity)


def _may_be_found(fault: ImportFault, function: Function) -> bool:
    """Return whether a module that lies beside another one may be installed as well, or found where it is."""
    top = fault.module.partition(".")[0]
    settings, requirements = function.facts.settings, function.deployment.requirements
    requested = read_requested(requirements.text) if requirements is not None else Requested(frozenset(), is_whole=True)
    return (
        not requested.is_whole
        or bool(bringing(fault.module, (fault.name,)))
        or function.deployment.has_installed(top)
        or compared(top) in map(compared, requested.names)
        or (settings is not None and settings.has(_PATH_SETTING))
        or any(_CHANGES_PATH.search(each.file.text) for each in function.loading.modules)
    )


def _message(fault: ImportFault) -> str:
    what, words = _what(fault)
    if fault.certain:
        return f'{what}: the worker cannot import it, and refuses the function, "{words}".{_hint(fault)}'
    provided = ", unless a build or an installed package provides it" if fault.when is When.ALWAYS else ""
    return f'{what}: the import fails when this line runs{provided}, "{words}".{_hint(fault)}'


def _what(fault: ImportFault) -> tuple[str, str]:
    """What is wrong, and what Python says of it."""
    match fault.fault:
        case Fault.BESIDE:
            return (
                f"'{fault.module}' lies beside this file, and the worker looks for it at the app root only",
                f"No module named '{fault.module.partition('.')[0]}'",
            )
        case Fault.BEYOND_TOP:
            return "There are more dots than packages above", "attempted relative import beyond top-level package"
        case Fault.NO_NAME:
            words = f"cannot import name '{fault.name}' from '{fault.module}'"
            return f"'{fault.module}' has neither a name nor a module '{fault.name}'", words
        case Fault.NO_EXPORT:
            words = f"module '{fault.module}' has no attribute '{fault.name}'"
            return f"'__all__' of '{fault.module}' names '{fault.name}', which it does not define", words
        case Fault.NO_PACKAGE:
            outer, _, inner = fault.module.rpartition(".")
            return (
                f"'{outer}' is a module and holds no '{inner}'",
                f"No module named '{fault.module}'; '{outer}' is not a package",
            )
        case Fault.NO_MODULE:
            return f"The app has no module '{fault.module}'", f"No module named '{fault.module}'"


def _hint(fault: ImportFault) -> str:
    if fault.fault is Fault.BESIDE:
        return f" Write 'from .{fault.module} import {fault.name}'." if fault.name else _relative(fault.module)
    return did_you_mean(fault.module.rpartition(".")[2], list(fault.near)) if fault.near else ""


def _relative(module: str) -> str:
    package, _, name = module.rpartition(".")
    return f" Write 'from .{package} import {name}'."


RULE = FunctionRule(
    code="import-missing",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#import-behavior",
    refused_by=Refuser.WORKER,
    check=check,
)
