"""host.json or local.settings.json is too large for funcls.

What: the file has more than 1,000,000 characters. Its syntax is checked; nothing else is said of it, and what other
rules would read from it counts as unknown.

Why: an editor waits for funcls with each keystroke, and silence would look like success.

Example: a local.settings.json that holds certificates.

Instead: put data into files of their own. The host and Core Tools read files of this size.

Versions: all.

Evidence: known, not verified (a choice of funcls; reading 1.5 MB of JSON takes it 0.7 s).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.large_files import large_reports
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each of the two files that is too large."""
    return large_reports((app.host, app.settings_file))


RULE = AppRule(
    code="root-file-large",
    group=Group.APP,
    severity=Severity.INFORMATION,
    evidence=Grade.KNOWN,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
