"""Mismatches made small, and shown as fixtures in the notation of `tests/support/apps.py`."""

from __future__ import annotations

import json
import time
from typing import Final

from funcls.cli.check import check
from funcls.cli.json_output import to_json
from funcls.cli.reported import Outcome, reported
from oracle.batches import Judged, ask_worker_of, scratch_app, write_app
from oracle.compose.drawing import Number, simplify
from oracle.compose.functions import Composed
from oracle.compose.parts import FOLDER
from oracle.judges import Errors, Worker, read_errors
from support.apps import stated

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
            known[composed.key] = judged.kind == kind
            if judged.kind == kind:
                simplest = judged
        return known[composed.key]

    simplify(number, is_like, lambda: time.monotonic() < deadline)
    return simplest


def judge_alone(composed: Composed, worker: Worker, python: str) -> Judged:
    """Return a function with both verdicts; funcls runs in this process, which takes milliseconds."""
    with scratch_app() as app:
        write_app(app, {FOLDER: composed.all_files(FOLDER)})
        results = check([str(app)], stated(python=python))
        found = read_errors(
            json.loads(to_json(Outcome(results, list(reported(results, str(app))), str(app))))["diagnostics"]
        )
        errors = next((errors for key, errors in found.items() if key.function == FOLDER), Errors())
        return Judged(composed, ask_worker_of(app, FOLDER, worker), errors)


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
            f"handler: {judged.composed.form}" + (f"; limits: {limits}" if limits else ""),
        )
    )
