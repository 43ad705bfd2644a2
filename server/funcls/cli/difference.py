"""What is said now and was not before, and what is mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from funcls.cli.check import Result
from funcls.rules.finding import Finding


@dataclass(frozen=True, slots=True)
class Difference:
    """Results with those of their findings that are new, and results of before with those that are gone."""

    new: tuple[Result, ...]
    mended: tuple[Result, ...]


def difference(before: Sequence[Result], after: Sequence[Result]) -> Difference:
    """Return what the later results say otherwise; a finding that only moved within its file is the same."""
    old, new = _by_identity(before), _by_identity(after)
    gone = {each for key, findings in old.items() for each in _without(findings, new.get(key, []))}
    come = {each for key, findings in new.items() for each in _without(findings, old.get(key, []))}
    return Difference(_only(after, come), _only(before, gone))


def _by_identity(results: Sequence[Result]) -> dict[Hashable, list[tuple[str, Finding]]]:
    """Return the findings, each with the root of its app, by what stays the same while a finding moves."""
    found: dict[Hashable, list[tuple[str, Finding]]] = defaultdict(list)
    for result in results:
        for each in result.findings:
            key = (result.root, each.function, each.place.path, each.severity, each.code, each.message)
            found[key].append((result.root, each))
    return found


def _without(findings: list[tuple[str, Finding]], others: list[tuple[str, Finding]]) -> list[tuple[str, Finding]]:
    """Return as many as there are more of them than of the others: the last of those that did not stay in place."""
    stayed = set(others)
    more = len(findings) - len(others)
    moved = [each for each in findings if each not in stayed]
    return moved[max(len(moved) - more, 0) :] if more > 0 else []


def _only(results: Iterable[Result], found: set[tuple[str, Finding]]) -> tuple[Result, ...]:
    kept = (
        replace(each, findings=tuple(one for one in each.findings if (each.root, one) in found)) for each in results
    )
    return tuple(each for each in kept if each.findings)
