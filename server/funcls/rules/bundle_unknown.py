"""No extension bundle is known by that id, or in that range.

What: Microsoft publishes the bundles `Microsoft.Azure.Functions.ExtensionBundle`, the same with `.Preview` and with
`.Experimental`, and `.Workflows` for Logic Apps. The first three have no version 5 yet.

Why: the host says "Bundle version matching the range ... was not found". It stops, or starts without extensions, and
every function that needs one is in error.

Example: `"id": "Microsoft.Azure.Function.ExtensionBundle"`, or `"version": "[5.*, 6.0.0)"`.

Instead: `"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"`.

Versions: all. A warning only: a bundle may be newer than funcls, or come from a source of your own.

Evidence: said by a maintainer (azure-functions-extension-bundles#391; what the host does without a bundle is
azure-functions-host#11273).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.bundles import KNOWN_BUNDLES, Version, may_be_package
from funcls.rules.bundle_sections import GOOD_RANGE, ID_KEY, bundle_choice, bundle_value
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.wording import did_you_mean

_FIRST_UNKNOWN: Final[Version] = (5, 0, 0, 0)
_KNOWN: Final = frozenset(each.lower() for each in KNOWN_BUNDLES)
_OF_LOGIC_APPS: Final = KNOWN_BUNDLES[-1].lower()


def check(app: App) -> Iterator[Report]:
    """Report an id that is none of the known ones, or a range with nothing in it that is known."""
    choice, identifier = bundle_choice(app), bundle_value(app, ID_KEY)
    if choice is None or identifier is None or not may_be_package(choice.identifier):
        return
    lowered = choice.identifier.lower()
    if lowered not in _KNOWN:
        near = did_you_mean(choice.identifier, KNOWN_BUNDLES)
        yield Report(
            identifier.place,
            f"No extension bundle '{choice.identifier}' is known: functions that need an extension may not load.{near}",
        )
    elif lowered != _OF_LOGIC_APPS and choice.versions.low >= _FIRST_UNKNOWN:
        words = f"Bundle version matching the range {choice.text} was not found."
        yield Report(
            choice.place,
            f'"{choice.text}" begins after bundle 4, and no later one is known. The host may say, "{words}" '
            f'Write "{GOOD_RANGE}".',
        )


RULE = AppRule(
    code="bundle-unknown",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/extension-bundles",
    check=check,
)
