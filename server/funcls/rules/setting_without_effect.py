"""An app setting has no effect on this app.

What: local.settings.json has a setting that only older hosts read, or one that counts up to Python 3.12 in an app that
runs on 3.13 or newer. Where no Python version is stated, nothing is said of the latter. Of
PYTHON_ENABLE_WORKER_EXTENSIONS another rule tells.

Why: whoever reads the setting believes that it does something.

Example: `"PYTHON_ISOLATE_WORKER_DEPENDENCIES": "1"` beside a `.python-version` of 3.13; `AzureWebJobsDashboard`.

Instead: remove it.

Versions: Python 3.13 and newer, where it is about Python.

Evidence: documented (Microsoft Learn, what changes with Python 3.13, and functions-app-settings).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.model.target import describe_versions
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_JUDGED_ELSEWHERE: Final = "PYTHON_ENABLE_WORKER_EXTENSIONS"


def check(app: App) -> Iterator[Report]:
    """Report each setting that nobody reads."""
    for member in app.settings.effective_members() if app.settings is not None else ():
        name = member.key.value
        known = app.catalogue.settings.setting(name)
        if known is None or name == _JUDGED_ELSEWHERE:
            continue
        place = Place(SETTINGS_FILE, member.key.span)
        if known.described.deprecated is not None:
            yield Report(place, f"{name} has no effect. {known.described.deprecated}")
        elif known.python_before is not None and _is_newer(app, known.python_before):
            versions = describe_versions(app.facts.target.python.versions)
            yield Report(place, f"{name} has no effect with Python {versions}: it counts before {known.python_before}.")


def _is_newer(app: App, version: str) -> bool:
    python = app.facts.target.python
    return python.stated is not None and min(python.versions) >= tuple(map(int, version.split(".")))


RULE = AppRule(
    code="setting-without-effect",
    group=Group.SETTINGS,
    severity=Severity.HINT,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-app-settings",
    check=check,
)
