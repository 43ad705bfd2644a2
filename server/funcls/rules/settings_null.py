"""An app setting is null.

What: a value below `Values` is `null`. Of the runtime, `runtime-missing` tells.

Why: the app does not have the setting, "Skipping 'STAGE' because value is null".

Example: `"Values": {"STAGE": null}`.

Instead: an empty text, `""`, or no such key.

Versions: all.

Evidence: read in source (Core Tools StartHostAction.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.settings import RUNTIME_SETTING, SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.syntax.json.tree import JsonLiteral, Member


def check(app: App) -> Iterator[Report]:
    """Report each setting without a value."""
    for member in app.settings.effective_members() if app.settings is not None else ():
        if _is_null(member) and member.key.value != RUNTIME_SETTING:
            yield Report(
                Place(SETTINGS_FILE, member.value.span if member.value is not None else member.span),
                f"The app does not have this setting, \"Skipping '{member.key.value}' because value is null\". "
                'Write "" for an empty text.',
            )


def _is_null(member: Member) -> bool:
    return isinstance(member.value, JsonLiteral) and member.value.value is None


RULE = AppRule(
    code="settings-null",
    group=Group.SETTINGS,
    severity=Severity.INFORMATION,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
