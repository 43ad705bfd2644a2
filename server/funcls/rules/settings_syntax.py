"""local.settings.json is not what Core Tools can parse.

What: Core Tools (`func`) read local.settings.json as the host reads function.json, with comments, trailing commas and
single quotes, but need one object and stop at the first thing that they cannot read.

Why: they go on without the file, "Failed to read app settings file ... Ensure it is a valid JSON file", and the app has
none of its settings.

Example: `{"IsEncrypted": false "Values": {}}`, a comma is missing.

Instead: mend the place; every finding says what was expected there. No value is shown.

Versions: all; older Core Tools do not print the words.

Evidence: read in source (Core Tools AppSettingsFile.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from funcls.model.app import App
from funcls.model.facts import Language
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import refused_reports, without_values
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span


def check(app: App) -> Iterator[Report]:
    """Report each place at which Core Tools stop reading, or that the file could not be read here."""
    file = app.settings_file
    if file is None or app.facts.language is Language.UNKNOWN:
        return
    if not file.readable and not file.is_large:
        message = f"{file.path} cannot be read (no permission, or too large): what depends on it was not checked."
        yield Report(file.place(Span(0, 0)), message, severity=Severity.INFORMATION)
        return
    for report in without_values(file, refused_reports(file)):
        words = 'func reads no setting of the file, "Failed to read app settings file".'
        yield replace(report, message=f"{report.message}. {words}")


RULE = AppRule(
    code="settings-syntax",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
