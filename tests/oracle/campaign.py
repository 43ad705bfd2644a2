"""Composes thousands of functions for one Python, and prints where the worker and funcls differ."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from oracle.batches import judge_together
from oracle.compose.drawing import Number, draw
from oracle.compose.limits import Limit
from oracle.compose.skeletons import skeletons
from oracle.fixes import ALL_FIXES, FixVerdict, table
from oracle.judges import Worker
from oracle.shrinking import as_fixture, shrink

_BATCH: Final = 250
_MOST_SHRUNK: Final = 80
_SECONDS_TO_SHRINK_ONE: Final = 4.0
_PYTHON: Final = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass
class Outcome:
    """What came out for a batch, or for several.

    `kinds` counts the mismatches that are alike, `first` is a function for each kind and each form of handler; `hidden`
    counts the refusals that funcls may miss. `fixed` counts what became of functions after fixes: of single ones
    (True), and of all at once.
    """

    compared: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    first: dict[tuple[str, str], Number] = field(default_factory=dict)
    hidden: Counter[Limit] = field(default_factory=Counter)
    fixed: Counter[tuple[bool, FixVerdict]] = field(default_factory=Counter)

    def add(self, other: Outcome) -> None:
        self.compared += other.compared
        self.refused += other.refused
        self.kinds += other.kinds
        self.first = {**other.first, **self.first}
        self.hidden += other.hidden
        self.fixed += other.fixed

    def mismatches(self, verdict: str) -> int:
        """How many functions have a mismatch of this verdict, such as "false error"."""
        return sum(count for kind, count in self.kinds.items() if kind.startswith(verdict))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="oracle", description="Compare funcls with the worker on composed functions.")
    parser.add_argument("--functions", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--shrink", type=float, required=True)
    options = parser.parse_args(arguments)
    numbers = [Number(options.seed, index) for index in range(options.functions)]
    batches = [numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH)]
    began = time.monotonic()
    outcome = Outcome()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context, _start_worker) as pool:
        failed = pool.submit(_failing_skeletons).result()
        print("\n".join(failed or [f"Python {_PYTHON}: the skeletons of all binding types load"]), flush=True)
        for each in pool.map(_judge, batches):
            outcome.add(each)
        print("\n".join(_summary(outcome, time.monotonic() - began)), flush=True)
        for line in _examples(outcome, pool, options.shrink):
            print(line, flush=True)
    return 1 if outcome.kinds or failed else 0


def _failing_skeletons() -> list[str]:
    """Return a line for each skeleton that the worker does not load, or funcls reports an error on."""
    composed = skeletons()
    judged = judge_together(list(composed.values()), _workers[0], _PYTHON)
    return [
        f"skeleton of {name}: {each.refusal.words or [*each.errors.host, *each.errors.worker][0]}"
        for name, each in zip(composed, judged, strict=True)
        if each.refusal or each.errors.host or each.errors.worker
    ]


def _summary(outcome: Outcome, seconds: float) -> Iterator[str]:
    yield (
        f"Python {_PYTHON}: {outcome.compared} functions compared in {seconds:.0f} s, {outcome.refused} refused, "
        f"{outcome.mismatches('false error')} false errors, {outcome.mismatches('missed refusal')} missed refusals"
    )
    left = outcome.mismatches("left to the host")
    if left:
        yield f"  {left:5} functions that the host refuses: none should be composed"
    for limit, count in outcome.hidden.most_common():
        yield f"  {count:5} refusals that the files do not show: {limit.title}"
    for alone, title in ((True, "each fix alone"), (False, ALL_FIXES)):
        counts = {verdict: outcome.fixed[alone, verdict] for verdict in FixVerdict}
        yield from table(f"Python {_PYTHON}: after {title}", counts)


def _examples(outcome: Outcome, pool: ProcessPoolExecutor, seconds: float) -> Iterator[str]:
    """Yield the kinds of mismatches, false errors first, each with the simplest functions that were found."""
    kinds = sorted(outcome.kinds, key=lambda kind: (kind.startswith("missed"), -outcome.kinds[kind]))
    forms = {kind: [form for each, form in outcome.first if each == kind] for kind in kinds}
    # One of each kind before a second of any.
    ordered = sorted(outcome.first, key=lambda key: (forms[key[0]].index(key[1]), kinds.index(key[0])))
    deadline = time.time() + seconds
    tasks = [(*key, outcome.first[key], deadline) for key in ordered[:_MOST_SHRUNK]]
    fixtures: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
    for (kind, _, number, _), found in zip(tasks, pool.map(_simplest, tasks), strict=True):
        if found:
            fixtures[kind].setdefault(*found)
        elif not fixtures[kind]:
            fixtures[kind][""] = f"not made small in time: seed {number.seed}, place {number.place}"
    for kind in kinds:
        yield f"\n{kind} ({outcome.kinds[kind]})"
        yield from (f"\n{fixture}" for fixture in fixtures[kind].values())


_workers: list[Worker] = []
"""The worker of this process, started once."""


def _start_worker() -> None:
    _workers.append(Worker().__enter__())


def _judge(numbers: Sequence[Number]) -> Outcome:
    judged = judge_together([draw(number) for number in numbers], _workers[0], _PYTHON)
    outcome = Outcome(len(judged), sum(bool(each.refusal) for each in judged))
    for number, each in zip(numbers, judged, strict=True):
        for kind in each.kinds:
            outcome.kinds[kind] += 1
            outcome.first.setdefault((kind, each.composed.form), number)
        for fixed in each.fixed:
            outcome.fixed[bool(fixed.fix.code), fixed.verdict] += 1
        if not each.kind and each.refusal and not each.errors.worker:
            outcome.hidden[min(each.hidden_by, key=lambda limit: limit.name)] += 1
    return outcome


def _simplest(task: tuple[str, str, Number, float]) -> tuple[str, str] | None:
    """Return the form of the simplest handler that was found in time, and the whole function as a fixture."""
    kind, _, number, deadline = task
    seconds = min(_SECONDS_TO_SHRINK_ONE, deadline - time.time())
    judged = shrink(number, kind, _workers[0], _PYTHON, seconds)
    return (judged.composed.form, as_fixture(judged)) if judged else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
