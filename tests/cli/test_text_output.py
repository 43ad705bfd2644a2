"""Findings as people read them in a terminal."""

from __future__ import annotations

import io
import textwrap
from pathlib import Path

import pytest

from funcls.cli.text_output import Style
from funcls.rules.finding import Severity
from support.app_folder import AppFolder, handler, timers
from support.command import Command


def shown(text: str) -> str:
    return textwrap.dedent(text).lstrip("\n")


def test_a_finding_with_its_line_its_carets_and_its_other_half(funcls: Command, tmp_path: Path) -> None:
    AppFolder(tmp_path / "shop").function("timer, order", "timer")

    assert funcls("check").out == shown("""
        shop/Orders/__init__.py:4:17: error[param-undeclared] Parameter 'order' has no binding in \
Orders/function.json: the worker refuses the function, "the following parameters are declared in Python but not in \
function.json: {'order'}" (up to Python 3.12: "the function definition (function.json or function decorators)"). Add a \
binding named 'order' or remove the parameter.
            def main(timer, order):
                            ^^^^^
            shop/Orders/function.json:2:3: The bindings of the function
        1 error; 1 function in 1 app checked, 3 files read.
        """)


def test_a_tab_stays_a_tab_above_and_below(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write(
        "Orders/function.json",
        '{"bindings": [\n\t{\t"name":\t"clock", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}',
    )

    _, _, _, _, head, line, carets, *_ = funcls("check").out.splitlines()
    assert head.startswith("Orders/function.json:2:12: error[binding-unused]")
    assert line == '    \t{\t"name":\t"clock", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}'
    assert carets == "    \t \t       \t^^^^^^^"


def test_columns_and_carets_count_characters(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write("Orders/__init__.py", "def main(timer='é😀', clock=0): ...\n")

    head, line, carets, *_ = funcls("check").out.splitlines()
    assert head.startswith("Orders/__init__.py:1:22: error[param-undeclared]")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "clock"


def test_no_line_of_the_settings_is_repeated(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    values = '{"FUNCTIONS_WORKER_RUNTIME": "python", "KEY": "hunter2", "FUNCTIONS_WORKER_PROCESS_COUNT": "s3cret"}'
    app.write("local.settings.json", f'{{"IsEncrypted": false, "Values": {values}}}')

    for arguments in ([], ["--output-format", "json"], ["--verbose"]):
        out = funcls("check", *arguments).out
        assert "process-count" in out
        assert "hunter2" not in out
        assert "s3cret" not in out


def test_a_very_long_line_is_not_repeated(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    padding = " " * 300
    app.write("Orders/function.json", timers("timer").replace('"schedule"', f'{padding}"colour": 1, "schedule"'))

    assert funcls("check").out == shown("""
        Orders/function.json:6:307: hint[property-unknown] 'colour' is not a property of 'timerTrigger' bindings, \
and the host ignores it.
        1 hint; 1 function in 1 app checked, 3 files read.
        """)


def test_a_range_over_several_lines_is_underlined_up_to_the_end_of_its_first(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write(
        "Orders/function.json",
        '{"bindings": [\n  {"name": "timer", "type": "timerTrigger",\n   "schedule": {\n   }\n  }]}',
    )

    _, line, carets, *_ = funcls("check").out.splitlines()
    assert line == '       "schedule": {'
    assert carets == "                   ^"


def test_an_empty_range_gets_one_caret(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    app.write("Orders/function.json", timers("timer")[:-1])

    carets = [line.strip() for line in funcls("check").out.splitlines() if not line.strip("^ ")]
    assert carets
    assert all(carets)


@pytest.mark.parametrize(
    ("parameters", "names", "closing"),
    [
        ("timer", ["timer"], "No problems found; 1 function in 1 app checked, 3 files read."),
        ("timer, order", ["timer"], "1 error; 1 function in 1 app checked, 3 files read."),
        ("clock", ["timer"], "2 errors; 1 function in 1 app checked, 3 files read."),
    ],
)
def test_the_last_line_counts(funcls: Command, tmp_path: Path, parameters: str, names: list[str], closing: str) -> None:
    AppFolder(tmp_path).function(parameters, *names)
    assert funcls("check").out.splitlines()[-1] == closing


def test_the_last_line_counts_each_severity(funcls: Command, tmp_path: Path) -> None:
    for name in ("one", "two"):
        app = AppFolder(tmp_path / name).function()
        app.write("Orders/function.json", timers("timer").replace('"schedule"', '"colour": 1, "schedule"'))
    app.write("Orders/__init__.py", handler("timer, order"))
    assert funcls("check").out.splitlines()[-1] == "1 error, 2 hints; 2 functions in 2 apps checked, 6 files read."


def test_the_output_is_the_same_every_time(funcls: Command, tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        AppFolder(tmp_path / name).function("x, y, z", "u", "v", "w")
    first = funcls("check").out
    assert [funcls("check").out for _ in range(2)] == [first, first]
    roots = [line.partition("/")[0] for line in first.splitlines() if line[0] in "abc"]
    assert roots == sorted(roots)


class TestColour:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    @pytest.fixture(autouse=True)
    def _no_settings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")

    def test_on_a_terminal(self) -> None:
        style = Style.for_stream(self.Terminal())
        assert style.severity(Severity.ERROR) == "\x1b[31merror\x1b[0m"
        assert style.carets("^^^", Severity.WARNING) == "\x1b[33m^^^\x1b[0m"

    def test_not_in_a_file_or_pipe(self) -> None:
        assert Style.for_stream(io.StringIO()).severity(Severity.ERROR) == "error"

    @pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
    def test_not_where_it_is_not_wanted(self, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        assert Style.for_stream(self.Terminal()) == Style(colour=False)

    def test_an_empty_no_color_says_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "")
        assert Style.for_stream(self.Terminal()) == Style(colour=True)
