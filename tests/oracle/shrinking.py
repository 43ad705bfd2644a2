"""Mismatches made small, and shown as fixtures in the notation of `tests/support/apps.py`."""

from __future__ import annotations

import time
from typing import Final

from oracle.batches import Judged, ask_worker_of, judge_fixes, scratch_app, write_app
from oracle.compose.drawing import Number, simplify
from oracle.compose.functions import Composed
from oracle.compose.parts import FOLDER
from oracle.fixes import errors_in, look_at
from oracle.judges import Worker

_ADVICE: Final = " Cannot find module."
"""Begins what the worker adds to the words of an import that fails."""


def shrink(number: Number, kind: str, worker: Worker, python: str, seconds: float) -> Judged | None:
    """Return the simplest function of a kind of mismatch that is found in time; None if it does not happen again."""
    deadline = time.monotonic() + seconds
    simplest: Judged | None = None
    known: dict[str, bool] = {}

    def is_like(composed: Composed) -> bool:
        nonlocal simplest
        if composed.key not in known:
            judged = judge_alone(composed, worker, python)
            known[composed.key] = kind in judged.kinds
            if kind in judged.kinds:
                simplest = judged
        return known[composed.key]

    simplify(number, is_like, lambda: time.monotonic() < deadline)
    return simplest


def judge_alone(composed: Composed, worker: Worker, python: str) -> Judged:
    """Return a function with both verdicts; funcls runs in this process, which takes milliseconds."""
    with scratch_app() as app:
        write_app(app, {FOLDER: composed.all_files(FOLDER)})
        judged = Judged(composed, ask_worker_of(app, FOLDER, worker), errors_in(look_at(app, python))[FOLDER])
        (found,) = judge_fixes(app, {FOLDER: judged}, worker, python)
        return found


def as_fixture(judged: Judged) -> str:
    """Return a function with both verdicts as a fixture."""
    files = judged.composed.all_files(FOLDER).items()
    parts = [f"--- {path}\n{text.decode(errors='replace').rstrip()}" for path, text in files]
    limits = ", ".join(sorted(each.name for each in judged.composed.limits))
    return "\n".join(
        (
            *parts,
            f"worker: {judged.refusal.words.partition(_ADVICE)[0].partition(chr(10))[0] or 'loads'}",
            f"funcls: {'; '.join((*judged.errors.host, *judged.errors.worker)) or 'no error'}",
            *(
                f"after {each.fix.title!r}: {each.verdict.value}: {each.message.partition(_ADVICE)[0]}"
                for each in judged.fixed
                if each.verdict.mismatch
            ),
            f"handler: {judged.composed.form}" + (f"; limits: {limits}" if limits else ""),
        )
    )
