"""A short run of each conversation, so that `make bench` works when it is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.fixture import guide_app
from bench.processes import EMPTY_SERVER, FUNCLS_SERVER
from bench.sessions import QUESTIONS, start, work

pytestmark = pytest.mark.slow


def test_a_session_with_funcls_measures_everything(tmp_path: Path) -> None:
    others = [guide_app(tmp_path / "first"), guide_app(tmp_path / "second")]

    measured = work(FUNCLS_SERVER, guide_app(tmp_path / "app"), others, rounds=2, finds=True)

    assert len(measured.later_open) == 2
    assert len(measured.script_keystroke) == len(measured.configuration_keystroke) == 2
    assert {name: len(durations) for name, durations in measured.answers.items()} == dict.fromkeys(QUESTIONS, 2)


def test_the_same_session_with_the_empty_server_asks_nothing(tmp_path: Path) -> None:
    measured = work(EMPTY_SERVER, guide_app(tmp_path / "app"), [guide_app(tmp_path / "other")], rounds=2, finds=False)

    assert measured.answers == {}


def test_the_start_comes_before_the_findings(tmp_path: Path) -> None:
    initialized, opened = start(FUNCLS_SERVER, guide_app(tmp_path / "app"), finds=True)

    assert initialized > 0
    assert opened > 0
