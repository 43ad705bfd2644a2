"""The same key stands twice in one object of local.settings.json.

What: `func` takes the last one and says nothing of the other. Keys in other letters, large or small, are other keys.

Why: the value that is read first by people has no effect.

Example: `{"Values": {"STAGE": "test", "STAGE": "live"}}`: the first `STAGE` is lost.

Instead: remove the one that is not meant.

Versions: all.

Evidence: measured (Json.NET JObject.Parse, by which Core Tools read the file).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import duplicate_reports, of_core_tools
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each key that a later one of the same name makes ineffective."""
    if app.settings_file is not None and app.settings_root is not None:
        yield from map(of_core_tools, duplicate_reports(app.settings_file))


RULE = AppRule(
    code="settings-dup-key",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
