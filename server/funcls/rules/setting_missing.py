"""A binding names an app setting that local.settings.json does not have.

What: a property that holds the name of an app setting, or a `%NAME%` in a value, and nothing of that name in `Values`
or `ConnectionStrings`. Looked for as the host does, ignoring case: a connection `Orders` may be `Orders`,
`AzureWebJobsOrders`, a connection string of either name, or several settings that begin with `Orders__`; without a
name, many extensions look for one of their own.

Why: the function is indexed, and then its listener does not start or its runs fail: "Make sure the setting exists and
has a valid value", "'%Queue%' does not resolve to a value".

Example: `"connection": "OrdersConnection"`, and local.settings.json has `OrderConnection`.

Instead: add it under `Values`, for Azure among the app's settings, or correct the name.

Versions: all. Silent without local.settings.json, which is in no repository, so that a fresh clone and CI have none.

Evidence: read in source (sdk AttributeCloner.cs, IConfigurationExtensions.cs, NameResolverExtensions.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding
from funcls.model.defined_settings import DefinedSettings, prefixed
from funcls.model.function import Function
from funcls.model.local_settings import VALUES_KEY
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import SETTINGS_FILE
from funcls.rules.adding_settings import adding
from funcls.rules.connection_suffix import has_suffix
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.json.tree import holds_damage


def check(function: Function) -> Iterator[Report]:
    """Report each use in function.json of a setting that is not there."""
    defined = function.facts.settings
    if defined is None:
        return
    for use in function.bound_settings:
        if use.binding is not None and _is_judged(use.binding, use, function) and not defined.has(use.name):
            yield Report(use.place, _message(use, defined))


def _is_judged(binding: Binding, use: SettingUse, function: Function) -> bool:
    # Of the host's own storage account another rule tells, once for all.
    return not (holds_damage(binding.node) or use.is_of_storage or has_suffix(use, function.catalogue))


def _message(use: SettingUse, defined: DefinedSettings) -> str:
    if defined.has_empty(use.name):
        lack, advice = "has no value for it", "Write one"
    else:
        lack, advice = "has none", adding(use.name, defined, defined.names())
    advice = f"{advice} under `{VALUES_KEY}`; in Azure it belongs to the app's settings."
    if use.is_replaced:
        words = f"'%{use.name}%' does not resolve to a value"
        return f'The host looks for the app setting `{use.name}`, and {SETTINGS_FILE} {lack}: "{words}". {advice}'
    key = use.known.name if use.known is not None else ""
    stated = f"`{key}` names" if not use.is_default else f"Without `{key}` the host looks for"
    name = use.name if not use.is_default else prefixed(use.name)
    return (
        f"{stated} the app setting `{name}`, and {SETTINGS_FILE} {lack}. The host also takes `{prefixed(name)}`, a "
        f"connection string of that name, and settings that begin with `{name}__`. {advice}"
    )


RULE = FunctionRule(
    code="setting-missing",
    group=Group.PROPERTIES,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference#connections",
    check=check,
)
