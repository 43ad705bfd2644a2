"""PYTHON_ENABLE_WORKER_EXTENSIONS has no effect.

What: the setting is on in local.settings.json, and the app runs on Python 3.13 or newer. Where no Python version is
stated, nothing is said.

Why: the worker of these versions has no extensions.

Example: `"PYTHON_ENABLE_WORKER_EXTENSIONS": "1"` beside a `.python-version` of 3.13.

Instead: remove the setting, and what relied on the extension.

Versions: Python 3.13 and newer.

Evidence: documented (Microsoft Learn, what changes with Python 3.13).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.target import describe_versions
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_SETTING: Final = "PYTHON_ENABLE_WORKER_EXTENSIONS"
_WITHOUT_SINCE: Final = (3, 13)


def check(app: App) -> Iterator[Report]:
    """Report the setting where it is on."""
    found = app.setting(_SETTING)
    python = app.facts.target.python
    if found is None or (found.text or "").lower() not in {"1", "true"}:
        return
    if python.stated is not None and min(python.versions) >= _WITHOUT_SINCE:
        yield Report(
            app.setting_place(found),
            f"The worker of Python {describe_versions(python.versions)} has no extensions: the setting has no effect.",
        )


RULE = AppRule(
    code="worker-extensions",
    group=Group.SETTINGS,
    severity=Severity.HINT,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-app-settings#python_enable_worker_extensions",
    check=check,
)
