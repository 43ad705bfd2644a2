"""`funcls check --watch`: rounds, each after an edit."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from funcls.cli.arguments import Arguments
from funcls.cli.check import PathError
from funcls.cli.run_check import outcome_of
from funcls.cli.run_watch import rounds_for
from funcls.cli.session import Session
from funcls.cli.watch import QUIET, watch
from funcls.model.configured import Options
from funcls.workspace.disk import LocalDisk
from funcls.workspace.watcher import Stamp, Watcher
from support.app_folder import HOST_JSON, AppFolder, handler, timers

Edit = Callable[[], object]

CLEAN = "No problems found; 1 function in 1 app checked, 3 files read."
BROKEN = "1 error; 1 function in 1 app checked, 3 files read."
MENDED = "mended: Orders/__init__.py:4:17 param-undeclared"


def exact_stamp(path: str) -> Stamp:
    """Tell two states apart by what they hold: edits here follow each other faster than a disk's clock ticks."""
    place = Path(path)
    if place.is_dir():
        return (hash(tuple(sorted(os.listdir(place)))),)
    return (hash(place.read_bytes()),) if place.exists() else None


class Watched:
    """The watch over the current folder, with an edit in each pause."""

    def __init__(self, *paths: str, jobs: int = 1, stream: io.StringIO | None = None) -> None:
        self._stream = stream or io.StringIO()
        self._session = Session(paths or (".",), Options(), jobs, Watcher(exact_stamp))
        with contextlib.redirect_stdout(self._stream):
            self._rounds = rounds_for(Arguments(), now=lambda: datetime(2025, 1, 31, 9, 5, 7))
        self.pauses: list[float] = []

    def after(
        self, *edits: Edit, meanwhile: Sequence[Edit] = (), clock: Callable[[], float] = lambda: 0.0
    ) -> list[list[str]]:
        """Return what is written at first and after each edit, in lines; `meanwhile` happens before a save is over.

        The first of these comes before the first edit: all that was read is looked at once more.
        """
        coming, steps = iter(edits), iter(meanwhile)
        written: list[list[str]] = []

        def pause(seconds: float) -> None:
            self.pauses.append(seconds)
            if seconds == QUIET:
                next(steps, nothing)()
                return
            written.append(self._stream.getvalue().splitlines())
            self._stream.seek(0)
            self._stream.truncate()
            edit = next(coming, None)
            if edit is None:
                raise KeyboardInterrupt
            edit()

        with contextlib.suppress(KeyboardInterrupt):
            watch(
                self._session, lambda results: self._rounds.show(outcome_of(results)), self._rounds.tell, pause, clock
            )
        return written


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppFolder:
    """An app without findings, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return AppFolder(tmp_path).function()


def writing(app: AppFolder, path: str, text: str) -> Edit:
    return lambda: app.write(path, text)


def breaking(app: AppFolder) -> Edit:
    return writing(app, "Orders/__init__.py", handler("timer, order"))


def mending(app: AppFolder) -> Edit:
    return writing(app, "Orders/__init__.py", handler("timer"))


def nothing() -> None:
    """An edit that changes nothing."""


def codes(lines: Sequence[str]) -> list[str]:
    """The codes of the findings that are written, and every line that is no finding."""
    heads = [line for line in lines if not line.startswith("    ")]
    return [line.partition("[")[2].partition("]")[0] if "error[" in line else line for line in heads]


def test_each_round_tells_what_is_new_and_what_is_mended(app: AppFolder) -> None:
    rounds = Watched().after(breaking(app), nothing, mending(app))

    assert list(map(codes, rounds)) == [[CLEAN], ["param-undeclared", BROKEN], [], [MENDED, CLEAN]]


def test_what_stays_is_not_told_again_even_where_it_moves(app: AppFolder) -> None:
    moved = writing(app, "Orders/__init__.py", "# new\n\n" + handler("timer, order"))

    assert Watched().after(breaking(app), moved)[2] == [BROKEN]


def test_of_equal_findings_as_many_are_mended_as_are_gone(app: AppFolder) -> None:
    two, one = (writing(app, "Orders/function.json", f'{{"bindings": [{text}]}}') for text in ("1, 2", "2"))

    [_, both, rest] = Watched().after(two, one)

    assert [line for line in both if "error[" in line] != []
    assert sum("mended: " in line for line in rest) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_jobs_are_for_watching_as_well(app: AppFolder, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr("funcls.workspace.jobs._LEAST", {"fork": 1, "spawn": 1})
    app.write("Bills/function.json", timers("timer"))
    app.write("Bills/__init__.py", handler("timer, bill"))

    rounds = Watched(jobs=jobs).after(writing(app, "Bills/__init__.py", handler("timer")), breaking(app))

    assert list(map(codes, rounds)) == [
        ["param-undeclared", "1 error; 2 functions in 1 app checked, 5 files read."],
        [
            "mended: Bills/__init__.py:4:17 param-undeclared",
            "No problems found; 2 functions in 1 app checked, 5 files read.",
        ],
        ["param-undeclared", "1 error; 2 functions in 1 app checked, 5 files read."],
    ]


def test_apps_and_functions_come_and_go(app: AppFolder, tmp_path: Path) -> None:
    other = tmp_path / "tools" / "other"

    rounds = Watched().after(
        lambda: AppFolder(other).function("timer, order"),
        writing(app, "Bills/function.json", "{"),
        lambda: shutil.rmtree(tmp_path / "Bills"),
        lambda: shutil.rmtree(other),
        lambda: (tmp_path / "host.json").unlink(),
        writing(app, "host.json", HOST_JSON),
    )

    assert list(map(codes, rounds)) == [
        [CLEAN],
        ["param-undeclared", "1 error; 2 functions in 2 apps checked, 6 files read."],
        ["json-syntax", "2 errors; 3 functions in 2 apps checked, 7 files read."],
        ["mended: Bills/function.json:1:1 json-syntax", "1 error; 2 functions in 2 apps checked, 6 files read."],
        ["mended: tools/other/Orders/__init__.py:4:17 param-undeclared", CLEAN],
        ["funcls: .: no app here (an app is a folder with host.json)"],
        [CLEAN],
    ]


def test_a_file_alone_may_be_watched(app: AppFolder) -> None:
    rounds = Watched("Orders/__init__.py").after(breaking(app), app.script.unlink, mending(app))

    assert list(map(codes, rounds)) == [
        [CLEAN],
        ["param-undeclared", BROKEN],
        ["funcls: Orders/__init__.py: no such file or folder"],
        [MENDED, CLEAN],
    ]


def test_a_file_that_is_back_before_the_save_is_over_was_never_gone(app: AppFolder) -> None:
    assert Watched().after(app.script.unlink, meanwhile=[nothing, mending(app)]) == [[CLEAN], []]
    assert Watched("Orders/__init__.py").after(app.script.unlink, meanwhile=[nothing, mending(app)]) == [[CLEAN], []]


def test_what_changes_all_the_time_is_read_all_the_same(app: AppFolder) -> None:
    steps = [writing(app, "Orders/__init__.py", handler(f"timer, order{number}")) for number in range(100)]

    [written] = Watched().after(meanwhile=steps)

    assert codes(written) == [CLEAN, "param-undeclared", BROKEN]


def test_half_written_files_are_no_drama(app: AppFolder) -> None:
    texts = ["", "{", '{"bindings": [', "\x00\xff", timers("timer")]

    rounds = Watched().after(*(writing(app, "Orders/function.json", text) for text in texts))

    assert rounds[0] == rounds[-1][-1:] == [CLEAN]


def test_after_a_branch_switch_everything_is_read_again(app: AppFolder) -> None:
    def switch() -> None:
        for number in range(300):
            app.write(f"F{number}/__init__.py", handler("timer, order"))

    for number in range(300):
        app.write(f"F{number}/function.json", timers("timer"))
        app.write(f"F{number}/__init__.py", handler("timer"))

    assert Watched().after(switch)[1][-1] == "300 errors; 301 functions in 1 app checked, 603 files read."


def test_only_what_a_change_bears_on_is_read(app: AppFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        app.write(f"F{number}/function.json", timers("timer"))
        app.write(f"F{number}/__init__.py", handler("timer"))
    read: list[str] = []
    original = LocalDisk.read

    def noted(self: LocalDisk, path: str) -> object:
        read.append(path)
        return original(self, path)

    monkeypatch.setattr(LocalDisk, "read", noted)
    Watched().after(nothing, read.clear, breaking(app))

    assert read == [app.script.as_posix()]


def test_a_slow_disk_is_looked_at_less_often(app: AppFolder) -> None:
    watched = Watched()
    watched.after(nothing, nothing, clock=map(float, itertools.count()).__next__)

    assert {each for each in watched.pauses if each != QUIET} == {10.0}


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_screen_shows_the_whole_each_time(app: AppFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    waiting = ["", "Checked at 09:05:07. Waiting for changes; Ctrl-C ends."]

    rounds = Watched(stream=Screen()).after(breaking(app), nothing, mending(app))

    assert rounds[0] == rounds[3] == [f"\x1b[2J\x1b[3J\x1b[H{CLEAN}", *waiting]
    assert rounds[1][0].startswith("\x1b[2J\x1b[3J\x1b[HOrders/__init__.py:4:17: error[param-undeclared]")
    assert rounds[1][-3:] == [BROKEN, *waiting]
    assert rounds[2] == []


def test_a_terminal_that_cannot_be_cleared_gets_what_differs(app: AppFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    assert Watched(stream=Screen()).after(breaking(app), mending(app))[2] == [MENDED, CLEAN]


def test_what_cannot_be_checked_from_the_start_is_not_waited_for(app: AppFolder) -> None:
    with pytest.raises(PathError):
        Watched("missing").after()
