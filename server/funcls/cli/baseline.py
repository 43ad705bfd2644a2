"""Findings that a team knows: a run reports only those that are new, and tells of those that are gone."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from funcls.cli.arguments import Arguments
from funcls.cli.baseline_file import BaselineError, Mark, read_baseline, write_baseline
from funcls.cli.check import Result
from funcls.cli.looked_at import LookedAt, is_whole, real_root
from funcls.cli.place_text import place_text
from funcls.cli.reported import Identity, Outcome, Reported, Written, reported, shown_path
from funcls.workspace.paths import absolute


@dataclass(frozen=True, slots=True)
class Baselines:
    """The baselines of a run: `known` is what counts as known, `before` what the file to be written held until now."""

    arguments: Arguments
    known: Mapping[Mark, int] | None
    before: Mapping[Mark, int]

    @staticmethod
    def of(arguments: Arguments) -> Baselines:
        """Return what the files hold before the run.

        Raises BaselineError for one that is no baseline, and for one that the report would replace.
        """
        _refuse_report_in_place_of(arguments.baseline, arguments)
        _refuse_report_in_place_of(arguments.write_baseline, arguments)
        known = read_baseline(arguments.baseline) if arguments.baseline is not None else None
        target = arguments.write_baseline
        before = read_baseline(target) if target is not None and os.path.lexists(target) else known
        return Baselines(arguments, known, before or {})

    def applied(self, outcome: Outcome) -> Outcome:
        """Return what is left of an outcome, after the new baseline is written where one is asked for.

        Raises BaselineError where it cannot be written.
        """
        target = self.arguments.write_baseline
        if self.known is None and target is None:
            return outcome
        marked = _marked(outcome)
        looked_at = self._looked_at(outcome.results)
        gone = _gone(self.known or {}, Counter(marked.values()), looked_at, outcome.folder)
        if target is None:
            new = _new(outcome, marked, self.known or {})
            return replace(outcome, findings=new, known=len(outcome.findings) - len(new), gone=gone)
        counts = _updated(self.before, outcome, marked, looked_at)
        write_baseline(target, counts)
        known = None if self.known is None else len(outcome.findings)
        written = Written(target, sum(counts.values()))
        return replace(outcome, findings=(), known=known, gone=gone, written=written)

    def _looked_at(self, results: Sequence[Result]) -> LookedAt:
        arguments = self.arguments
        folders = [] if arguments.stdin_filename is not None else filter(os.path.isdir, arguments.paths)
        limits_rules = arguments.select is not None or arguments.ignore is not None
        return LookedAt(results, folders, only=arguments.stdin_filename, limits_rules=limits_rules)


def _refuse_report_in_place_of(baseline: str | None, arguments: Arguments) -> None:
    report = arguments.output_file
    if report is not None and baseline is not None and os.path.realpath(report) == os.path.realpath(baseline):
        raise BaselineError(f"{report}: the baseline, which --output-file would replace")


def _marked(outcome: Outcome) -> dict[Identity, Mark]:
    """Return all findings of the apps, in order, also those that were not asked for: which are new depends on all."""
    whole = [each if is_whole(each) else replace(each, findings=each.state.findings()) for each in outcome.results]
    roots = {each.root: real_root(each) for each in outcome.results}
    return {each.identity: _mark(each, roots[each.state.root]) for each in reported(whole, outcome.folder)}


def _mark(each: Reported, root: str) -> Mark:
    place = each.finding.place
    return Mark(absolute(root, place.path), each.finding.code, place_text(place, each.source))


def _new(outcome: Outcome, marked: Mapping[Identity, Mark], known: Mapping[Mark, int]) -> list[Reported]:
    """Return the findings that are not known; where more of a kind are found than are known, the last ones are new."""
    left = dict(known)
    found = set()
    for identity, mark in marked.items():
        if left.get(mark, 0) > 0:
            left[mark] -= 1
            found.add(identity)
    return [each for each in outcome.findings if each.identity not in found]


def _gone(known: Mapping[Mark, int], found: Mapping[Mark, int], looked_at: LookedAt, folder: str) -> list[str]:
    """Return a line for each entry of which fewer are found than are known."""
    lines = []
    for mark, count in sorted(known.items()):
        missing = count - found.get(mark, 0)
        if missing > 0 and looked_at.covers(mark):
            line = f"{shown_path(mark.path, folder)}: {mark.code} {mark.text}".rstrip()
            lines.append(f"{line} ({missing} of {count})" if count > 1 else line)
    return lines


def _updated(
    before: Mapping[Mark, int], outcome: Outcome, marked: Mapping[Identity, Mark], looked_at: LookedAt
) -> dict[Mark, int]:
    """Return what the new baseline holds: all that was asked for, and what it held of all else, if it may be there."""
    found = Counter(marked.values())
    asked = Counter(marked[each.identity] for each in outcome.findings)
    kept = {
        mark: max(asked[mark], min(count, found[mark]) if looked_at.covers(mark) else count)
        for mark, count in before.items()
    }
    return {mark: count for mark, count in {**asked, **kept}.items() if count}
