"""host.json holds JSON that only the host accepts.

What: single quotes, unquoted keys, octal and hexadecimal numbers and the like are read by the host and refused by
strict tools. Comments and trailing commas are common in these files and are not reported.

Why: deployment scripts and other tools that read the file fail on it.

Example: `{'version': '2.0'}`.

Instead: standard JSON.

Versions: all.

Evidence: measured (Json.NET JObject.Parse).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import lenient_reports
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report the first place that strict readers of JSON refuse."""
    if app.host is not None and app.configuration is not None:
        yield from lenient_reports(app.host)


RULE = AppRule(
    code="host-json-lenient",
    group=Group.HOST_FILE,
    severity=Severity.INFORMATION,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
