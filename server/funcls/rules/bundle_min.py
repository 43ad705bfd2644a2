"""The extension bundle is too old for the host.

What: version 4 of the host takes the bundle from 2.6.1 on. A range that ends before it, such as that of bundle 1, can
only give an older one.

Why: the host stops with "Referenced bundle Microsoft.Azure.Functions.ExtensionBundle of version 1.8.1 does not meet
the required minimum version of 2.6.1", and no function of the app runs.

Example: `"version": "[1.*, 2.0.0)"`.

Instead: `"version": "[4.*, 5.0.0)"`. Properties of some bindings have other names there, and funcls tells which.

Versions: host 4. A range without the last bundle 1 (1.8.1) is a warning: it may have no version at all.

Evidence: read in source (host extensionrequirements.json, ScriptStartupTypeLocator.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.bundles import DEFAULT_BUNDLE, Version
from funcls.rules.bundle_sections import GOOD_RANGE, bundle_choice
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

OLDEST_BUNDLE: Final[Version] = (2, 6, 1, 0)
_LAST_OF_MAJOR_1: Final[Version] = (1, 8, 1, 0)


def check(app: App) -> Iterator[Report]:
    """Report a range with nothing in it that the host takes."""
    choice = bundle_choice(app)
    if choice is None or not choice.is_default or choice.versions.reaches(OLDEST_BUNDLE):
        return
    certain = choice.versions.holds(_LAST_OF_MAJOR_1)
    words = f'"Referenced bundle {DEFAULT_BUNDLE} of version {{}} does not meet the required minimum version of 2.6.1."'
    said = words.format("1.8.1") if certain else words.format("X")
    verb = "stops" if certain else "stops, or finds no such bundle"
    yield Report(
        choice.place,
        f'"{choice.text}" ends before bundle 2.6.1. The host {verb}, {said} Write "{GOOD_RANGE}".',
        severity=None if certain else Severity.WARNING,
    )


RULE = AppRule(
    code="bundle-min",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    refused_by=Refuser.HOST,
    check=check,
)
