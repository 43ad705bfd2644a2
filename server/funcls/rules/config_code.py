"""The configuration of funcls names a rule that there is not.

What: `select`, `ignore`, `severity` and `per-file-ignores` take the codes of rules and the names of groups.

Why: the name stands for nothing; the others count.

Example: `ignore = ["json-leniant"]`.

Instead: `ignore = ["json-lenient"]`; `funcls rules` lists the codes and the groups.

Versions: all.

Evidence: measured (funcls itself has no such rule).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.setting_reading import ProblemKind
from funcls.rules.configuration_reports import reports
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import CONFIGURATION_PAGE, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each such name."""
    return reports(app, ProblemKind.CODE)


RULE = AppRule(
    code="config-code",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=CONFIGURATION_PAGE,
    check=check,
)
