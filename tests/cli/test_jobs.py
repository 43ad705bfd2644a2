"""`funcls check --jobs N` prints what one job prints."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from funcls.workspace.jobs import FORK, SPAWN
from support.app_folder import AppFolder, handler
from support.command import Command

APPS = Path(__file__).parents[1] / "apps"


@pytest.fixture(autouse=True)
def _every_function_is_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("funcls.workspace.jobs._LEAST", {FORK: 1, SPAWN: 1})


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--verbose",), ("--output-format", "json")])
def test_the_number_of_jobs_changes_no_byte(funcls: Command, options: tuple[str, ...]) -> None:
    one = funcls("check", str(APPS), *options)

    assert one.code == 1
    assert funcls("check", str(APPS), *options, "--jobs", "2") == one
    assert funcls("check", str(APPS), *options, "--jobs", "3") == one
    assert funcls("check", str(APPS), *options, "--jobs", "0") == one


def test_what_is_said_of_functions_that_meet_is_said_across_jobs(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path)
    for number in range(300):
        binding = f'{{"type": "httpTrigger", "name": "req", "route": "orders/{number % 100}"}}'
        app.write(f"F{number:03}/function.json", f'{{"bindings": [{binding}]}}')
        app.write(f"F{number:03}/__init__.py", handler("req"))
    one = funcls("check")

    assert one.out.count("error[route-conflict]") == 200
    assert funcls("check", "--jobs", "2") == one
    assert funcls("check", "--jobs", "7") == one


@pytest.mark.skipif(FORK not in multiprocessing.get_all_start_methods(), reason="Windows does not fork")
def test_a_job_that_dies_is_told_and_nothing_is_printed(funcls: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("funcls.workspace.jobs._answer", lambda share: os._exit(3))
    monkeypatch.setattr("funcls.workspace.jobs._method", lambda: FORK)

    assert funcls("check", str(APPS), "--jobs", "2") == (
        2,
        "",
        "funcls: a process of --jobs ended before its work was done (exit code 3); --jobs 1 starts none\n",
    )


def test_ctrl_c_ends_a_check_quietly(funcls: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("funcls.cli.run_check.check", interrupted)

    assert funcls("check", str(APPS)) == (130, "", "")
