"""An app setting is an object or an array.

What: each value below `Values` has to be text, a number or a boolean. One object or array among them makes the whole
file unreadable.

Why: an app setting becomes an environment variable, which is text. `func` goes on without the file, "Failed to read app
settings file", and the app has none of its settings.

Example: `"Values": {"Shop": {"Url": "https://example.com"}}`.

Instead: `"Shop__Url": "https://example.com"`: the host reads two underscores as a step down. A list is one text, split
by the code that reads it.

Versions: all; older Core Tools do not print the words.

Evidence: measured (Json.NET, the conversion by which Core Tools take the values; their AppSettingsFile.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.local_settings import nested_settings
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.syntax.json.tree import JsonObject, Member


def check(app: App) -> Iterator[Report]:
    """Report each setting that holds others."""
    for member in nested_settings(app.settings_root) if app.settings_root is not None else ():
        kind = "an object" if isinstance(member.value, JsonObject) else "an array"
        yield Report(
            Place(SETTINGS_FILE, member.key.span),
            f"A setting is text, and this one is {kind}: func reads no setting of the file at all, "
            f'"Failed to read app settings file". {_instead(member)}',
        )


def _instead(member: Member) -> str:
    inner = member.value.members[0].key.value if isinstance(member.value, JsonObject) and member.value.members else None
    if inner is None:
        return "Write it as one text."
    return f'Write one setting for each value, such as "{member.key.value}__{inner}".'


RULE = AppRule(
    code="settings-nested",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
