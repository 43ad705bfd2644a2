"""The file that configures funcls is no TOML.

What: funcls takes its configuration from the nearest `funcls.toml`, or pyproject.toml with `[tool.funcls]`, at the
app's root or above it. Where its text is broken, nothing in it counts, and no other file is looked for.

Why: funcls runs as if it were not configured: what was silenced is reported.

Example: `ignore = ["json-lenient"` without its closing bracket.

Instead: valid TOML.

Versions: all.

Evidence: measured (Python's own reader of TOML refuses the text).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import CONFIGURATION_PAGE, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report the place at which reading stops."""
    file = app.configured.file
    if file is not None and file.broken is not None:
        reason, span = file.broken
        yield Report(
            file.source.place(span), f"funcls is not configured by this file, since it cannot be read: {reason}."
        )


RULE = AppRule(
    code="config-syntax",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=CONFIGURATION_PAGE,
    check=check,
)
