"""`funcls check --stdin-filename`: an editor pipes the text of one file and is told what is wrong in it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from funcls.workspace.disk import LARGEST_FILE
from support.app_folder import AppFolder, handler, timers
from support.command import Command, Run

Check = Callable[..., Run]
"""Runs `funcls check --stdin-filename FILE` with a text or bytes on standard input."""

CLEAN = "No problems found; 1 function in 1 app checked, 3 files read.\n"


@pytest.fixture
def check(funcls: Command, monkeypatch: pytest.MonkeyPatch) -> Check:
    def run(file: str, content: str | bytes, *options: str) -> Run:
        data = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return funcls("check", "--stdin-filename", file, *options)

    return run


def places(run: Run) -> list[str]:
    """The places of the findings, without the message, the source lines and the other half."""
    return [line.partition("]")[0] + "]" for line in run.out.splitlines() if line[0] != " " and "]" in line]


class TestWhatIsReported:
    """The findings of the named file, and an exit code that follows from them alone."""

    def test_the_text_stands_for_what_the_disk_holds(self, check: Check, tmp_path: Path) -> None:
        app = AppFolder(tmp_path).function("clock", "timer")
        assert check("Orders/function.json", timers("clock")) == (0, CLEAN, "")

        run = check("Orders/__init__.py", handler("timer, order"))
        assert (run.code, places(run)) == (1, ["Orders/__init__.py:4:17: error[param-undeclared]"])
        assert app.script.read_text(encoding="utf-8") == handler("clock")

    def test_what_is_wrong_in_the_other_half_is_for_the_other_half(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("timer, order", "timer")
        assert check("Orders/function.json", timers("timer")) == (0, CLEAN, "")

    def test_a_mismatch_is_reported_where_each_half_shows_it(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("timer", "timer")
        in_json = check("Orders/function.json", timers("clock"))
        assert (in_json.code, places(in_json)) == (1, ["Orders/function.json:4:15: error[binding-unused]"])
        in_script = check("Orders/__init__.py", handler("clock"))
        assert (in_script.code, places(in_script)) == (1, ["Orders/__init__.py:4:10: error[param-undeclared]"])

    def test_other_functions_count_where_they_meet_this_one(self, check: Check, tmp_path: Path) -> None:
        route = '{"bindings": [{"name": "req", "type": "httpTrigger", "authLevel": "anonymous", "route": "orders"}]}'
        app = AppFolder(tmp_path)
        for name in ("Orders", "Copies"):
            app.write(f"{name}/__init__.py", handler("req"))
        app.write("Copies/function.json", route)
        run = check("Orders/function.json", route)
        assert [line.rpartition("[")[2] for line in places(run)] == ["route-conflict]"]

    def test_a_module_that_a_function_takes_its_handler_from(self, check: Check, tmp_path: Path) -> None:
        app = AppFolder(tmp_path)
        app.write("Orders/function.json", timers("timer"))
        app.write("Orders/__init__.py", "from shared.orders import main\n")
        app.write("shared/orders.py", handler("timer"))
        assert places(check("shared/orders.py", handler("clock"))) == ["shared/orders.py:4:10: error[param-undeclared]"]

    def test_json_for_tools(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function()
        code, out, err = check("Orders/__init__.py", handler("timer, order"), "--output-format", "json")
        assert (code, err) == (1, "1 error; 1 function in 1 app checked, 3 files read.\n")
        assert [(each["file"], each["code"]) for each in json.loads(out)["diagnostics"]] == [
            ("Orders/__init__.py", "param-undeclared")
        ]

    def test_the_target_on_the_command_line_counts(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("my_timer")
        run = check("Orders/function.json", timers("my_timer"), "--host-version", "4.1037")
        assert "[binding-name]" in run.out


class TestWhichFile:
    """The file need not be there, but an app must."""

    def test_a_file_that_is_not_on_the_disk_yet(self, check: Check, tmp_path: Path) -> None:
        app = AppFolder(tmp_path)
        app.write("Orders/__init__.py", handler("timer"))
        assert places(check("Orders/function.json", timers("clock"))) == [
            "Orders/function.json:4:15: error[binding-unused]"
        ]

    def test_a_function_whose_folder_is_not_on_the_disk_yet(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path)
        run = check("Orders/function.json", timers("timer"))
        assert (run.code, [line.rpartition("[")[2] for line in places(run)]) == (1, ["script-undetermined]"])

    def test_a_file_of_no_function(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("timer, order")
        assert check("deploy.py", "import nothing\n") == (
            0,
            "No problems found; 0 functions in 1 app checked, 3 files read.\n",
            "",
        )

    def test_from_another_folder(self, check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        AppFolder(tmp_path / "shop").function()
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        for file in ("../shop/Orders/__init__.py", str(tmp_path / "shop" / "Orders" / "__init__.py")):
            assert check(file, handler("timer, order")).code == 1

    def test_outside_any_app(self, check: Check, tmp_path: Path) -> None:
        reason = "no app here (an app is a folder with host.json)"
        assert check("Orders/function.json", "{}") == (2, "", f"funcls: Orders/function.json: {reason}\n")

    def test_a_folder(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function()
        assert check("Orders", "{}") == (2, "", "funcls: Orders: a folder, not a file\n")


class TestEncoding:
    """The bytes are read as if they came from the disk."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_function_json_as_the_host_reads_it(self, check: Check, tmp_path: Path, encoding: str) -> None:
        AppFolder(tmp_path).function()
        assert check("Orders/function.json", timers("timer").encode(encoding)) == (0, CLEAN, "")

    def test_the_coding_line_of_a_script(self, check: Check, tmp_path: Path) -> None:
        AppFolder(tmp_path).function()
        script = f"# coding: latin-1\nNAME = 'é'\n{handler('timer')}"
        assert check("Orders/__init__.py", script.encode("latin-1")) == (0, CLEAN, "")

    @pytest.mark.parametrize("file", ["Orders/function.json", "Orders/__init__.py"])
    @pytest.mark.parametrize(
        "content",
        [b"", b"\x00", b"\xff\xfe\x00", b'# "\xe9', b"[" * 100_000, b" " * (LARGEST_FILE + 1)],
        ids=["empty", "nul", "half a character", "latin-1", "deep", "too large"],
    )
    def test_whatever_is_piped_in_says_what_it_says_on_the_disk(
        self, funcls: Command, check: Check, tmp_path: Path, file: str, content: bytes
    ) -> None:
        app = AppFolder(tmp_path).function()
        piped = check(file, content)
        app.root.joinpath(file).write_bytes(content)
        from_disk = funcls("check", file)
        assert piped.err == from_disk.err == ""
        assert places(piped) == [place for place in places(from_disk) if place.startswith(file)]


def test_standard_input_that_is_closed(funcls: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    AppFolder(tmp_path).function()
    monkeypatch.setattr(sys, "stdin", None)
    assert funcls("check", "--stdin-filename", "Orders/function.json") == (2, "", "funcls: standard input is closed\n")
