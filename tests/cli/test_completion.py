"""`funcls completion`: the script that a shell completes the command line with."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from funcls.cli.arguments import SHELLS, Command
from support import command


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_knows_every_command(funcls: command.Command, shell: str) -> None:
    code, out, err = funcls("completion", shell)

    assert (code, err) == (0, "")
    assert all(each.value in out for each in Command)


def test_a_shell_that_there_is_no_script_for(funcls: command.Command) -> None:
    code, out, err = funcls("completion", "fish")

    assert (code, out) == (2, "")
    assert "invalid choice: 'fish'" in err


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["check", "--stat"], ["--statistics"]),
        (["check", "--output-format", "js"], ["json"]),
        (["check", "--output-file", "no"], ["notes"]),
        (["list", "no"], ["notes"]),
    ],
)
def test_what_bash_offers(funcls: command.Command, tmp_path: Path, words: list[str], offered: list[str]) -> None:
    (tmp_path / "notes").write_text("")
    script = funcls("completion", "bash").out
    before = words[-2] if len(words) > 1 else "funcls"
    line = " ".join(f"'{word}'" for word in ["funcls", *words])
    ask = f"COMP_WORDS=({line}); COMP_CWORD={len(words)}; _shtab_funcls funcls '{words[-1]}' '{before}'"

    run = subprocess.run(
        ["bash"],
        input=f"{script}\n{ask}\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"",
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
    )

    assert [each for each in run.stdout.split() if each in offered or each.startswith(words[-1])] == offered
