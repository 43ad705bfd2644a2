"""Mismatches made small, and shown as fixtures in the notation of `tests/support/apps.py`."""

from __future__ import annotations

import contextlib
import json
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from hypothesis import Phase

from funcls.cli.check import check
from funcls.cli.json_output import to_json
from funcls.model.stated import Options
from oracle.batches import Batch, EnoughError, Judged, ask_worker_of, compose, write_app
from oracle.compose.functions import Composed
from oracle.compose.parts import FOLDER
from oracle.judges import Errors, Worker, read_errors

_ADVICE: Final = " Cannot find module."


class _SameKindError(Exception):
    """A function of the kind that is looked for."""


def shrink(batch: Batch, known: Mapping[str, str], kind: str, worker: Worker, seconds: float) -> Judged | None:
    """Return the simplest function of a kind of mismatch that is found in time, None if there is none.

    `known` are the kinds of the functions of the batch by their keys: the first one of the kind is where it begins.
    """
    deadline = time.monotonic() + seconds
    best: Judged | None = None
    kinds = dict(known)

    def take(composed: Composed) -> None:
        nonlocal best
        if composed.key not in kinds or (best is None and kinds[composed.key] == kind):
            if time.monotonic() > deadline:
                raise EnoughError
            judged = judge_alone(composed, worker, batch.python)
            kinds[composed.key] = judged.kind
            if judged.kind == kind:
                best = judged
        if kinds[composed.key] == kind:
            raise _SameKindError

    with contextlib.suppress(_SameKindError):
        compose(batch, take, (Phase.generate, Phase.shrink))
    return best


def judge_alone(composed: Composed, worker: Worker, python: str) -> Judged:
    """Return a function with both verdicts; funcls runs in this process, which takes milliseconds."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        app = Path(folder).resolve() / "app"
        write_app(app, {FOLDER: composed.all_files(FOLDER)})
        results = check([str(app)], Options(python_version=python))
        found = read_errors(json.loads(to_json(results, str(app)))["diagnostics"])
        errors = next((errors for key, errors in found.items() if key.function == FOLDER), Errors())
        return Judged(composed, ask_worker_of(app, FOLDER, worker), errors)


def as_fixture(judged: Judged) -> str:
    """Return a function with both verdicts as a fixture."""
    parts = [
        f"--- {path}\n{text.decode(errors='replace').rstrip()}"
        for path, text in judged.composed.all_files(FOLDER).items()
    ]
    limits = ", ".join(each.name for each in sorted(judged.composed.limits, key=lambda each: each.name))
    return "\n".join(
        (
            *parts,
            f"worker: {judged.refusal.words.partition(_ADVICE)[0].partition(chr(10))[0] or 'loads'}",
            f"funcls: {'; '.join((*judged.errors.host, *judged.errors.worker)) or 'no error'}",
            f"handler: {judged.composed.form}" + (f"; limits: {limits}" if limits else ""),
        )
    )
