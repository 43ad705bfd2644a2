"""What becomes of a function once a fix of funcls is on the disk, and both judges are asked again."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from funcls.cli.check import check
from funcls.features.results import FileEdits
from funcls.rules.finding import Finding, Severity
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import encode_like
from oracle.compose.limits import Limit
from oracle.fixtures import load_request
from oracle.judges import Errors, Refusal, Worker
from support.apps import stated

ALL_FIXES: Final = "check --fix"
"""Stands for the title of a fix where all preferred ones were applied."""
_NOT_JUDGED: Final = "not judged: "
_ADDS_HANDLER: Final = frozenset({"entry-missing"})
_READ_BY_WORKER: Final = (".py", "/function.json")


class FixVerdict(enum.Enum):
    """What comes out for a function after a fix; the value is for a reader."""

    LOADS = "the function loads"
    REFUSED = "the worker refuses the function for another error, which funcls reports"
    HOST = "not judged: the host still refuses the function"
    HIDDEN = "not judged: refused for what the files do not show"
    UNREAD = "not judged: the worker reads none of the changed files"
    STAYS = "the finding stays"
    BREAKS = "a function that loaded is refused"
    MISSED = "no error is left, and the function is refused"
    FALSE_ERROR = "an error is left, and the function loads"

    @property
    def mismatch(self) -> bool:
        return self in (FixVerdict.STAYS, FixVerdict.BREAKS, FixVerdict.MISSED, FixVerdict.FALSE_ERROR)


class Seen(NamedTuple):
    """Both verdicts on a function at one moment; the worker's is None where the host does not ask it."""

    refusal: Refusal | None
    errors: Errors

    @property
    def loads(self) -> bool:
        """Whether neither host nor worker refuses it."""
        return self.refusal is not None and not self.refusal and not self.errors.host

    @property
    def message(self) -> str:
        """The worker's words, else those of funcls."""
        return (self.refusal.words if self.refusal else "") or next(iter((*self.errors.host, *self.errors.worker)), "")


class Fix(NamedTuple):
    """A fix: the code of the rule whose finding it is for, and its title."""

    code: str
    title: str
    is_preferred: bool


class Fixed(NamedTuple):
    """A function after a fix."""

    fix: Fix
    function: str
    verdict: FixVerdict
    message: str


def judge_fixed(fix: Fix, before: Seen, after: Seen, limits: Iterable[Limit] = ()) -> FixVerdict:
    """Return the verdict on a function that a fix has changed; `limits` is what its files do not show.

    A fix that is not preferred may bring to light what the host refuses: funcls then says so, and somebody chose it.
    Nor can it be held to what the files do not show.
    """
    refusal = after.refusal
    is_hidden = refusal is not None and any(refusal.step in each.hides for each in _limits(fix, limits))
    if after.errors.host or refusal is None:
        if not after.errors.host:
            return FixVerdict.MISSED
        return FixVerdict.BREAKS if before.loads and fix.is_preferred else FixVerdict.HOST
    if not refusal:
        return FixVerdict.FALSE_ERROR if after.errors.worker else FixVerdict.LOADS
    if before.loads and (fix.is_preferred or not is_hidden):
        return FixVerdict.BREAKS
    if after.errors.worker:
        return FixVerdict.REFUSED
    return FixVerdict.HIDDEN if is_hidden else FixVerdict.MISSED


def _limits(fix: Fix, limits: Iterable[Limit]) -> Iterator[Limit]:
    yield from limits
    if fix.code in _ADDS_HANDLER:
        # What was there is no handler any more, and its annotations are as any other code that may raise.
        yield Limit.RAISES


def table(title: str, counts: Mapping[FixVerdict, int]) -> Iterator[str]:
    """Yield a line that sums up what became of functions after fixes, and one for each verdict."""
    judged = sum(number for verdict, number in counts.items() if not verdict.value.startswith(_NOT_JUDGED))
    yield f"{title}: {judged} verdicts of the worker"
    yield from (f"  {counts[verdict]:5} {verdict.value}" for verdict in FixVerdict if counts.get(verdict))


def stays(finding: Finding, before: AppState, after: AppState) -> bool:
    """Return whether an error is still reported: as many like it as before."""
    return finding.severity is Severity.ERROR and _alike(finding, after) >= _alike(finding, before)


def _alike(finding: Finding, state: AppState) -> int:
    wanted = (finding.code, finding.function, finding.place.path)
    return sum((each.code, each.function, each.place.path) == wanted for each in state.findings())


def read_by_worker(paths: Iterable[str]) -> bool:
    """Return whether one of the files, by their paths from the app root, has a say in what the worker loads."""
    return any(path.endswith(_READ_BY_WORKER) for path in paths)


def look_at(app: Path, python: str) -> AppState:
    """Return an app as funcls reads it from the disk; in this process, which takes milliseconds."""
    (result,) = (each for each in check([str(app)], stated(python=python)) if each.root == str(app))
    return result.state


def errors_in(state: AppState) -> Mapping[str, Errors]:
    """Return the errors in an app, by the names of the functions."""
    by_name: dict[str, list[Finding]] = defaultdict(list)
    for each in state.findings():
        by_name[each.function or ""].append(each)
    return defaultdict(Errors, {name: errors_of(findings) for name, findings in by_name.items()})


def errors_of(findings: Iterable[Finding]) -> Errors:
    """Return the errors among findings."""
    errors = Errors()
    for each in findings:
        if each.severity is Severity.ERROR:
            errors.add(each.code, each.message)
    return errors


def see(app: Path, name: str, errors: Errors, worker: Worker) -> Seen:
    """Ask the worker for a function as it is on the disk now."""
    request = load_request(app, app / name)
    return Seen(None if isinstance(request, str) else worker.ask(request), errors)


@contextmanager
def on_disk(app: Path, state: AppState, changes: Sequence[FileEdits]) -> Iterator[None]:
    """Write what a fix changes, and what was there again at the end. Raises RuntimeError where it cannot be written."""
    before = {app / each.path: None if each.creates else (app / each.path).read_bytes() for each in changes}
    try:
        write(app, state, changes)
        yield
    finally:
        for path, data in before.items():
            if data is not None:
                path.write_bytes(data)
            else:
                path.unlink(missing_ok=True)


def write(app: Path, state: AppState, changes: Sequence[FileEdits]) -> None:
    """Write what a fix changes, in the encoding of each file; raises RuntimeError where that cannot be."""
    for each in changes:
        source = state.files.get(each.path)
        text = each.applied(source.text if source is not None else "")
        path = app / each.path
        old = b"" if each.creates else path.read_bytes()
        data = encode_like(old, text, python=each.path.endswith(".py"))
        if data is None:
            raise RuntimeError(f"{each.path}: the fixed text cannot be written")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
