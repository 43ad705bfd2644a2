"""Applies the preferred fixes, one after the other, until none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from funcls.features.fixes.offer import Offered, offers
from funcls.features.fixes.trial import MOST_AT_ONCE, try_out
from funcls.features.mend_suppression import mend_suppression
from funcls.features.results import Edit, FileEdits, QuickFix
from funcls.rules.finding import Finding
from funcls.rules.table import SUPPRESSION_RULES
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_MOST: Final = 1000
"""How many fixes are applied at once."""

_OF_SUPPRESSIONS: Final = frozenset(rule.code for rule in SUPPRESSION_RULES)


@dataclass(frozen=True)
class Fixed:
    """What came of the fixes: the app after them, those that were applied, and the files that they changed."""

    state: AppState
    fixes: tuple[QuickFix, ...]
    paths: tuple[str, ...]


def fix_all(
    state: AppState,
    is_meant: Callable[[Finding], bool],
    *,
    within: str | None = None,
    creates_files: bool = False,
    most: int = MOST_AT_ONCE,
) -> Fixed:
    """Apply the preferred fixes of the findings that are meant; with `within`, those that edit this one file alone.

    Each is tried on what the others before it have left, so that none of them breaks what another has mended.
    """
    fixes: list[QuickFix] = []
    paths: dict[str, None] = {}
    passed_over: dict[tuple[Finding, int], object] = {}
    while len(fixes) < _MOST:
        found = _preferred(state, is_meant, within, passed_over, creates_files=creates_files, most=most)
        offered = next(found, None)
        if offered is None:
            break
        state = offered.state
        fixes.append(offered.fix)
        paths.update(dict.fromkeys(each.path for each in offered.fix.changes))
    return Fixed(state, tuple(fixes), tuple(paths))


def fix_document(state: AppState, path: str) -> FileEdits | None:
    """Return the edits of a file that apply its preferred fixes; None where there are none."""
    before = state.files.get(path)
    fixed = fix_all(state, lambda each: each.place.path == path, within=path)
    after = fixed.state.files.get(path)
    if before is None or after is None or not fixed.fixes:
        return None
    return FileEdits(path, tuple(changed_lines(before.text, after.text)))


def changed_lines(before: str, after: str) -> Iterator[Edit]:
    """Yield the edits that make the one text of the other, whole lines each."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(Span(starts[start], starts[end]), "".join(new[new_start:new_end]))


def _preferred(
    state: AppState,
    is_meant: Callable[[Finding], bool],
    within: str | None,
    passed_over: dict[tuple[Finding, int], object],
    *,
    creates_files: bool,
    most: int,
) -> Iterator[Offered]:
    """Yield the preferred fixes; `passed_over` keeps the findings without one, with what they are said of."""
    findings = state.findings_in(within) if within is not None else state.findings()
    for finding in findings:
        said_of: object = state.app_findings if finding.function is None else state.function(finding.function)
        if not is_meant(finding) or (finding, id(said_of)) in passed_over:
            continue
        for offered in _of(state, finding, creates_files=creates_files, most=most):
            is_outside = within is not None and any(each.path != within for each in offered.fix.changes)
            if offered.fix.is_preferred and not is_outside:
                yield offered
        passed_over[finding, id(said_of)] = said_of


def _of(state: AppState, finding: Finding, *, creates_files: bool, most: int) -> Iterator[Offered]:
    if finding.code not in _OF_SUPPRESSIONS:
        yield from offers(state, finding, creates_files=creates_files, most=most)
        return
    source = state.files.get(finding.place.path)
    for fix in mend_suppression(source, finding) if source is not None else ():
        trial = try_out(state, fix.changes, finding.function, most=most)
        if trial is not None:
            yield Offered(fix, trial.state)
