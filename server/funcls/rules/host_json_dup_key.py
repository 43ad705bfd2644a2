"""The same key stands twice in one object of host.json.

What: the host takes the last one and says nothing of the other.

Why: the value that is read first by people has no effect.

Example: `{"version": "2.0", "logging": {}, "logging": {}}`: the first `logging` is lost.

Instead: remove the one that is not meant, or put both into one.

Versions: all.

Evidence: measured (Json.NET JObject.Parse).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import duplicate_reports
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each key that a later one of the same name makes ineffective."""
    if app.host is not None and app.configuration is not None:
        yield from duplicate_reports(app.host)


RULE = AppRule(
    code="host-json-dup-key",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
