"""local.settings.json holds JSON that Core Tools accept and stricter tools refuse.

What: single quotes, unquoted keys, octal and hexadecimal numbers and the like are read by `func` and refused by strict
tools. Comments and trailing commas are common in these files and are not reported.

Why: editors, scripts and other tools that read the file fail on it.

Example: `{'IsEncrypted': false}`.

Instead: standard JSON.

Versions: all.

Evidence: measured (Json.NET JObject.Parse, by which Core Tools read the file).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import lenient_reports, without_values
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report the first place that strict readers of JSON refuse."""
    if app.settings_file is not None and app.settings_root is not None:
        yield from without_values(app.settings_file, lenient_reports(app.settings_file))


RULE = AppRule(
    code="settings-lenient",
    group=Group.SETTINGS,
    severity=Severity.INFORMATION,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
