"""The command as a process: what it imports, and how it behaves at a terminal and a pipe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.app_folder import AppFolder

pytestmark = pytest.mark.slow

FUNCLS = [sys.executable, "-m", "funcls"]
IMPORTED = """
import sys
from funcls.__main__ import main
main(sys.argv[1:])
packages = {name.partition(".")[0] for name in sys.modules}
print(*sorted(packages & {"pygls", "lsprotocol", "asyncio", "jsonschema", "jedi"}), file=sys.stderr)
"""


def imported(folder: Path) -> list[str]:
    """Return which of the expensive packages `funcls check` imports in a folder."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED, "check"], cwd=folder, capture_output=True, encoding="utf-8", check=True
    )
    return run.stderr.split()


def test_check_imports_nothing_of_the_protocol(tmp_path: Path) -> None:
    AppFolder(tmp_path).function("clock", "timer")
    assert imported(tmp_path) == ["jsonschema"]


def test_jsonschema_comes_with_the_first_binding_that_is_judged(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write("Orders/function.json", '{"bindings": []}')
    assert imported(tmp_path) == []


def test_output_that_nobody_reads_ends_without_a_traceback(tmp_path: Path) -> None:
    for number in range(40):
        AppFolder(tmp_path / f"app{number}").function("a, b, c, d, e", "v", "w", "x", "y", "z")
    with subprocess.Popen([*FUNCLS, "check"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 2


def test_a_terminal_that_cannot_show_a_character_shows_another(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write("Orders/__init__.py", "def main(timer, naïve): ...\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([*FUNCLS, "check"], cwd=tmp_path, capture_output=True, env=environment, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    assert b"def main(timer, na\\xefve)" in run.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
class TestTerminal:
    def at_terminal(self, folder: Path, *arguments: str, **settings: str) -> str:
        """Return what the command writes at a terminal that nobody types at."""
        import pty

        ours, theirs = pty.openpty()
        environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        environment |= {"COLUMNS": "80", **settings}
        process = subprocess.Popen(
            [*FUNCLS, *arguments], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 65536):
                written += part
        except OSError:
            # How Linux tells that the other end was closed.
            pass
        os.close(ours)
        process.wait(timeout=60)
        return written.decode()

    def test_colour(self, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("timer, order", "timer")
        assert "\x1b[31merror\x1b[0m[param-undeclared]" in self.at_terminal(tmp_path, "check", TERM="xterm")

    def test_no_color(self, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("timer, order", "timer")
        written = self.at_terminal(tmp_path, "check", TERM="xterm", NO_COLOR="1")
        assert "error[param-undeclared]" in written
        assert "\x1b" not in written

    def test_no_colour_in_json(self, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("timer, order", "timer")
        assert "\x1b" not in self.at_terminal(tmp_path, "check", "--output-format", "json", TERM="xterm")

    def test_without_arguments_it_prints_help_and_ends(self, tmp_path: Path) -> None:
        assert self.at_terminal(tmp_path, TERM="dumb").startswith("usage: funcls ")
