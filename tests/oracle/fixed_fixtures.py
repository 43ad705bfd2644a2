"""Applies the fixes that funcls offers in the apps of `tests/apps`, and asks the worker what it thinks of them.

Each fix is tried alone; then those of `source.fixAll`, document by document; then `funcls check --fix`. Exits with 1
where the worker and funcls differ after one of them, or a finding stays.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import os
import shutil
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from funcls.__main__ import main as funcls
from funcls.features.fixes.fix_all import fix_document
from funcls.features.quick_fixes import quick_fixes
from funcls.features.results import QuickFix
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import find_apps
from oracle.batches import scratch_app
from oracle.environment import OF_FIXTURES
from oracle.fixes import (
    ALL_FIXES,
    Fix,
    Fixed,
    FixVerdict,
    Seen,
    errors_in,
    judge_fixed,
    look_at,
    on_disk,
    read_by_worker,
    see,
    stays,
    table,
    write,
)
from oracle.fixtures import APPS
from oracle.judges import Worker

_DEPENDS_ON_RUNNING: Final = "unknown-"
_IGNORES: Final = "Ignore "
"""Begins the titles of what mends nothing."""
ALL_OF_DOCUMENTS: Final = "source.fixAll"
EACH_ALONE: Final = "each fix alone"


class OfApp(NamedTuple):
    """What came out for an app: for each way to fix it the functions that were changed, and what was not tried."""

    app: str
    fixed: Mapping[str, Sequence[Fixed]]
    not_tried: Counter[str]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="oracle", description="Ask the worker about what funcls has fixed.")
    parser.add_argument("--list", action="store_true", help="print the verdict on every fix, not only mismatches")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    roots = sorted(find_apps(str(APPS)))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), context, _start_worker) as pool:
        found = list(pool.map(_fixed_app, roots))
    sys.stdout.write("\n".join((*_summary(found), *_lines(found, everything=options.list))) + "\n")
    mismatches = sum(each.verdict.mismatch for app in found for fixed in app.fixed.values() for each in fixed)
    words = f"{mismatches} mismatches" if mismatches else "the worker and funcls agree"
    print(f"oracle: {words} on what is fixed, after {time.monotonic() - began:.0f} s")
    return 1 if mismatches else 0


def _summary(found: Sequence[OfApp]) -> Iterator[str]:
    not_tried: Counter[str] = sum((each.not_tried for each in found), Counter())
    for way in (EACH_ALONE, ALL_OF_DOCUMENTS, ALL_FIXES):
        yield from table(f"after {way}", Counter(each.verdict for app in found for each in app.fixed.get(way, ())))
        if way == EACH_ALONE:
            yield from (f"  {number:5} not judged: {reason}" for reason, number in not_tried.most_common())


def _lines(found: Sequence[OfApp], *, everything: bool) -> Iterator[str]:
    for app in found:
        for each in (each for fixed in app.fixed.values() for each in fixed):
            if everything or each.verdict.mismatch:
                code = f"{each.fix.code}: " if each.fix.code else ""
                yield f"{app.app}/{each.function}: {code}{each.fix.title}: {each.verdict.value}: {each.message}"


_workers: list[Worker] = []
"""The worker of this process, started once."""


def _start_worker() -> None:
    _workers.append(Worker().__enter__())


def _fixed_app(root: str) -> OfApp:
    key = Path(root).relative_to(APPS).as_posix()
    if key.startswith(_DEPENDS_ON_RUNNING):
        return OfApp(key, {}, Counter({"whole apps of which only a run of the code can tell": 1}))
    return fixed_app(Path(root), key, _workers[0])


def fixed_app(original: Path, key: str, worker: Worker) -> OfApp:
    """Return what comes of the fixes of an app, which stays as it is."""
    with scratch_app() as app:
        copy = _Copy(original, app, worker)
        not_tried: Counter[str] = Counter()
        fixed = {EACH_ALONE: list(copy.each_alone(not_tried))}
        fixed[ALL_OF_DOCUMENTS] = list(copy.by_document())
        fixed[ALL_FIXES] = list(copy.by_command())
        return OfApp(key, fixed, not_tried)


class _Copy:
    """A copy of an app in the folder `app`, with what both judges say of it before anything is fixed."""

    def __init__(self, original: Path, app: Path, worker: Worker) -> None:
        self._original, self._app, self._worker = original, app, worker
        self._fresh()
        self._state = look_at(app, OF_FIXTURES)
        errors = errors_in(self._state)
        self._names = sorted(path.parent.name for path in app.glob("*/function.json"))
        self._before = {name: see(app, name, errors[name], worker) for name in self._names}

    def each_alone(self, not_tried: Counter[str]) -> Iterator[Fixed]:
        """Try every fix that people see; what mends nothing is counted."""
        tried = set()
        for finding in self._state.findings():
            offered = quick_fixes(self._state, finding.place.path, finding.place.span, creates_files=True)
            offered = [each for each in offered if finding in each.mends]
            fixes = [each for each in offered if not each.title.startswith(_IGNORES)]
            not_tried["offers to ignore a finding"] += len(offered) - len(fixes)
            not_tried["findings without a fix"] += not fixes
            for each in fixes:
                if (each.title, each.changes) not in tried:
                    tried.add((each.title, each.changes))
                    yield from self._after(each, finding.code)

    def by_document(self) -> Iterator[Fixed]:
        """Fix all of each document that has a finding, one after the other."""
        state = self._state
        for path in sorted({each.place.path for each in state.findings()}):
            edits = fix_document(state, path)
            if edits is not None:
                write(self._app, state, [edits])
                state = look_at(self._app, OF_FIXTURES)
        yield from self._changed(Fix("", ALL_OF_DOCUMENTS, is_preferred=True), state)

    def by_command(self) -> Iterator[Fixed]:
        """Fix all of the app at once."""
        self._fresh()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = funcls(["check", "--fix", "--python-version", OF_FIXTURES, str(self._app)])
        if code not in (0, 1):
            raise RuntimeError(f"{self._original}: funcls check --fix ended with exit code {code}")
        yield from self._changed(Fix("", ALL_FIXES, is_preferred=True), look_at(self._app, OF_FIXTURES))

    def _after(self, fix: QuickFix, code: str) -> Iterator[Fixed]:
        made = Fix(code, fix.title, fix.is_preferred)
        with on_disk(self._app, self._state, fix.changes):
            after = look_at(self._app, OF_FIXTURES)
            left = [each for each in fix.mends if stays(each, self._state, after)]
            if left:
                yield Fixed(made, left[0].function or "", FixVerdict.STAYS, left[0].message)
                return
            paths = [each.path for each in fix.changes]
            names = {name for path in paths for state in (self._state, after) for name in state.names_of(path)}
            names &= set(self._names)
            if not names or not read_by_worker(paths):
                yield Fixed(made, "", FixVerdict.UNREAD, "")
                return
            yield from self._judged(made, after, names)

    def _changed(self, fix: Fix, after: AppState) -> Iterator[Fixed]:
        """Judge the functions of which a file is another one than before."""
        old, new = self._state, after
        paths = [path for path in old.files.keys() | new.files.keys() if _text(old, path) != _text(new, path)]
        names: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            for name in {*old.names_of(path), *new.names_of(path)} & set(self._names):
                names[name].append(path)
        read = {name for name, found in names.items() if read_by_worker(found)}
        yield from self._judged(fix, after, read)

    def _judged(self, fix: Fix, state: AppState, names: set[str]) -> Iterator[Fixed]:
        errors = errors_in(state)
        for name in sorted(names):
            after: Seen = see(self._app, name, errors[name], self._worker)
            yield Fixed(fix, name, judge_fixed(fix, self._before[name], after), after.message)

    def _fresh(self) -> None:
        shutil.rmtree(self._app, ignore_errors=True)
        shutil.copytree(self._original, self._app, ignore=_other_apps)


def _text(state: AppState, path: str) -> str | None:
    source = state.files.get(path)
    return source.text if source is not None else None


def _other_apps(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if os.path.exists(os.path.join(folder, name, "host.json"))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
