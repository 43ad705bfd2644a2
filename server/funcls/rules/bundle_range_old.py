"""The range of the extension bundle stops before bundle 4.

What: bundles 2 and 3 reached the end of their support on August 4, 2026.

Why: they still load, get no fixes, and the host warns on each start, "Your current bundle version X will reach end of
support on Aug 4, 2026. Upgrade to [4.*, 5.0.0)."

Example: `"version": "[3.*, 4.0.0)"`.

Instead: `"version": "[4.*, 5.0.0)"`. Properties of some bindings have other names there, and funcls tells which.

Versions: host 4. Only the bundle `Microsoft.Azure.Functions.ExtensionBundle` is judged.

Evidence: read in source (azure-functions-host#11075 and #11230; the date is that of Microsoft's page).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.bundle_min import OLDEST_BUNDLE
from funcls.rules.bundle_sections import GOOD_RANGE, bundle_choice
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report a range that gives bundle 2 or 3 at most."""
    choice = bundle_choice(app)
    if choice is None or not choice.is_default:
        return
    if choice.versions.reaches(OLDEST_BUNDLE) and not choice.versions.reaches((4, 0, 0, 0)):
        words = f"will reach end of support on Aug 4, 2026. Upgrade to {GOOD_RANGE}."
        yield Report(
            choice.place,
            f'"{choice.text}" ends before bundle 4. The host still loads it, and warns, "Your current bundle version '
            f'... {words}"',
        )


RULE = AppRule(
    code="bundle-range-old",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    check=check,
)
