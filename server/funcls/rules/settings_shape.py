"""A part of local.settings.json is not of the kind that Core Tools need.

What: `Values`, `ConnectionStrings` and `Host` have to be objects, `IsEncrypted` and `Host.CORSCredentials` true or
false, `Host.LocalHttpPort` a whole number; the same as text does as well. Of `Host.CORS` another rule tells.

Why: where one of them cannot be converted, `func` goes on without the whole file, "Failed to read app settings file",
and the app has none of its settings.

Example: `"Values": [{"name": "STAGE", "value": "test"}]`, the form of an export from Azure.

Instead: `"Values": {"STAGE": "test"}`.

Versions: all; older Core Tools do not print the words.

Evidence: read in source (Core Tools AppSettingsFile.cs and HostStartSettings.cs; the conversions of Json.NET).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.local_settings import ENCRYPTED_KEY, ORIGINS_KEY, misfits
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each part that makes the file unreadable."""
    for misfit in misfits(app.settings_root) if app.settings_root is not None else ():
        key = misfit.member.key.value
        if key.lower() == ORIGINS_KEY.lower():
            continue
        # Of this one they fail without a word.
        words = "" if key == ENCRYPTED_KEY else ', "Failed to read app settings file"'
        yield Report(
            Place(SETTINGS_FILE, misfit.member.key.span),
            f"{key} has to be {misfit.expected.value}: func reads no setting of the file at all{words}.",
        )


RULE = AppRule(
    code="settings-shape",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
