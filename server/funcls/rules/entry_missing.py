"""The script has no callable of the entry point's name.

What: the worker imports the script and takes the attribute that `entryPoint` names, `main` by default. It must be
there and callable; a dotted name such as `Handler.main` is never found.

Why: the worker refuses to load the function: "function main() is not present in ...".

Example: `"entryPoint": "run"` where the script defines `main`.

Instead: the name of a function of the script.

Versions: all.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from funcls.model.function import ENTRY_POINT_KEY, Function
from funcls.model.handler import Absence, NoHandler
from funcls.model.modules import PACKAGE_FILE
from funcls.model.source import ROOT, Place
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.wording import did_you_mean
from funcls.text.span import Span


def check(function: Function) -> Iterator[Report]:
    """Report an entry point that provably names nothing callable."""
    missing = function.missing_handler
    if missing is None or missing.why is Absence.NOT_A_FUNCTION:
        return
    if any(each.certain and each.place == missing.place for each in function.loading.faults):
        # The import has been reported.
        return
    named_in_json = function.json_place(_naming(function))
    script = Place(function.script.path or ROOT, Span(0, 0))
    if missing.place is not None:
        yield Report(missing.place, _message(function, missing), (Related(named_in_json, "The entry point"),))
    else:
        yield Report(named_in_json, _message(function, missing), (Related(script, "The script"),))


def _naming(function: Function) -> Span:
    """Return the place in function.json that names the entry point, or tries to."""
    misspelt = function.misspelt(ENTRY_POINT_KEY)
    if misspelt is not None:
        return misspelt.key.span
    return function.entry_point_field.span if function.entry_point_field is not None else function.opening


def _message(function: Function, missing: NoHandler) -> str:
    entry_point = function.entry_point
    words = f'the worker refuses the function, "function {entry_point}() is not present in {function.script.path}".'
    if missing.why is Absence.MODULE:
        return f"'{entry_point}' is a module here, not a function: {words}"
    if missing.why is Absence.UNDEFINED:
        return (
            f"'{missing.name}' is not defined when this line runs: "
            "the worker cannot import the module, and refuses the function."
        )
    if missing.why is Absence.NOT_IMPORTED:
        failure = f"cannot import name '{missing.name}'"
        return f"{missing.path} defines no '{missing.name}': the worker refuses the function, \"{failure}\"."
    if missing.why is Absence.VALUE:
        return f"'{entry_point}' is a value that cannot be called: {words}"
    advice = _advice(function)
    return f"{function.script.path} defines no '{entry_point}': {words}{advice}"


def _advice(function: Function) -> str:
    entry_point = function.entry_point
    misspelt = function.misspelt(ENTRY_POINT_KEY)
    if misspelt is not None:
        return f" The host reads this key case-sensitively: write 'entryPoint', not '{misspelt.key.value}'."
    name = posixpath.basename(function.script.path or "")
    if name.lower() == PACKAGE_FILE and (name != PACKAGE_FILE or function.script.path == name):
        return " The worker takes that file for its folder: give the file another name."
    if "." in entry_point:
        return " A dotted name is never found: assign it to a name of the module."
    functions = function.script_file.python.functions() if function.script_file else ()
    others = [each for each in functions if each.name != entry_point]
    hint = did_you_mean(entry_point, dict.fromkeys(each.name for each in others))
    if hint:
        return hint
    # What a decorator makes of a function, such as `app.route()`, need not be one.
    plain = list(dict.fromkeys(each.name for each in others if not each.decorators))
    if plain:
        return f' It defines {", ".join(plain[:3])}: set "entryPoint" to the handler.'
    return f" Define 'def {entry_point}(...)' there."


RULE = FunctionRule(
    code="entry-missing",
    group=Group.ENTRY_POINT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#alternate-entry-point",
    refused_by=Refuser.WORKER,
    check=check,
)
