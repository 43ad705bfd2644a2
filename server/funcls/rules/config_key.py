"""The configuration of funcls has a key that is no setting.

What: the keys of `funcls.toml`, and of `[tool.funcls]` in pyproject.toml, are those that the documentation lists.

Why: what stands under the key does not count; the rest does.

Example: `ignroe = ["json-lenient"]`.

Instead: `ignore = ["json-lenient"]`.

Versions: all.

Evidence: measured (funcls itself has no such setting).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.setting_reading import ProblemKind
from funcls.rules.configuration_reports import reports
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import CONFIGURATION_PAGE, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each such key."""
    return reports(app, ProblemKind.KEY)


RULE = AppRule(
    code="config-key",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=CONFIGURATION_PAGE,
    check=check,
)
