"""A setting of funcls has a value that it does not take.

What: each setting in `funcls.toml`, or below `[tool.funcls]` in pyproject.toml, takes values of one kind.

Why: the value does not count, and the setting keeps its default; of an array or a table, the rest counts.

Example: `validate = "never"`.

Instead: `validate = "off"`.

Versions: all.

Evidence: measured (funcls itself does not take the value).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.setting_reading import ProblemKind
from funcls.rules.configuration_reports import reports
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import CONFIGURATION_PAGE, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each such value."""
    return reports(app, ProblemKind.VALUE)


RULE = AppRule(
    code="config-value",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=CONFIGURATION_PAGE,
    check=check,
)
