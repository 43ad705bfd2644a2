"""Batches of composed functions: an app of a few hundred is written, judged by both, and compared."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from oracle.compose.functions import Composed, functions
from oracle.compose.limits import Limit
from oracle.compose.parts import FOLDER
from oracle.fixtures import FunctionKey, load_request
from oracle.judges import Errors, Refusal, Worker, ask_funcls

# Every binding type of the catalogue is in this range of bundles.
_HOST_JSON: Final = {
    "version": "2.0",
    "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"},
}
_MOST_TRIES: Final = 20
"""How often hypothesis may try for each function that is wanted: many of its choices give the same function."""
_VALUES: Final = re.compile(
    r"'[^']*'|…\d*|\"[^\"]*\"|<[^>]*>|\{[^}]*\}|\d+|\S*/\S*"
    r"|(?<=binding )\w+ (?=has|is)|(?<=type of )\w+|(?<=annotation ).*"
)


@dataclass(frozen=True)
class Batch:
    """Names a batch: the same functions each time. `python` is the version of the environment, such as `3.13`."""

    python: str
    seed: int
    index: int
    size: int


@dataclass(frozen=True)
class Judged:
    """A function with both verdicts; `errors` are those of funcls."""

    composed: Composed
    refusal: Refusal
    errors: Errors

    @property
    def kind(self) -> str:
        """What differs between the two, alike for all that differ in the same way; empty where they agree."""
        if self.errors.host:
            return f"left to the host: {self.errors.host[0].partition(':')[0]}"
        if self.errors.worker and not self.refusal:
            return f"false error: {self.errors.worker[0].partition(':')[0]}"
        if self.refusal and not self.errors.worker and not self.hidden_by:
            return f"missed refusal: {self.refusal.where}: {_alike(self.refusal.words)}"
        return ""

    @property
    def hidden_by(self) -> frozenset[Limit]:
        """The constructs for which funcls may miss this refusal."""
        return frozenset(each for each in self.composed.limits if self.refusal.where in each.hides)


class EnoughError(BaseException):
    """Ends a batch; hypothesis lets through what is no Exception."""


def _alike(words: str) -> str:
    """The worker's words without what differs from function to function."""
    return _VALUES.sub("…", words.replace(FOLDER, "…").partition(". ")[0])


def compose(batch: Batch, take: Callable[[Composed], None], phases: Iterable[Phase] = (Phase.generate,)) -> None:
    """Hand the functions of a batch to `take`, each once; what it raises ends the batch.

    With `Phase.shrink`, hypothesis then looks for the simplest function for which it raises.
    """
    found: set[str] = set()
    shrinking = Phase.shrink in phases

    @seed(batch.seed * 100_003 + batch.index)
    @settings(
        max_examples=batch.size * _MOST_TRIES,
        database=None,
        deadline=None,
        phases=tuple(phases),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
    )
    @given(functions())
    def each(composed: Composed) -> None:
        found.add(composed.key)
        if len(found) > batch.size and not shrinking:
            raise EnoughError
        take(composed)

    with contextlib.suppress(EnoughError):
        each()


def judge_batch(batch: Batch, worker: Worker) -> list[Judged]:
    """Return the functions of a batch with both verdicts, each function once."""
    found: dict[str, Composed] = {}
    compose(batch, lambda composed: _keep(found, composed))
    return judge_together(list(found.values()), worker, batch.python)


def judge_together(composed: Sequence[Composed], worker: Worker, python: str) -> list[Judged]:
    """Return the functions with both verdicts; they are judged as the functions of one app."""
    with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
        app = Path(folder).resolve() / "app"
        names = [f"{FOLDER}{number:04}" for number in range(len(composed))]
        write_app(app, {name: each.all_files(name) for name, each in zip(names, composed, strict=True)})
        errors = ask_funcls(app, python)
        nobody = errors.keys() - {FunctionKey(".", name) for name in names}
        if nobody:
            raise RuntimeError(f"errors of no function: {[errors[key] for key in nobody]}")
        return [
            Judged(each, ask_worker_of(app, name, worker), errors.get(FunctionKey(".", name), Errors()))
            for name, each in zip(names, composed, strict=True)
        ]


def ask_worker_of(app: Path, name: str, worker: Worker) -> Refusal:
    request = load_request(app, app / name)
    if isinstance(request, str):
        raise RuntimeError(f"the host refuses a composed function: {request}")
    return worker.ask(request)


def write_app(app: Path, functions: Mapping[str, Mapping[str, bytes]]) -> None:
    """Write host.json and the files of all functions, whose paths start at the app root."""
    app.mkdir()
    (app / "host.json").write_text(json.dumps(_HOST_JSON), encoding="utf-8")
    made = set()
    for files in functions.values():
        for path, content in files.items():
            file = os.path.join(app, path)
            folder = os.path.dirname(file)
            if folder not in made:
                os.makedirs(folder, exist_ok=True)
                made.add(folder)
            with open(file, "wb") as stream:
                stream.write(content)


def _keep(found: dict[str, Composed], composed: Composed) -> None:
    found.setdefault(composed.key, composed)
