"""Batches of composed functions: an app of a few hundred is written, judged by both, fixed and judged again."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from funcls.features.fixes.offer import offers
from oracle.compose.annotations import ALIAS
from oracle.compose.functions import Composed
from oracle.compose.limits import Limit
from oracle.compose.parts import FOLDER
from oracle.fixes import (
    ALL_FIXES,
    Fix,
    Fixed,
    FixVerdict,
    Seen,
    errors_of,
    judge_fixed,
    look_at,
    on_disk,
    read_by_worker,
    see,
)
from oracle.fixtures import FunctionKey, load_request
from oracle.judges import Errors, Refusal, Worker, ask_funcls

# A type that this bundle lacks has a warning at most: the next release may bring it.
_HOST_JSON: Final = {
    "version": "2.0",
    "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"},
}
_APP: Final = "."
_MEMORY: Final = "/dev/shm"
"""Kept in memory: on some disks a folder takes 3 ms to remove, as long as all else."""
_PARSING: Final = ("SyntaxError", "IndentationError", "TabError")
_VALUES: Final = re.compile(
    r"'[^']*'|…\d*|\"[^\"]*\"|<[^>]*>|\{[^}]*\}|\d+|\S*/\S*"
    r"|(?<=binding )\w+ (?=has|is)|(?<=type of )\w+|(?<=function )\S+\(\)|(?<=annotation ).*"
)


@dataclass(frozen=True)
class Judged:
    """A function with both verdicts, before and after fixes; `errors` are those of funcls."""

    composed: Composed
    refusal: Refusal
    errors: Errors
    fixed: tuple[Fixed, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What differs, before and after fixes, alike for all that differ in the same way."""
        after = dict.fromkeys(_kind_of_fix(each) for each in self.fixed if each.verdict.mismatch)
        return tuple(each for each in (self.kind, *after) if each)

    @property
    def kind(self) -> str:
        """What differs between the two, alike for all that differ in the same way; empty where they agree."""
        if self.errors.host:
            return f"left to the host: {_code(self.errors.host)}"
        if self.errors.worker and not self.refusal:
            return f"false error: {_code(self.errors.worker)}"
        if self.refusal and not self.errors.worker and not self.hidden_by:
            return f"missed refusal: {self.refusal.where}: {_alike(self.refusal.words)}"
        return ""

    @property
    def hidden_by(self) -> frozenset[Limit]:
        """The constructs for which funcls may miss this refusal."""
        return frozenset(each for each in self.composed.limits if self.refusal.step in each.hides)


def _code(messages: Sequence[str]) -> str:
    return messages[0].partition(":")[0]


def _alike(words: str) -> str:
    """The worker's words without what differs from function to function."""
    kind, _, rest = words.replace(FOLDER, "…").partition(". ")[0].partition(": ")
    return kind if kind in _PARSING else f"{kind}: {_VALUES.sub('…', rest)}"


def _kind_of_fix(fixed: Fixed) -> str:
    return f"fix of {fixed.fix.code or ALL_FIXES}: {fixed.verdict.value}: {_alike(fixed.message)}"


def judge_together(composed: Sequence[Composed], worker: Worker, python: str) -> list[Judged]:
    """Return the functions with both verdicts; they are judged as the functions of one app.

    Raises RuntimeError if a judge gives no answer, or one that belongs to no function.
    """
    with scratch_app() as app:
        names = [f"{FOLDER}{number:04}" for number in range(len(composed))]
        write_app(app, {name: each.all_files(name) for name, each in zip(names, composed, strict=True)})
        errors = ask_funcls(app, python)
        nobodys = errors.keys() - {FunctionKey(_APP, name) for name in names}
        if nobodys:
            raise RuntimeError(f"errors of no function: {[errors[key] for key in nobodys]}")
        judged = [
            Judged(each, ask_worker_of(app, name, worker), errors.get(FunctionKey(_APP, name), Errors()))
            for name, each in zip(names, composed, strict=True)
        ]
        return judge_fixes(app, dict(zip(names, judged, strict=True)), worker, python)


def judge_fixes(app: Path, judged: Mapping[str, Judged], worker: Worker, python: str) -> list[Judged]:
    """Return the functions of an app, by their names, with what becomes of them after fixes; the app is changed."""
    alone = list(_each_alone(app, judged, worker, python))
    found: dict[str, list[Fixed]] = defaultdict(list)
    for fixed in (*alone, *_all_at_once(app, judged, worker, python)):
        found[fixed.function].append(fixed)
    return [replace(each, fixed=tuple(found[name])) for name, each in judged.items()]


def _each_alone(app: Path, judged: Mapping[str, Judged], worker: Worker, python: str) -> Iterator[Fixed]:
    """Try every fix that is offered; what funcls says then is what it looked at before it offered the fix."""
    state = look_at(app, python)
    for name, each in judged.items():
        tried = set()
        for finding in state.findings_of(name):
            for fix, after in ((offer.fix, offer.state) for offer in offers(state, finding, creates_files=True)):
                if (fix.title, fix.changes) in tried:
                    continue
                tried.add((fix.title, fix.changes))
                made = Fix(finding.code, fix.title, fix.is_preferred)
                if not read_by_worker(change.path for change in fix.changes):
                    yield Fixed(made, name, FixVerdict.UNREAD, "")
                    continue
                with on_disk(app, state, fix.changes):
                    yield _fixed(app, name, each, made, errors_of(after.findings_of(name)), worker)


def _all_at_once(app: Path, judged: Mapping[str, Judged], worker: Worker, python: str) -> Iterator[Fixed]:
    errors = ask_funcls(app, python, fix=True)
    made = Fix("", ALL_FIXES, is_preferred=True)
    for name, each in judged.items():
        if any((app / path).read_bytes() != data for path, data in each.composed.all_files(name).items()):
            yield _fixed(app, name, each, made, errors.get(FunctionKey(_APP, name), Errors()), worker)


def _fixed(app: Path, name: str, before: Judged, fix: Fix, errors: Errors, worker: Worker) -> Fixed:
    after = see(app, name, errors, worker)
    limits = before.composed.limits | _left_behind(before.composed)
    verdict = judge_fixed(fix, Seen(before.refusal, before.errors), after, limits)
    return Fixed(fix, name, verdict, after.message)


def _left_behind(composed: Composed) -> frozenset[Limit]:
    """An alias that no annotation names any more is code as any other, and may raise."""
    return frozenset({Limit.RAISES} if any(ALIAS in text for text in composed.files.values()) else ())


@contextmanager
def scratch_app() -> Iterator[Path]:
    """Yield the path of an app that is not there yet, in a folder that goes away afterwards."""
    with tempfile.TemporaryDirectory(prefix="oracle-", dir=_MEMORY if os.path.isdir(_MEMORY) else None) as folder:
        yield Path(folder).resolve() / "app"


def ask_worker_of(app: Path, name: str, worker: Worker) -> Refusal:
    """Return what the worker says of a function of an app; raises RuntimeError if the host would not ask it."""
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
