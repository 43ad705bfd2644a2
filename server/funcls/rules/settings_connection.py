"""An entry of ConnectionStrings is not what Core Tools read.

What: each entry is the text of the connection string, or an object with `ConnectionString` and maybe `ProviderName`, in
exactly these letters.

Why: any other value makes `func` fail, with the words "Failed to decrypt settings", encrypted or not. An object without
`ConnectionString` leaves the app without it.

Example: `"ConnectionStrings": {"Shop": {"connectionString": "Server=..."}}`.

Instead: `"ConnectionStrings": {"Shop": "Server=..."}`. Python code finds its settings more easily below `Values`.

Versions: all.

Evidence: read in source (Core Tools AppSettingsFile.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.local_settings import CONNECTIONS_KEY, is_read, object_of
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.syntax.json.tree import JsonObject, JsonOther, JsonString

_TEXT_KEY: Final = "ConnectionString"


def check(app: App) -> Iterator[Report]:
    """Report each entry that is neither a text nor an object that holds one."""
    root = app.settings_root
    connections = object_of(root, CONNECTIONS_KEY) if root is not None and is_read(root) else None
    for member in connections.effective_members() if connections is not None else ():
        place = Place(SETTINGS_FILE, member.key.span)
        if isinstance(member.value, JsonObject):
            if member.value.get(_TEXT_KEY) is None:
                yield Report(place, f'The app does not have this connection string: write it below "{_TEXT_KEY}".')
        elif member.value is not None and not isinstance(member.value, JsonString | JsonOther):
            yield Report(place, 'A connection string is text: func fails, "Failed to decrypt settings".')


RULE = AppRule(
    code="settings-connection",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
