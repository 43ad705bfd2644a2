"""An app setting has no name.

What: a key below `Values` is an empty text.

Why: no environment variable can have that name: `func` skips it with a warning.

Example: `"Values": {"": "test"}`.

Instead: give it a name, or remove it.

Versions: all.

Evidence: read in source (Core Tools StartHostAction.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report the key without a name."""
    member = app.settings.get("") if app.settings is not None else None
    if member is not None and member.colon is not None:
        yield Report(Place(SETTINGS_FILE, member.key.span), "A setting needs a name: func skips this one.")


RULE = AppRule(
    code="settings-empty-key",
    group=Group.SETTINGS,
    severity=Severity.INFORMATION,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
