"""The extension bundle of host.json has no id that the host takes.

What: `id` in `extensionBundle` is the name of a package: letters, digits and underscores, with single points or
dashes between them.

Why: the host stops with "The value of id property in extensionBundle section of host.json file is invalid or
missing", and no function of the app runs.

Example: `"extensionBundle": {"version": "[4.*, 5.0.0)"}`.

Instead: `"id": "Microsoft.Azure.Functions.ExtensionBundle"`.

Versions: all. Where local.settings.json sets `AzureFunctionsJobHost__extensionBundle__id`, nothing is said.

Evidence: read in source (host ExtensionBundleConfigurationHelper.cs; NuGet.Packaging PackageIdValidator.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.bundles import DEFAULT_BUNDLE, may_be_package
from funcls.model.facts import BUNDLE_KEY
from funcls.rules.bundle_sections import ID_KEY, bundle_value
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report an id that is missing, or that can be none of a package."""
    identifier = bundle_value(app, ID_KEY)
    if identifier is None or app.configuration is None or not app.configuration.has_below(BUNDLE_KEY):
        return
    if not may_be_package(identifier.text):
        words = "The value of id property in extensionBundle section of host.json file is invalid or missing."
        yield Report(identifier.place, f'The host stops, "{words}" Write "{ID_KEY}": "{DEFAULT_BUNDLE}".')


RULE = AppRule(
    code="bundle-id",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    refused_by=Refuser.HOST,
    check=check,
)
