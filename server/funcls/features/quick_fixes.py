"""Quick fixes: what makes the findings of a range go away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from funcls.features.fixes.offer import offers
from funcls.features.ignore_in_file import ignore_in_file, is_known
from funcls.features.ignore_on_line import ignore_on_line
from funcls.features.mend_suppression import mend_suppression
from funcls.features.results import QuickFix
from funcls.model.source import SourceFile
from funcls.rules.finding import Finding
from funcls.rules.table import CONFIGURATION_RULES, SUPPRESSION_RULES
from funcls.text.lines import Encoding
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_OF_SUPPRESSIONS: Final = frozenset(rule.code for rule in SUPPRESSION_RULES)
_NOT_IGNORED: Final = _OF_SUPPRESSIONS.union(rule.code for rule in CONFIGURATION_RULES)
"""A mistake in the configuration is told whatever is ignored elsewhere: it may be why something is missing."""

_MOST: Final = 8
"""How many fixes of a kind are offered for a long range: each costs reading a file once more."""


def quick_fixes(state: AppState, path: str, span: Span, *, creates_files: bool) -> list[QuickFix]:
    """Return what can be done about the findings that touch `span` of the file `path`, what is preferred first.

    Its cause is mended, or it is ignored on its line or in its file; a comment that silences nothing is taken out.
    `creates_files` says that a fix may come with a file that is not there yet.
    """
    source = state.files.get(path)
    if source is None:
        return []
    touched = [each for each in state.findings_in(path) if _touches(each.place.span, span)]
    fixes: list[QuickFix] = []
    if is_known(source):
        fixes += [fix for each in touched if each.code in _OF_SUPPRESSIONS for fix in mend_suppression(source, each)]
    fixes += [each.fix for one in touched[:_MOST] for each in offers(state, one, creates_files=creates_files)]
    fixes += _ignoring(state, source, touched, creates_files=creates_files)
    # What two findings offer is offered once.
    once: dict[object, QuickFix] = {}
    for each in fixes:
        once.setdefault((each.title, each.changes), each)
    return sorted(once.values(), key=lambda each: not each.is_preferred)


def _ignoring(
    state: AppState, source: SourceFile, findings: Iterable[Finding], *, creates_files: bool
) -> Iterator[QuickFix]:
    on_line: dict[tuple[str, int], list[Finding]] = {}
    in_file: dict[str, list[Finding]] = {}
    for each in findings:
        if each.code not in _NOT_IGNORED:
            line = source.lines.position(each.place.span.start, Encoding.UTF32).line
            on_line.setdefault((each.code, line), []).append(each)
            in_file.setdefault(each.code, []).append(each)
    for found in islice(on_line.values(), _MOST if is_known(source) else 0):
        fix = ignore_on_line(source, found)
        if fix is not None:
            yield fix
    for found in islice(in_file.values(), _MOST):
        fix = ignore_in_file(state, found, creates_files=creates_files)
        if fix is not None:
            yield fix


def _touches(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end
