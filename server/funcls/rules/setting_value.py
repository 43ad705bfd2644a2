"""The value of a well-known app setting means nothing to its readers.

What: switches such as PYTHON_ENABLE_DEBUG_LOGGING and `AzureWebJobs.<function>.Disabled` take 1, 0, true and false;
FUNCTIONS_WORKER_RUNTIME_VERSION takes a version such as 3.12. Settings with a rule of their own, and those that are
read in Azure alone, are left to these.

Why: the setting has no effect: what counts is its default.

Example: `"PYTHON_ENABLE_DEBUG_LOGGING": "on"`.

Instead: `"PYTHON_ENABLE_DEBUG_LOGGING": "1"`.

Versions: all.

Evidence: read in source (is_true_like of the worker; HostListenerFactory.cs of the WebJobs SDK).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.settings import RUNTIME_SETTING, SETTINGS_FILE, setting
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.settings import KnownSetting

_JUDGED_ELSEWHERE: Final = frozenset(
    {RUNTIME_SETTING, "FUNCTIONS_WORKER_PROCESS_COUNT", "PYTHON_THREADPOOL_THREAD_COUNT"}
)
"""They have rules of their own, which know more than the schema."""


def check(app: App) -> Iterator[Report]:
    """Report each value that the schema does not have; what is said never holds it."""
    settings = app.settings
    for member in settings.effective_members() if settings is not None else ():
        name = member.key.value
        known = app.catalogue.settings.setting(name)
        found = setting(settings, name)
        if known is None or found is None or not found.text or member.value is None or name in _JUDGED_ELSEWHERE:
            continue
        if not known.is_azure_only and known.reserved is None and not known.takes(found.text):
            yield Report(Place(SETTINGS_FILE, member.value.span), f"The value means nothing to {name}. {_takes(known)}")


def _takes(known: KnownSetting) -> str:
    if not known.described.enum:
        return known.described.pattern_message or ""
    *others, last = known.described.enum
    return f"Write {', '.join(others)} or {last}."


RULE = AppRule(
    code="setting-value",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings",
    check=check,
)
