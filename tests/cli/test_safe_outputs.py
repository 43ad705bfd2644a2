"""What no output may hold, whatever the files of an app do: secrets, and characters that steer a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.cli.arguments import FOR_PEOPLE, FORMATS
from support.app_folder import AppFolder
from support.command import Command

SECRET = "hunter2s3cret"
ESCAPE = "\x1b[31m"


def failing_alike(*texts: str) -> str:
    """A handler whose annotations all fail for one reason: one finding, that tells of the others beside it."""
    parameters = ", ".join(f'timer{number}: lost["{text}"]' for number, text in enumerate(texts))
    return f"def main({parameters}): ...\n"


@pytest.mark.parametrize("name", FORMATS)
def test_no_secret_of_a_finding_or_of_its_other_half(funcls: Command, tmp_path: Path, name: str) -> None:
    app = AppFolder(tmp_path).function()
    app.write("Orders/__init__.py", failing_alike(f"AccountKey={SECRET}", f"AccountKey={SECRET};", "other"))
    run = funcls("check", "--output-format", name)

    assert run.code == 1
    assert "annotation-unresolved" in run.out
    assert SECRET not in run.out + run.err
    assert ("fails, too" in run.out) is (name != "concise")


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_no_character_that_steers_a_terminal(funcls: Command, tmp_path: Path, name: str) -> None:
    app = AppFolder(tmp_path / f"a{ESCAPE}b").function()
    AppFolder(tmp_path / f"empty{ESCAPE}\nline")
    app.write("Orders/__init__.py", failing_alike(f"{ESCAPE}1", f"{ESCAPE}2"))
    run = funcls("check", "--verbose", "--output-format", name)

    assert run.code == 1
    assert "\x1b" not in run.out + run.err
    assert "no functions in this app\n" in run.out + run.err
    assert not [line for line in (run.out + run.err).splitlines() if line.startswith("line:")]
