"""The extension bundle of host.json has no version range that the host reads.

What: `version` in `extensionBundle` is a range in the words of NuGet: `[4.*, 5.0.0)`, where a square bracket takes
the end in and a round one leaves it out, `[4.5.0]` for exactly this version, or `4.5.0` for it and all above. Only
the lower end may hold a star.

Why: the host stops with "The value of version property in extensionBundle section of host.json file is invalid or
missing", and no function of the app runs.

Example: `"version": "^4.0.0"`, `"[4.*]"`, `"[4.0.0, 4.*)"`, or no version at all.

Instead: `"version": "[4.*, 5.0.0)"`.

Versions: all. Where local.settings.json sets `AzureFunctionsJobHost__extensionBundle__version`, nothing is said.

Evidence: read in source (host ExtensionBundleConfigurationHelper.cs; NuGet.Versioning VersionRangeFactory.cs,
FloatRange.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.bundles import read_range
from funcls.model.facts import BUNDLE_KEY
from funcls.rules.bundle_sections import GOOD_RANGE, GOOD_SECTION, VERSION_KEY, bundle_value
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report a range that is missing, or that NuGet refuses."""
    version = bundle_value(app, VERSION_KEY)
    if version is None or read_range(version.text) is not None:
        return
    words = "The value of version property in extensionBundle section of host.json file is invalid or missing."
    in_object = app.configuration is not None and app.configuration.has_below(BUNDLE_KEY)
    advice = f'"{VERSION_KEY}": "{GOOD_RANGE}"' if in_object else f'"{BUNDLE_KEY}": {{{GOOD_SECTION}}}'
    yield Report(version.place, f'The host stops, "{words}" Write {advice}.')


RULE = AppRule(
    code="bundle-version",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    refused_by=Refuser.HOST,
    check=check,
)
