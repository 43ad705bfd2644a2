"""Which apps and functions a PATH stands for, and how the run ends."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from funcls.workspace.disk import LocalDisk
from support.app_folder import AppFolder, handler, timers
from support.command import Command


class Checked(NamedTuple):
    """What a run says: its exit code, the functions with findings, and what it looked at."""

    code: int
    functions: list[str]
    looked_at: str


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    """Two functions with a mistake each, of which one has its handler in a module that they share, and a clean one."""
    app = AppFolder(tmp_path / "shop").function("clock", "timer")
    app.write("Refunds/function.json", timers("timer"))
    app.write("Refunds/__init__.py", "from shared.refunds import main\n")
    app.write("shared/refunds.py", handler("clock"))
    app.write("Clean/function.json", timers("timer"))
    app.write("Clean/__init__.py", handler("timer"))
    return app


def check(funcls: Command, *paths: str) -> Checked:
    code, out, err = funcls("check", *paths)
    assert err == ""
    *_, closing = out.splitlines()
    functions = re.findall(r"^([\w./]+)/function\.json:.*error\[", out, flags=re.MULTILINE)
    return Checked(code, functions, re.sub(r", \d+ files? read", "", closing.rpartition("; ")[2]))


class TestPaths:
    def test_a_folder_is_all_apps_below_it(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        AppFolder(tmp_path / "work" / "office").function("clock", "timer")
        everything = Checked(1, ["shop/Orders", "shop/Refunds", "work/office/Orders"], "4 functions in 2 apps checked.")
        assert check(funcls) == everything
        assert check(funcls, ".") == everything
        assert check(funcls, "shop", "work") == everything
        assert check(funcls, "work", "shop", "shop/Orders") == everything
        assert check(funcls, "work") == Checked(1, ["work/office/Orders"], "1 function in 1 app checked.")

    def test_an_app(self, funcls: Command, shop: AppFolder) -> None:
        expected = Checked(1, ["shop/Orders", "shop/Refunds"], "3 functions in 1 app checked.")
        assert check(funcls, "shop") == expected
        assert check(funcls, "shop/") == expected
        assert check(funcls, "./work/../shop") == expected

    def test_the_current_folder_is_not_named(
        self, funcls: Command, shop: AppFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(shop.root)
        assert check(funcls).functions == ["Orders", "Refunds"]

    def test_an_app_outside_the_current_folder_is_named_in_full(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        code, out, _ = funcls("check", "../shop/Orders")
        assert code == 1
        assert out.startswith(f"{shop.root.as_posix()}/Orders/__init__.py:4:10: error[param-undeclared]")

    def test_a_folder_inside_an_app_is_its_function(self, funcls: Command, shop: AppFolder) -> None:
        (shop.root / "Orders" / "data").mkdir()
        expected = Checked(1, ["shop/Orders"], "1 function in 1 app checked.")
        assert check(funcls, "shop/Orders") == expected
        assert check(funcls, "shop/Orders/data") == expected
        assert check(funcls, "shop/Clean") == Checked(0, [], "1 function in 1 app checked.")
        assert check(funcls, "shop/Clean", "shop/Orders") == Checked(
            1, ["shop/Orders"], "2 functions in 1 app checked."
        )

    def test_a_file_is_the_functions_that_it_takes_part_in(self, funcls: Command, shop: AppFolder) -> None:
        assert check(funcls, "shop/Orders/function.json") == Checked(1, ["shop/Orders"], "1 function in 1 app checked.")
        assert check(funcls, "shop/Orders/__init__.py") == Checked(1, ["shop/Orders"], "1 function in 1 app checked.")
        assert check(funcls, "shop/shared/refunds.py") == Checked(1, ["shop/Refunds"], "1 function in 1 app checked.")
        assert check(funcls, "shop/Clean/__init__.py") == Checked(0, [], "1 function in 1 app checked.")

    def test_host_json_is_every_function(self, funcls: Command, shop: AppFolder) -> None:
        assert check(funcls, "shop/host.json").looked_at == "3 functions in 1 app checked."

    def test_a_file_of_no_function(self, funcls: Command, shop: AppFolder) -> None:
        shop.write("notes.txt", "")
        assert check(funcls, "shop/notes.txt") == Checked(0, [], "0 functions in 1 app checked.")

    def test_an_app_inside_an_app_is_one_of_its_own(self, funcls: Command, shop: AppFolder) -> None:
        AppFolder(shop.root / "tools").function("clock", "timer")
        assert check(funcls, "shop").functions == ["shop/Orders", "shop/Refunds", "shop/tools/Orders"]
        assert check(funcls, "shop/tools").functions == ["shop/tools/Orders"]

    def test_environments_and_packages_are_not_looked_into(self, funcls: Command, shop: AppFolder) -> None:
        for folder in (".venv/lib", "node_modules/x", ".git", "env"):
            AppFolder(shop.root / folder).function("clock", "timer")
        shop.write("env/pyvenv.cfg", "version = 3.12.1\n")
        assert check(funcls, "shop").looked_at == "3 functions in 1 app checked."


class TestNotRun:
    def test_a_path_without_an_app(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path, host_json=False).function()
        reason = "no app here (an app is a folder with host.json)"
        assert funcls("check") == (2, "", f"funcls: .: {reason}\n")
        assert funcls("check", "Orders/function.json") == (2, "", f"funcls: Orders/function.json: {reason}\n")

    def test_a_path_that_does_not_exist(self, funcls: Command, shop: AppFolder) -> None:
        expected = (2, "", "funcls: shop/Nope: no such file or folder\n")
        assert funcls("check", "shop/Nope") == expected
        assert funcls("check", "shop", "shop/Nope") == expected

    def test_a_path_that_no_disk_could_hold(self, funcls: Command) -> None:
        code, out, err = funcls("check", "x" * 5000)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1


class TestNoFunctions:
    def test_it_is_said_in_one_line(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path / "empty")
        closing = "No problems found; 0 functions in 1 app checked, 1 file read."
        assert funcls("check") == (0, f"empty: no functions in this app\n{closing}\n", "")

    def test_it_is_said_beside_the_findings_of_others(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        AppFolder(tmp_path / "empty")
        *_, said, closing = funcls("check").out.splitlines()
        assert said == "empty: no functions in this app"
        assert closing.endswith("; 3 functions in 2 apps checked, 9 files read.")

    def test_what_is_said_of_the_app_is_counted(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path / "empty").write("host.json", '{"logging": {}}')
        (tmp_path / "empty" / "requirements.txt").write_text("azure-functions\n", encoding="utf-8")
        code, out, _ = funcls("check")
        assert code == 1
        assert out.splitlines()[-2:] == [
            "empty: no functions in this app",
            "1 error; 0 functions in 1 app checked, 2 files read.",
        ]

    def test_it_is_said_beside_the_json(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path)
        code, out, err = funcls("check", "--output-format", "json")
        closing = "No problems found; 0 functions in 1 app checked, 1 file read."
        assert (code, err) == (0, f"funcls: .: no functions in this app\n{closing}\n")
        assert json.loads(out) == {"version": 1, "diagnostics": []}


class TestExitCode:
    @pytest.mark.parametrize("output_format", ["text", "json"])
    def test_1_with_an_error(self, funcls: Command, tmp_path: Path, output_format: str) -> None:
        AppFolder(tmp_path).function("clock", "timer")
        assert funcls("check", "--output-format", output_format).code == 1

    @pytest.mark.parametrize("output_format", ["text", "json"])
    def test_0_with_anything_less(self, funcls: Command, tmp_path: Path, output_format: str) -> None:
        app = AppFolder(tmp_path).function()
        app.write("Orders/function.json", timers("timer").replace('"schedule"', '"colour": 1, "schedule"'))
        code, out, _ = funcls("check", "--output-format", output_format)
        assert code == 0
        assert "property-unknown" in out


class TestTarget:
    """The versions on the command line reach the rules."""

    def test_host_version(self, funcls: Command, tmp_path: Path) -> None:
        AppFolder(tmp_path).function("my_timer", "my_timer")
        assert funcls("check").code == 0
        assert "binding-name" in funcls("check", "--host-version", "4.1037").out


class TestHostileFiles:
    """Whatever lies on the disk: an answer or a line on stderr, and never a traceback."""

    def test_a_folder_named_function_json(self, funcls: Command, shop: AppFolder) -> None:
        (shop.root / "Folder" / "function.json").mkdir(parents=True)
        assert check(funcls, "shop").looked_at == "3 functions in 1 app checked."

    def test_a_folder_named_like_the_script(self, funcls: Command, tmp_path: Path) -> None:
        app = AppFolder(tmp_path)
        app.write("Orders/function.json", timers("timer"))
        app.script.mkdir()
        assert "script-undetermined" in funcls("check").out

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
    def test_a_pipe_named_function_json(self, funcls: Command, tmp_path: Path) -> None:
        (AppFolder(tmp_path).root / "Pipe").mkdir()
        os.mkfifo(tmp_path / "Pipe" / "function.json")
        assert funcls("check") == (
            0,
            ".: no functions in this app\nNo problems found; 0 functions in 1 app checked, 1 file read.\n",
            "",
        )

    def test_a_link_to_itself_and_one_to_nothing(self, funcls: Command, shop: AppFolder) -> None:
        (shop.root / "loop").symlink_to(shop.root, target_is_directory=True)
        (shop.root / "Lost").symlink_to(shop.root / "gone", target_is_directory=True)
        (shop.root / "Clean" / "function.json").unlink()
        (shop.root / "Clean" / "function.json").symlink_to("function.json")
        assert check(funcls, "shop").functions == ["shop/Orders", "shop/Refunds"]

    @pytest.mark.parametrize(
        "content",
        [b"", b"\x00", b"\xff\xfe", b"\xff\xfe\x00", b"\xef\xbb\xbf", b'{"bindings": "\xe9"}', b"[" * 100_000, b"nul"],
        ids=["empty", "nul", "utf-16 bom", "half a character", "utf-8 bom", "latin-1", "deep", "word"],
    )
    @pytest.mark.parametrize("path", ["Orders/function.json", "Orders/__init__.py", "host.json", "pyproject.toml"])
    def test_content_that_is_not_what_it_should_be(
        self, funcls: Command, tmp_path: Path, path: str, content: bytes
    ) -> None:
        AppFolder(tmp_path).function().root.joinpath(path).write_bytes(content)
        code, out, err = funcls("check")
        assert code in (0, 1)
        assert out
        assert err == ""

    @pytest.mark.parametrize(
        "script",
        [b"# coding: nonsense\n", b"# coding: utf-8\n\xe9\n", b"def main(timer):\n\x00", b"((((" * 5000, b"\f\v\x1c"],
        ids=["unknown coding", "wrong coding", "nul", "deep", "control"],
    )
    def test_a_script_that_python_cannot_read(self, funcls: Command, tmp_path: Path, script: bytes) -> None:
        AppFolder(tmp_path).function().script.write_bytes(script)
        code, out, err = funcls("check")
        assert code in (0, 1)
        assert out
        assert err == ""

    @pytest.mark.parametrize("name", ["function.json", "__init__.py", "host.json"])
    def test_a_file_that_may_not_be_read(
        self, funcls: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        # Permissions mean nothing to the super-user, who runs the tests in containers.
        def refuse(path: os.PathLike[str] | str | int, **options: Any) -> os.stat_result:
            if str(path).endswith(name):
                raise PermissionError(13, "Permission denied", path)
            return real(path, **options)

        real = os.stat
        AppFolder(tmp_path).function()
        monkeypatch.setattr(os, "stat", refuse)
        code, out, err = funcls("check", "--output-format", "json")
        assert code in (0, 1)
        assert json.loads(out)["version"] == 1
        assert "Traceback" not in err

    def test_a_disk_that_fails_ends_the_run_with_one_line(
        self, funcls: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError(5, "Input/output error")

        AppFolder(tmp_path).function()
        monkeypatch.setattr(LocalDisk, "read", fail)
        assert funcls("check") == (2, "", "funcls: [Errno 5] Input/output error\n")
