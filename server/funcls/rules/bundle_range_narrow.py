"""The range of the extension bundle leaves out most of bundle 4.

What: a range that ends within bundle 4 may hold no version that Azure offers to the app, though a release of that
number exists.

Why: an app with `[4.35.0, 4.36.0)` was told "Bundle version matching the range ... was not found".

Example: `"version": "[4.35.0]"`.

Instead: `"version": "[4.*, 5.0.0)"`, which takes the newest that there is.

Versions: all. Only the bundle `Microsoft.Azure.Functions.ExtensionBundle` is judged.

Evidence: known, not verified (a single report on Microsoft Learn, May 2026).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.bundle_sections import GOOD_RANGE, bundle_choice
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report a range that begins and ends within bundle 4."""
    choice = bundle_choice(app)
    if choice is None or not choice.is_default or choice.versions.high is None:
        return
    if choice.versions.low >= (4, 0, 0, 0) and choice.versions.high < (5, 0, 0, 0):
        message = f'"{choice.text}" is narrow: the host may find no bundle in it. "{GOOD_RANGE}" takes the newest one.'
        yield Report(choice.place, message)


RULE = AppRule(
    code="bundle-range-narrow",
    group=Group.HOST_FILE,
    severity=Severity.HINT,
    evidence=Grade.KNOWN,
    docs=f"{LEARN}/extension-bundles",
    check=check,
)
