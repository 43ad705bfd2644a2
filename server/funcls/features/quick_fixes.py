"""Quick fixes: what makes the findings of a range go away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from funcls.features.ignore_in_file import ignore_in_file
from funcls.features.ignore_on_line import ignore_on_line
from funcls.features.mend_suppression import mend_suppression
from funcls.features.results import QuickFix
from funcls.model.source import SourceFile
from funcls.rules.finding import Finding
from funcls.rules.table import CONFIGURATION_RULES, SUPPRESSION_RULES
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_OF_SUPPRESSIONS: Final = frozenset(rule.code for rule in SUPPRESSION_RULES)
_OF_THE_CONFIGURATION: Final = frozenset(rule.code for rule in CONFIGURATION_RULES)


def quick_fixes(state: AppState, path: str, span: Span, *, creates_files: bool) -> list[QuickFix]:
    """Return what can be done about the findings that touch `span` of the file `path`, what is preferred first.

    A finding is ignored on its line or in its file; a comment that silences nothing is taken out. `creates_files` says
    that a fix may come with a file that is not there yet.
    """
    source = state.files.get(path)
    if source is None or not source.readable or not source.decodable:
        # Of a text that is not the file's own, no place is known in the file.
        return []
    touched = [each for each in state.findings_in(path) if _touches(each.place.span, span)]
    fixes = [fix for each in touched for fix in _fixes(state, source, each, creates_files=creates_files)]
    return sorted(_merged(fixes), key=lambda each: not each.is_preferred)


def _fixes(state: AppState, source: SourceFile, finding: Finding, *, creates_files: bool) -> Iterator[QuickFix]:
    if finding.code in _OF_SUPPRESSIONS:
        yield from mend_suppression(source, finding)
        return
    if finding.code in _OF_THE_CONFIGURATION:
        # It is told whatever is ignored elsewhere: it may be why something is missing.
        return
    for fix in (ignore_on_line(source, finding), ignore_in_file(state, finding, creates_files=creates_files)):
        if fix is not None:
            yield fix


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _merged(fixes: Iterable[QuickFix]) -> list[QuickFix]:
    """Return the fixes with equal ones as one: of a code that is found twice on a line."""
    merged: dict[QuickFix, QuickFix] = {}
    for fix in fixes:
        key = replace(fix, mends=())
        before = merged.get(key)
        merged[key] = replace(fix, mends=(*before.mends, *fix.mends)) if before is not None else fix
    return list(merged.values())
