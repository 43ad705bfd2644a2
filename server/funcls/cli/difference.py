"""What is said now and was not before, and what is mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from funcls.cli.reported import Reported

_Groups: TypeAlias = "dict[Hashable, dict[Hashable, Reported]]"
"""Findings by what stays the same while one moves, and then by all that is said."""


class Difference(NamedTuple):
    """The findings that are new, and those of before that are gone."""

    new: list[Reported]
    mended: list[Reported]


def difference(before: Sequence[Reported], after: Sequence[Reported]) -> Difference:
    """Return what the later findings say otherwise; one that only moved within its file is the same."""
    old, new = _by_identity(before), _by_identity(after)
    come = [each for key, group in new.items() for each in _without(group, old.get(key, {}))]
    gone = [each for key, group in old.items() for each in _without(group, new.get(key, {}))]
    return Difference(_in_order(come, after), _in_order(gone, before))


def _by_identity(findings: Iterable[Reported]) -> _Groups:
    found: _Groups = defaultdict(dict)
    for each in findings:
        finding = each.finding
        key = (each.state.root, finding.function, each.path, finding.severity, finding.code, finding.message)
        found[key][each.state.root, finding] = each
    return found


def _without(findings: dict[Hashable, Reported], others: dict[Hashable, Reported]) -> list[Reported]:
    """Return as many as there are more of them than of the others: the last of those that did not stay in place."""
    more = len(findings) - len(others)
    moved = [each for key, each in findings.items() if key not in others]
    return moved[max(len(moved) - more, 0) :] if more > 0 else []


def _in_order(some: Sequence[Reported], findings: Sequence[Reported]) -> list[Reported]:
    wanted = set(map(id, some))
    return [each for each in findings if id(each) in wanted]
