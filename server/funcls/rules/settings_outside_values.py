"""A key of local.settings.json stands where Core Tools do not read it.

What: beside `IsEncrypted`, `Values`, `ConnectionStrings` and `Host`, in exactly these letters, nothing is read. A text,
a number or a boolean is told as a setting that belongs into `Values`; other parts are information. Keys that begin with
`$`, `_`, `/` or `#` are taken for remarks.

Why: the app does not have the setting, and nothing says so.

Example: `{"IsEncrypted": false, "values": {}}`, `{"Values": {}, "STAGE": "test"}`.

Instead: move settings into `Values`; write the four keys as they are written here.

Versions: older Core Tools read the four keys in whatever case.

Evidence: read in source (Core Tools AppSettingsFile.cs; azure-functions-python-worker issue 1561).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.local_settings import TOP_LEVEL_KEYS, VALUES_KEY
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray, JsonObject, Member

_REMARKS: Final = ("$", "_", "/", "#")


def check(app: App) -> Iterator[Report]:
    """Report each key beside the four that are read."""
    root = app.settings_root
    for member in root.effective_members() if root is not None else ():
        key = member.key.value
        if root is not None and key not in TOP_LEVEL_KEYS and not key.startswith(_REMARKS):
            yield _report(member, root)


def _report(member: Member, root: JsonObject) -> Report:
    key = member.key.value
    place = Place(SETTINGS_FILE, member.key.span)
    meant = next((each for each in TOP_LEVEL_KEYS if each.lower() == key.lower()), None)
    if meant is not None:
        return Report(place, f'func reads "{meant}" in exactly these letters, and takes no notice of "{key}".')
    if not isinstance(member.value, JsonArray | JsonObject):
        return Report(
            place, f'func reads settings below "{VALUES_KEY}" alone: the app does not have "{key}". Move it there.'
        )
    near = nearest(key, TOP_LEVEL_KEYS)
    if near is not None and root.get(near) is None:
        return Report(place, f'func takes no notice of "{key}". Did you mean "{near}"?')
    others = ", ".join(TOP_LEVEL_KEYS[:-1])
    message = f'func takes no notice of "{key}": it reads {others} and {TOP_LEVEL_KEYS[-1]}.'
    return Report(place, message, severity=Severity.INFORMATION)


RULE = AppRule(
    code="settings-outside-values",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
