"""The formats of a report, where it goes, and what it counts."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest

from funcls.cli.arguments import FORMATS
from funcls.cli.formats import FORMATS as WRITTEN
from support.app_folder import AppFolder, handler, timers
from support.command import Command

CLOSING = "2 errors, 1 hint; 1 function in 1 app checked, 3 files read."


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    """An app with two errors, and a property that the host does not read."""
    app = AppFolder(tmp_path / "shop").function("clock")
    app.write("Orders/function.json", timers("timer").replace('"schedule"', '"colour": "red", "schedule"'))
    return app


def places(output: str) -> list[str]:
    """The lines of a report without their messages."""
    return [line.partition("] ")[0] for line in output.splitlines()]


def test_every_format_that_can_be_asked_for_is_written() -> None:
    assert tuple(WRITTEN) == FORMATS


class TestConcise:
    def test_each_finding_is_one_line(self, funcls: Command, shop: AppFolder) -> None:
        code, out, err = funcls("check", "--output-format", "concise")

        assert (code, err) == (1, "")
        *lines, closing = out.splitlines()
        assert closing == CLOSING
        assert places("\n".join(lines)) == [
            "shop/Orders/__init__.py:4:10: error[param-undeclared",
            "shop/Orders/function.json:4:15: error[binding-unused",
            "shop/Orders/function.json:6:7: hint[property-unknown",
        ]

    def test_a_file_name_cannot_steer_the_terminal(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path / "a\x1b[31mb").function("clock", "timer")

        assert "\x1b" not in funcls("check", "--output-format", "concise").out


class TestGitHub:
    def test_a_finding_is_a_command(self, funcls: Command, shop: AppFolder) -> None:
        code, out, err = funcls("check", "--output-format", "github")

        assert (code, err) == (1, f"{CLOSING}\n")
        first, second, third = out.splitlines()
        assert first.startswith(
            "::error file=shop/Orders/__init__.py,line=4,endLine=4,title=funcls(param-undeclared),col=10,endColumn=15::"
            "Parameter 'clock' has no binding"
        )
        assert second.startswith("::error file=shop/Orders/function.json,line=4,")
        assert third.startswith("::notice file=shop/Orders/function.json,line=6,")

    def test_what_would_end_a_command_is_escaped(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path / "a,b:c%d").function("clock", "timer")

        first = funcls("check", "--output-format", "github").out.splitlines()[0]

        assert "file=a%2Cb%3Ac%25d/Orders/__init__.py,line=4" in first
        assert "%0Aa,b:c%25d/Orders/function.json: " in first

    def test_nothing_found_is_no_line(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path).function()

        assert funcls("check", "--output-format", "github") == (
            0,
            "",
            "No problems found; 1 function in 1 app checked, 3 files read.\n",
        )


class TestOutputFile:
    @pytest.mark.parametrize("name", FORMATS)
    def test_a_report_goes_there_and_the_closing_line_is_printed(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, name: str
    ) -> None:
        printed = funcls("check", "--output-format", name).out
        code, out, err = funcls("check", "--output-format", name, "--output-file", "report")

        assert (code, out, err) == (1, f"{CLOSING}\n", "")
        assert (tmp_path / "report").read_text(encoding="utf-8") == printed
        assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []

    def test_a_folder_that_is_not_there(self, funcls: Command, shop: AppFolder) -> None:
        code, out, err = funcls("check", "--output-file", "nowhere/report")

        assert (code, out, err) == (2, "", "funcls: nowhere/report: not written: No such file or directory\n")

    @pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
    @pytest.mark.parametrize("report", ["known.json", "shop/../known.json", "latest"])
    def test_a_baseline_is_not_replaced(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, option: str, report: str
    ) -> None:
        funcls("check", "--write-baseline", "known.json")
        (tmp_path / "latest").symlink_to(tmp_path / "known.json")
        before = (tmp_path / "known.json").read_bytes()

        assert funcls("check", option, "known.json", "--output-file", report) == (
            2,
            "",
            f"funcls: {report}: the baseline, which --output-file would replace\n",
        )
        assert (tmp_path / "known.json").read_bytes() == before

    @pytest.mark.skipif(os.name != "posix", reason="there are no masks of permissions here")
    @pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
    @pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
    def test_a_new_file_has_the_permissions_of_all_new_files(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, option: str, mask: int, mode: int
    ) -> None:
        before = os.umask(mask)
        try:
            funcls("check", option, "new")
        finally:
            os.umask(before)

        assert (tmp_path / "new").stat().st_mode & 0o777 == mode

    def test_a_link_stays_one_and_a_file_keeps_its_permissions(
        self, funcls: Command, shop: AppFolder, tmp_path: Path
    ) -> None:
        report, link = tmp_path / "report", tmp_path / "latest"
        report.write_text("old")
        report.chmod(0o600)
        link.symlink_to(report)

        assert funcls("check", "--output-format", "concise", "--output-file", "latest").code == 1
        assert link.is_symlink()
        assert report.read_text(encoding="utf-8").endswith(f"{CLOSING}\n")
        assert report.stat().st_mode & 0o777 == (0o600 if os.name == "posix" else 0o666)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
    def test_what_is_no_file_is_written_to(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        read: list[str] = []
        reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
        reader.start()

        assert funcls("check", "--output-format", "concise", "--output-file", "pipe").code == 1
        reader.join(60)
        assert [each.splitlines()[-1] for each in read] == [CLOSING]
        assert pipe.is_fifo()

    def test_what_stands_there_stays_where_it_cannot_be_replaced(self, funcls: Command, shop: AppFolder) -> None:
        (shop.root / "report" / "kept").mkdir(parents=True)

        assert funcls("check", "shop/Orders", "--output-file", "shop/report").code == 2
        assert sorted(each.name for each in shop.root.iterdir()) == ["Orders", "host.json", "report"]


@pytest.mark.parametrize(
    ("fail_on", "parameters", "code"),
    [
        ("error", "clock", 1),
        ("error", "timer", 0),
        ("warning", "timer", 0),
        ("information", "timer", 0),
        ("never", "clock", 0),
    ],
)
def test_what_fails_a_check(funcls: Command, shop: AppFolder, fail_on: str, parameters: str, code: int) -> None:
    shop.script.write_text(handler(parameters), encoding="utf-8")

    assert funcls("check", "--fail-on", fail_on).code == code


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("information", 1), ("never", 0)])
def test_a_warning_fails_a_check_from_there_on(funcls: Command, shop: AppFolder, fail_on: str, code: int) -> None:
    shop.script.write_text(handler("timer"), encoding="utf-8")
    shop.write("funcls.toml", '[severity]\nproperty-unknown = "warning"\n')

    assert funcls("check", "--fail-on", fail_on).code == code


class TestStatistics:
    def test_the_numbers_stand_before_the_closing_line(self, funcls: Command, shop: AppFolder) -> None:
        shop.script.write_text(handler("clock, order"), encoding="utf-8")

        assert funcls("check", "--statistics").out.splitlines()[-4:] == [
            "2  error  param-undeclared",
            "1  error  binding-unused",
            "1  hint   property-unknown",
            "3 errors, 1 hint; 1 function in 1 app checked, 3 files read.",
        ]

    def test_tools_get_them_as_data(self, funcls: Command, shop: AppFolder) -> None:
        out = funcls("check", "--statistics", "--output-format", "json", "--select", "signature").out

        assert json.loads(out)["statistics"] == [
            {"code": "binding-unused", "severity": "error", "count": 1},
            {"code": "param-undeclared", "severity": "error", "count": 1},
        ]

    def test_nothing_else_that_tools_read_has_them(self, funcls: Command, shop: AppFolder) -> None:
        out, err = funcls("check", "--statistics", "--output-format", "github")[1:]

        assert all(line.startswith("::") for line in out.splitlines())
        assert err.splitlines()[0] == "1  error  binding-unused"


class TestQuiet:
    def test_it_leaves_out_the_closing_line(self, funcls: Command, shop: AppFolder) -> None:
        whole = funcls("check").out.splitlines()

        assert funcls("check", "-q") == (1, "\n".join([*whole[:-1], ""]), "")

    def test_that_nothing_was_read_is_told_all_the_same(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path)

        assert funcls("check", "--quiet") == (0, ".: no functions in this app\n", "")
        assert funcls("check", "--quiet", "--output-format", "concise") == (
            0,
            "",
            "funcls: .: no functions in this app\n",
        )

    @pytest.mark.parametrize("name", FORMATS)
    def test_it_is_told_beside_a_report_in_a_file(self, funcls: Command, tmp_path: Path, name: str) -> None:
        AppFolder(tmp_path)

        assert funcls("check", "-q", "--output-format", name, "--output-file", "report") == (
            0,
            "",
            "funcls: .: no functions in this app\n",
        )


class TestRules:
    def test_some_alone(self, funcls: Command, shop: AppFolder) -> None:
        assert places(funcls("check", "-q", "--output-format", "concise", "--select", "properties").out) == [
            "shop/Orders/function.json:6:7: hint[property-unknown"
        ]

    def test_all_but_some(self, funcls: Command, shop: AppFolder) -> None:
        ignored = "signature, property-unknown"

        assert funcls("check", "-q", "--ignore", ignored) == (0, "", "")

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_a_name_that_there_is_not(self, funcls: Command, shop: AppFolder, option: str) -> None:
        code, out, err = funcls("check", option, "json,binding-unusd")

        assert (code, out) == (2, "")
        assert err.splitlines()[-1] == (
            f"funcls check: argument {option}: no rule or group has the name 'binding-unusd'. "
            "Did you mean 'binding-unused'?"
        )


class TestSkipOutside:
    def test_files_in_no_app_are_passed_over(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        (tmp_path / "deploy.py").write_text("")

        assert funcls("check", "deploy.py", "shop/host.json").code == 2
        assert funcls("check", "--skip-outside", "deploy.py", "shop/host.json").out.endswith(f"{CLOSING}\n")

    def test_where_nothing_is_left_nothing_was_checked(self, funcls: Command, tmp_path: Path) -> None:
        (tmp_path / "deploy.py").write_text("")

        assert funcls("check", "--skip-outside", "deploy.py") == (
            0,
            "Nothing checked; no file given lies in an app.\n",
            "",
        )

    @pytest.mark.parametrize(
        ("option", "said"),
        [
            (
                "--baseline",
                "Nothing checked; {}; baseline: 0 findings known, 0 entries gone.",
            ),
            (
                "--write-baseline",
                "Baseline with 0 findings written to known.json; {}.",
            ),
        ],
    )
    def test_that_is_told_beside_a_baseline_too(self, funcls: Command, tmp_path: Path, option: str, said: str) -> None:
        (tmp_path / "deploy.py").write_text("")
        funcls("check", "--skip-outside", "deploy.py", "--write-baseline", "known.json")

        assert funcls("check", "--skip-outside", "deploy.py", option, "known.json") == (
            0,
            f"{said.format('no file given lies in an app')}\n",
            "",
        )

    def test_a_path_that_is_not_there_is_a_mistake_all_the_same(self, funcls: Command, shop: AppFolder) -> None:
        assert funcls("check", "--skip-outside", "nowhere.py").code == 2


def test_a_file_above_several_apps_is_reported_once(funcls: Command, tmp_path: Path) -> None:
    for name in ("bank", "shop"):
        AppFolder(tmp_path / name).function()
    (tmp_path / "pyproject.toml").write_text("[tool.funcls]\nslect = []\n")

    lines = funcls("check", "--output-format", "concise").out.splitlines()

    assert places("\n".join(lines[:-1])) == ["pyproject.toml:2:1: warning[config-key"]
    assert lines[-1] == "1 warning; 2 functions in 2 apps checked, 7 files read."
