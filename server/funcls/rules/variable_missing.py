"""The code reads a variable of the environment that local.settings.json does not have.

What: `os.environ["NAME"]`, in the script or in a module of the app that it imports, and no setting of exactly this name
in `Values`. Python finds app settings as variables, and takes the case of letters into account everywhere but on
Windows. What the machine or Azure may set, what the app sets or asks for in another way, and what may not run on every
call is passed over.

Why: without the variable Python raises KeyError. Where the module is imported, none of the functions that import it is
loaded; in a function, the call fails when it gets there.

Example: `KEY = os.environ["ORDERS_KEY"]`, and local.settings.json has `OrdersKey`.

Instead: add the setting under `Values`, for Azure among the app's settings, or ask with `os.environ.get("NAME")`.

Versions: all. Silent without local.settings.json, and for names that are only known while the app runs.

Evidence: documented (Python, os.environ; Microsoft Learn, functions-reference-python, Environment variables).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.defined_settings import DefinedSettings
from funcls.model.function import Function
from funcls.model.local_settings import VALUES_KEY
from funcls.model.platform_variables import may_come_from_platform
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import SETTINGS_FILE
from funcls.rules.adding_settings import adding
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.environment import Access, Moment


def check(function: Function) -> Iterator[Report]:
    """Report each variable that the code needs and that is not there."""
    defined = function.facts.settings
    modules = function.loading.modules
    if defined is None or any(each.file.environment.sets_unseen for each in modules):
        return
    uses = [use for use in function.setting_uses if use.variable is not None]
    spared = {use.name for use in uses if use.variable is not None and use.variable.access is not Access.NEEDED}
    for use in uses:
        if use.name not in spared and not defined.has_variable(use.name) and not may_come_from_platform(use.name):
            yield from _report(use, defined)


def _report(use: SettingUse, defined: DefinedSettings) -> Iterator[Report]:
    if use.variable is None or use.variable.moment is Moment.PERHAPS:
        return
    in_other_case = next((each for each in defined.values if each.lower() == use.name.lower()), None)
    advice = f"{adding(use.name, defined, defined.values)} under `{VALUES_KEY}`"
    if in_other_case is not None:
        advice = f"It has `{in_other_case}`: the case of letters counts everywhere but on Windows"
    failure = "the module cannot be imported, and no function that needs it is loaded"
    if use.variable.moment is Moment.CALL:
        failure = "a call that gets here fails"
    yield Report(
        use.place,
        f"{SETTINGS_FILE} has no app setting `{use.name}`. Without it {failure}, \"KeyError: '{use.name}'\". "
        f'{advice}; in Azure it belongs to the app\'s settings. Or ask with `os.environ.get("{use.name}")`.',
    )


RULE = FunctionRule(
    code="variable-missing",
    group=Group.SCRIPT,
    severity=Severity.WARNING,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-reference-python#environment-variables",
    check=check,
)
