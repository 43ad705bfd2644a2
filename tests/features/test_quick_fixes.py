"""Every quick fix of every finding in the apps of `tests/apps`: what it mends is gone, and all else stays."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from funcls.features.quick_fixes import quick_fixes
from funcls.features.results import QuickFix
from funcls.rules.finding import Finding
from funcls.rules.table import CONFIGURATION_RULES
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute
from funcls.workspace.resources import load_catalogue

APPS = Path(__file__).resolve().parents[1] / "apps"
ROOTS = sorted(find_apps(str(APPS)))
REVEALING = {
    "bundle-min",
    "bundle-version",
    "host-json-syntax",
    "host-secret-pasted",
    "json-syntax",
    "secret-pasted",
    "settings-syntax",
    "unknown-type",
}
"""Once these are mended, more can be read, and judged."""

OF_THE_CONFIGURATION = {rule.code for rule in CONFIGURATION_RULES}


def said(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((each.place.path, each.code, each.message) for each in findings)


def after(fix: QuickFix, host: Host, state: AppState) -> tuple[Finding, ...]:
    """Return what is found once the fix is chosen."""
    paths = [absolute(state.root, each.path) for each in fix.changes]
    for path, change in zip(paths, fix.changes, strict=True):
        source = state.files.get(change.path)
        host.edit(path, change.applied(source.text if source is not None else ""))
    if any(each.creates for each in fix.changes):
        host.open_app(state.root)
    found = host.snapshot.apps[state.root].findings()
    for path in paths:
        host.close(path)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("root", ROOTS, ids=lambda root: Path(root).relative_to(APPS).as_posix())
def test_what_is_mended_is_gone_and_nothing_new_is_said(root: str) -> None:
    host = Host(LocalDisk(), load_catalogue())
    host.open_app(root)
    state = host.snapshot.apps[root]
    before = state.findings()
    for finding in before:
        fixes = quick_fixes(state, finding.place.path, finding.place.span, creates_files=True)
        for fix in fixes:
            if fix.title.startswith("Change"):
                continue
            found = after(fix, host, state)
            gone = said(before) - said(found)
            if fix.title.startswith("Ignore"):
                assert gone >= said(fix.mends), fix.title
                assert codes(gone) == {(each.place.path, each.code) for each in fix.mends}
            if finding.code not in REVEALING:
                assert not counted(found) - counted(before), fix.title
        # Whether there is a proxies.json is all that is known of it.
        is_read = state.files.get(finding.place.path) is not None
        ignoring = [each for each in fixes if each.title.startswith(("Ignore", "Remove", "Change"))]
        assert bool(ignoring) == (is_read and finding.code not in OF_THE_CONFIGURATION)


def codes(counted: Counter[tuple[str, str, str]]) -> set[tuple[str, str]]:
    return {(path, code) for path, code, _ in counted}


def counted(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((each.place.path, each.code) for each in findings)
