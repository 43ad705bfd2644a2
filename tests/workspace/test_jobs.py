"""Several processes say what one would say, and none of them is waited for in vain."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from funcls.rules.judge import Judgement
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.jobs import FORK, LostProcessError, cores, judge_backlogs
from funcls.workspace.resources import load_catalogue
from support.app_folder import AppFolder, handler

FUNCTIONS = 120

forks = pytest.mark.skipif(FORK not in multiprocessing.get_all_start_methods(), reason="Windows does not fork")


def route(text: str) -> str:
    return f'{{"bindings": [{{"type": "httpTrigger", "name": "req", "route": "{text}"}}]}}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An app of many functions: every route is that of three far apart, every fifth script is shared and broken."""
    app = AppFolder(tmp_path / "app")
    for number in range(FUNCTIONS):
        app.write(f"F{number:03}/function.json", route(f"orders/{number % 40}"))
        app.write(f"F{number:03}/__init__.py", handler("req") if number % 5 else "from shared.main import main\n")
    app.write("shared/main.py", handler("req, context: str"))
    return app.root


def opened(*folders: Path) -> Host:
    host = Host(LocalDisk(), load_catalogue())
    for each in folders:
        host.begin_app(each.as_posix())
    return host


def judged(jobs: int, *folders: Path, method: str | None = None) -> list[AppState]:
    """The apps after so many processes have judged them, however few functions each one has."""
    host = opened(*folders)
    judge_backlogs(host, jobs, method, least=1)
    return list(host.snapshot.apps.values())


def said(state: AppState) -> dict[str, object]:
    """All that is known of an app, in plain values; the functions themselves stay where they were judged."""
    fields = {each.name: getattr(state, each.name) for each in dataclasses.fields(state)}
    texts = {path: source.text if source else None for path, source in state.files.items()}
    groups = {(rule.code, key): names for (rule, key), names in state.groups.items()}
    between = {(rule.code, key): found for (rule, key), found in state.group_findings.items()}
    compared = ("app_findings", "backlog", "judgements", "listings", "readers")
    return {"texts": texts, "groups": groups, "between": between, **{name: fields[name] for name in compared}}


@pytest.mark.parametrize("jobs", [2, 3, pytest.param(FUNCTIONS + 1, marks=pytest.mark.slow)])
def test_as_many_processes_as_there_may_be_say_what_one_says(folder: Path, jobs: int) -> None:
    [expected], [found] = judged(1, folder), judged(jobs, folder)

    assert {each.code for each in expected.findings()} == {"route-conflict", "context-type"}
    assert found.findings() == expected.findings()
    assert said(found) == said(expected)
    assert len(found.functions) < len(expected.functions)


@pytest.mark.slow
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_it_does_not_matter_how_a_process_is_started(folder: Path, method: str) -> None:
    [expected], [found] = judged(1, folder), judged(2, folder, method=method)

    assert said(found) == said(expected)
    assert len(found.functions) == FUNCTIONS / 2


@pytest.mark.slow
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_what_was_judged_before_is_judged_again_by_several(folder: Path, method: str) -> None:
    host = opened(folder)
    judge_backlogs(host, 1)
    settings = AppFolder(folder, host_json=False).write("host.json", '{"version": "2.0", "functions": ["F000"]}')
    host.refresh([settings.as_posix()])
    assert len(host.snapshot.apps[folder.as_posix()].backlog) == FUNCTIONS

    judge_backlogs(host, 2, method, least=1)

    [expected] = judged(1, folder)
    assert said(host.snapshot.apps[folder.as_posix()]) == said(expected)


def test_several_apps_are_shared_out_together(folder: Path, tmp_path: Path) -> None:
    small = AppFolder(tmp_path / "small").function("timer, order").root

    expected, found = judged(1, folder, small), judged(2, folder, small)

    assert list(map(said, found)) == list(map(said, expected))


def test_a_change_is_judged_from_what_others_judged(folder: Path) -> None:
    one, two = opened(folder), opened(folder)
    judge_backlogs(one, 1)
    judge_backlogs(two, 2, least=1)
    moved = folder / "F119" / "function.json"
    moved.write_text(route("orders/0"), encoding="utf-8")

    expected, found = one.refresh([moved.as_posix()]), two.refresh([moved.as_posix()])

    assert found.touched == expected.touched
    assert said(found.snapshot.apps[folder.as_posix()]) == said(expected.snapshot.apps[folder.as_posix()])


def test_a_function_that_went_meanwhile_is_gone(folder: Path) -> None:
    host = opened(folder)
    (folder / "F119" / "function.json").unlink()
    judge_backlogs(host, 2, least=1)

    state = host.snapshot.apps[folder.as_posix()]
    assert sorted(state.judgements) == [f"F{number:03}" for number in range(FUNCTIONS - 1)]
    assert state.backlog == frozenset()


def test_few_functions_are_not_worth_a_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("funcls.workspace.jobs._started", None)
    host = opened(folder)

    judge_backlogs(host, 8, least=FUNCTIONS)

    assert len(host.snapshot.apps[folder.as_posix()].functions) == FUNCTIONS


def test_nothing_to_judge_is_no_work() -> None:
    host = opened()
    judge_backlogs(host, 8)

    assert host.snapshot.apps == {}


def test_there_is_a_core_at_least() -> None:
    assert cores() >= 1


def test_a_file_is_sent_without_what_was_read_from_it(folder: Path) -> None:
    [state] = judged(1, folder)
    source = state.files["F000/__init__.py"]

    sent = pickle.loads(pickle.dumps(source))

    assert source is not None
    assert "python" in vars(source)
    known = {"path": source.path, "text": source.text, "readable": True, "decodable": True, "is_large": False}
    assert vars(sent) == known


def killed(share: object) -> Judgement:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def ended(share: object) -> Judgement:
    os._exit(3)


@forks
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.parametrize(("dies", "how"), [(killed, "signal 9"), (ended, "exit code 3")])
def test_a_process_that_dies_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, dies: Callable[[object], Judgement], how: str
) -> None:
    monkeypatch.setattr("funcls.workspace.jobs._answer", dies)

    with pytest.raises(LostProcessError, match=how):
        judged(3, folder, method=FORK)
    assert multiprocessing.active_children() == []


@forks
def test_what_interrupts_this_process_ends_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    host = opened(folder)

    def interrupted(root: str, names: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(host, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        judge_backlogs(host, 3, FORK, least=1)
    assert multiprocessing.active_children() == []
