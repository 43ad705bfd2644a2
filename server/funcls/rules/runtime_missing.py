"""The settings do not say which runtime the app is for.

What: `Values` in local.settings.json has to hold FUNCTIONS_WORKER_RUNTIME. Without a local.settings.json, and where
its values are encrypted, nothing is said.

Why: `func` stops to ask for it, and the host warns "The 'FUNCTIONS_WORKER_RUNTIME' setting is required. Please
specify a valid value." It may come from the environment all the same.

Example: `{"IsEncrypted": false, "Values": {"AzureWebJobsStorage": "..."}}`.

Instead: add `"FUNCTIONS_WORKER_RUNTIME": "python"`.

Versions: all.

Evidence: read in source (host ScriptHost.cs, AZFD0011; Core Tools).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.facts import PYTHON_RUNTIME, Language
from funcls.model.settings import RUNTIME_SETTING
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report settings without the runtime, or with an empty one."""
    settings = app.settings
    if settings is None or app.facts.language is not Language.PYTHON:
        return
    found = app.setting(RUNTIME_SETTING)
    if found is not None and not found.is_empty:
        return
    if found is None and settings.get_ignoring_case(RUNTIME_SETTING) is not None:
        # On Windows it is the same.
        return
    yield Report(
        app.setting_place(found) if found is not None else app.settings_key,
        f"func asks for the runtime, and the host warns, \"The '{RUNTIME_SETTING}' setting is required. Please "
        f'specify a valid value." Write "{RUNTIME_SETTING}": "{PYTHON_RUNTIME}".',
    )


RULE = AppRule(
    code="runtime-missing",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings#functions_worker_runtime",
    check=check,
)
