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

from oracle.batches import Batch, judge_batch
from oracle.compose.limits import Limit
from oracle.judges import Worker
from oracle.shrinking import as_fixture, shrink

_BATCH: Final = 250
_KINDS_SHOWN: Final = 40
_SECONDS_TO_SHRINK: Final = 6.0


@dataclass
class Outcome:
    """What came out for a batch, or for several."""

    compared: int = 0
    refused: int = 0
    false_errors: int = 0
    missed: int = 0
    wrong: int = 0
    """Functions that the host refuses: a mistake of the generator, or of funcls."""
    hidden: Counter[Limit] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[Batch, dict[str, str]]] = field(default_factory=dict)
    """For each kind of mismatch the first batch that has one, with the kinds of all its mismatches."""

    def add(self, other: Outcome) -> None:
        self.compared += other.compared
        self.refused += other.refused
        self.false_errors += other.false_errors
        self.missed += other.missed
        self.wrong += other.wrong
        self.hidden += other.hidden
        self.kinds += other.kinds
        self.first = {**other.first, **self.first}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="oracle", description="Compare funcls with the worker on composed functions.")
    parser.add_argument("--functions", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args(arguments)
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    began = time.monotonic()
    sizes = [min(_BATCH, options.functions - start) for start in range(0, options.functions, _BATCH)]
    batches = [Batch(python, options.seed, index, size) for index, size in enumerate(sizes)]
    outcome = Outcome()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context, _start_worker) as pool:
        for each in pool.map(_run, batches):
            outcome.add(each)
        seconds = time.monotonic() - began
        lines = list(_report(python, outcome, seconds))
        shown = sorted(outcome.kinds.most_common(_KINDS_SHOWN), key=lambda kind: kind[0].startswith("missed"))
        tasks = [(kind, *outcome.first[kind]) for kind, _ in shown]
        for (kind, count), fixture in zip(shown, pool.map(_shrink, tasks), strict=True):
            lines += ["", f"{kind} ({count})", fixture]
    lines += [f"... and {len(outcome.kinds) - _KINDS_SHOWN} kinds more"] if len(outcome.kinds) > _KINDS_SHOWN else []
    print("\n".join(lines))
    return 1 if outcome.kinds else 0


def _report(python: str, outcome: Outcome, seconds: float) -> Iterator[str]:
    yield (
        f"Python {python}: {outcome.compared} functions compared in {seconds:.0f} s, {outcome.refused} refused, "
        f"{outcome.false_errors} false errors, {outcome.missed} missed refusals"
    )
    for limit, count in outcome.hidden.most_common():
        yield f"  {count:5} refusals that the files do not show: {limit.title}"
    if outcome.wrong:
        yield f"  {outcome.wrong} functions that the host refuses"


_workers: list[Worker] = []
"""The worker of this process, started once."""


def _start_worker() -> None:
    _workers.append(Worker().__enter__())


def _run(batch: Batch) -> Outcome:
    judged = judge_batch(batch, _workers[0])
    outcome = Outcome(len(judged), sum(bool(each.refusal) for each in judged))
    kinds = {each.composed.key: each.kind for each in judged}
    for each in judged:
        if each.kind:
            outcome.kinds[each.kind] += 1
            outcome.first.setdefault(each.kind, (batch, kinds))
            outcome.false_errors += each.kind.startswith("false")
            outcome.missed += each.kind.startswith("missed")
            outcome.wrong += each.kind.startswith("left")
        elif each.refusal and not each.errors.worker:
            outcome.hidden.update(sorted(each.hidden_by, key=lambda limit: limit.name)[:1])
    return outcome


def _shrink(task: tuple[str, Batch, dict[str, str]]) -> str:
    kind, batch, kinds = task
    judged = shrink(batch, kinds, kind, _workers[0], _SECONDS_TO_SHRINK)
    return as_fixture(judged) if judged else "does not happen in an app of its own"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
