"""The command as a person runs it, in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.__main__ import main
from support.command import Command, Run


@pytest.fixture
def funcls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs `funcls` with the given arguments in the folder `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Run:
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(str(end.code))
        return Run(code, *capsys.readouterr())

    return run
