"""Core Tools set this app setting themselves.

What: AZURE_FUNCTIONS_ENVIRONMENT has another value than `Development`. Of CONTAINER_NAME another rule tells.

Why: `func` overwrites it, with a warning: the app never sees the value.

Example: `"AZURE_FUNCTIONS_ENVIRONMENT": "Production"`.

Instead: remove it; a name of your own, such as STAGE, tells stages apart.

Versions: all.

Evidence: read in source (Core Tools StartHostAction.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_SETTING: Final = "AZURE_FUNCTIONS_ENVIRONMENT"
_LOCALLY: Final = "development"


def check(app: App) -> Iterator[Report]:
    """Report a value that is overwritten."""
    found = app.setting(_SETTING)
    if found is not None and found.text and found.text.lower() != _LOCALLY:
        yield Report(
            Place(SETTINGS_FILE, found.member.key.span),
            f"func sets {_SETTING} to Development on your machine, whatever stands here.",
        )


RULE = AppRule(
    code="setting-reserved",
    group=Group.SETTINGS,
    severity=Severity.INFORMATION,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings#azure_functions_environment",
    check=check,
)
