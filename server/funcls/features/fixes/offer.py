"""The fixes of one finding that do what they promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.table import FIXERS
from funcls.features.fixes.trial import MOST_AT_ONCE, Trial, try_out
from funcls.features.results import QuickFix
from funcls.rules.finding import Finding, Severity
from funcls.workspace.app_state import AppState

_MOST: Final = 6
"""How many fixes are tried for one finding."""


@dataclass(frozen=True)
class Offered:
    """A fix, and the app as it is once it is chosen."""

    fix: QuickFix
    state: AppState


def offers(state: AppState, finding: Finding, *, creates_files: bool, most: int = MOST_AT_ONCE) -> Iterator[Offered]:
    """Yield the fixes that make a finding go away and bring no other, what is most likely meant first.

    At most one is preferred, and none that brings an error where there was none. `most` is how many functions may be
    judged again for each.
    """
    fixer = FIXERS.get(finding.code)
    if fixer is None:
        return
    is_taken, seen = False, set[object]()
    for proposal in islice(fixer(Problem(state, finding)), _MOST):
        if proposal.changes in seen or (not creates_files and any(each.creates for each in proposal.changes)):
            continue
        seen.add(proposal.changes)
        trial = try_out(state, proposal.changes, finding.function, most=most)
        if trial is None or (trial.brings_others and not proposal.reveals) or not _does_it(trial, proposal, finding):
            continue
        mends = tuple(dict.fromkeys((finding, *trial.gone)))
        harms = trial.brings_errors and finding.severity is not Severity.ERROR
        is_preferred = proposal.is_likely and not is_taken and not harms
        is_taken |= is_preferred
        yield Offered(QuickFix(proposal.title, mends, proposal.changes, is_preferred), trial.state)


def _does_it(trial: Trial, proposal: Proposal, finding: Finding) -> bool:
    return finding in trial.gone or proposal.leaves_rest
