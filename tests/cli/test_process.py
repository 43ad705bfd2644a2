"""The command as a process: what it imports, and how it behaves at a terminal and a pipe."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from support.app_folder import AppFolder, timers

pytestmark = pytest.mark.slow

FUNCLS = [sys.executable, "-m", "funcls"]
IMPORTED = """
import sys
before = set(sys.modules)
from funcls.__main__ import main
main(sys.argv[1:])
packages = {name.partition(".")[0] for name in sys.modules.keys() - before}
print(*sorted(packages & {"pygls", "lsprotocol", "asyncio", "jsonschema", "jedi", "multiprocessing"}), file=sys.stderr)
"""


def imported(folder: Path, *arguments: str) -> list[str]:
    """Return which of the expensive packages `funcls check` imports in a folder, beside what measures its coverage."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED, "check", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return run.stderr.split()


def test_check_imports_nothing_of_the_protocol_nor_what_it_can_do_without(tmp_path: Path) -> None:
    AppFolder(tmp_path).function("clock", "timer")
    assert imported(tmp_path) == []


def test_jsonschema_comes_with_the_first_value_that_is_not_plainly_allowed(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write("Orders/function.json", timers("timer").replace('"0 0 * * * *"', "[5]"))
    assert imported(tmp_path) == ["jsonschema"]


def test_output_that_nobody_reads_ends_without_a_traceback(tmp_path: Path) -> None:
    for number in range(40):
        AppFolder(tmp_path / f"app{number}").function("a, b, c, d, e", "v", "w", "x", "y", "z")
    with subprocess.Popen([*FUNCLS, "check"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/stdout here")
def test_a_report_goes_into_the_pipe_that_standard_output_is(tmp_path: Path) -> None:
    AppFolder(tmp_path).function("timer, order", "timer")
    options = ["--output-format", "concise", "--output-file", "/dev/stdout"]
    run = subprocess.run([*FUNCLS, "check", *options], cwd=tmp_path, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    assert run.stdout.startswith(b"Orders/__init__.py:4:17: error[param-undeclared]")


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


class Watching:
    """`funcls check --watch` as a process, whose lines are read one by one; every read ends after a minute at most."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*FUNCLS, "check", "--watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Watching:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, end: str) -> list[str]:
        """Return the lines up to the first one with this end."""
        lines = [self._lines.get(timeout=60)]
        while not lines[-1].endswith(end):
            lines.append(self._lines.get(timeout=60))
        return lines

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit code, and what was written of it."""
        assert self.process.stderr
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=60), self.process.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="one process cannot press Ctrl-C for another here")
@pytest.mark.parametrize("arguments", [(), ("--jobs", "2")])
def test_watch_tells_what_an_edit_mends_until_it_is_interrupted(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for number in range(60):
        app = AppFolder(tmp_path / f"app{number}").function("timer, order")

    with Watching(tmp_path, *arguments) as watching:
        watching.until("60 errors; 60 functions in 60 apps checked, 180 files read.")
        app.function("timer")
        assert watching.until(" read.") == [
            "mended: app59/Orders/__init__.py:4:17 param-undeclared",
            "59 errors; 60 functions in 60 apps checked, 180 files read.",
        ]
        assert watching.interrupt() == (0, "")


def test_watch_writes_a_report_for_tools_anew(tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function("timer, order")
    report = tmp_path / "report.json"

    with Watching(tmp_path, "--output-format", "json", "--output-file", str(report)) as watching:
        watching.until("1 error; 1 function in 1 app checked, 3 files read.")
        assert [each["code"] for each in json.loads(report.read_text())["diagnostics"]] == ["param-undeclared"]
        app.function("timer")
        watching.until("No problems found; 1 function in 1 app checked, 3 files read.")
        assert json.loads(report.read_text())["diagnostics"] == []


def test_watch_leaves_out_what_a_baseline_knows(tmp_path: Path) -> None:
    app = AppFolder(tmp_path / "shop").function("timer, order")
    subprocess.run([*FUNCLS, "check", "--write-baseline", "known.json"], cwd=tmp_path, check=True, capture_output=True)

    with Watching(tmp_path, "--baseline", "known.json") as watching:
        assert watching.until(" gone.")[-1].startswith("No new problems; ")
        app.function("timer, order, other")
        assert watching.until(" gone.")[0].startswith("shop/Orders/__init__.py:4:24: error[param-undeclared]")


def test_few_functions_need_no_other_process(tmp_path: Path) -> None:
    AppFolder(tmp_path).function("clock", "timer")
    assert imported(tmp_path, "--jobs", "2") == []
