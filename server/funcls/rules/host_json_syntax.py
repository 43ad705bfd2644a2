"""host.json is not what the host can parse.

What: the host reads host.json as it reads function.json, with comments, trailing commas and single quotes, but needs
one object and stops at the first thing it cannot read. An empty file is no object; `{}` is one.

Why: the host stops with "Unable to parse host configuration file", and no function of the app runs.

Example: `{"version": "2.0" "logging": {}}`, a comma is missing.

Instead: mend the place; every finding says what was expected there.

Versions: all.

Evidence: measured (Json.NET JObject.Parse; the words were read in the host's HostJsonFileConfigurationSource.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from funcls.model.app import App
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.json_problems import refused_reports
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span


def check(app: App) -> Iterator[Report]:
    """Report each place at which the host stops reading, or that the file could not be read here."""
    if app.host is None:
        return
    if not app.host.readable and not app.host.is_large:
        message = "host.json cannot be read (no permission, or more than 2 MiB): it was not checked."
        yield Report(app.host.place(Span(0, 0)), message, severity=Severity.WARNING)
        return
    for report in refused_reports(app.host):
        words = 'The host stops, "Unable to parse host configuration file".'
        yield replace(report, message=f"{report.message}. {words}")


RULE = AppRule(
    code="host-json-syntax",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-host-json",
    refused_by=Refuser.HOST,
    check=check,
)
