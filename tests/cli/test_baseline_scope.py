"""What is gone from a baseline, and what a run that looks at a part says of the rest."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from support.app_folder import AppFolder, handler, timers
from support.baselines import FILE, SHOP, Compared, app_at, check, compared, entries, shop_in, write
from support.command import Command, Run


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    return shop_in(tmp_path)


class TestGone:
    def test_what_is_mended(self, funcls: Command, shop: AppFolder) -> None:
        write(funcls)
        shop.function("timer, first, order", "timer", "first")
        run = funcls("check", "--baseline", FILE)
        assert (run.code, run.out) == (
            0,
            "No longer found, still in the baseline; --write-baseline takes them out:\n"
            "    shop/Orders/function.json: binding-unused bindings[first].name: first\n"
            "    shop/Orders/function.json: binding-unused bindings[second].name: second\n"
            "No new problems; 1 function in 1 app checked, 3 files read; baseline: 1 finding known, 2 entries gone.\n",
        )

    def test_who_wants_findings_alone_is_not_told(self, funcls: Command, shop: AppFolder) -> None:
        write(funcls)
        shop.function("timer, first, second, order", "timer", "first", "second")
        assert funcls("check", "--baseline", FILE).out
        assert funcls("check", "--baseline", FILE, "--quiet") == (0, "", "")
        assert funcls("check", "--write-baseline", FILE, "--quiet") == (0, "", "")

    def test_functions_and_apps_that_are_deleted(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        app_at(tmp_path / "office").function("clock", "timer")
        write(funcls)
        shop.write("Clean/function.json", timers("timer"))
        shop.write("Clean/__init__.py", handler("timer"))
        for path in (*shop.script.parent.iterdir(), *tmp_path.glob("office/**/*.*")):
            path.unlink()
        assert check(funcls, "shop").gone == [each.replace(" ", ": ", 1) for each in SHOP]
        assert len(check(funcls).gone) == 5

    @pytest.mark.parametrize(
        ("configuration", "gone"),
        [
            ('ignore = ["binding-unused"]', 2),
            ('exclude = ["shop/Orders/__init__.py"]', 1),
            ('exclude = ["shop/"]', 3),
        ],
        ids=["rule", "file", "app"],
    )
    def test_what_the_configuration_leaves_out(
        self, funcls: Command, shop: AppFolder, configuration: str, gone: int
    ) -> None:
        write(funcls)
        shop.write("../funcls.toml", f"{configuration}\n")
        assert len(check(funcls).gone) == gone

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_rules_that_this_run_does_not_use_are_not_gone(self, funcls: Command, shop: AppFolder, option: str) -> None:
        write(funcls)
        shop.function()
        assert len(check(funcls).gone) == 3
        assert len(check(funcls, option, "binding-unused").gone) == (2 if option == "--select" else 1)

    def test_local_settings_are_not_on_every_machine(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function()
        runtime = '"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "UseDevelopmentStorage=true"'
        values = f'{{{runtime}, "FUNCTIONS_WORKER_PROCESS_COUNT": "many"}}'
        settings = app.write("local.settings.json", f'{{"IsEncrypted": false, "Values": {values}}}')
        write(funcls)
        assert check(funcls) == Compared(0, [], 1, [])
        settings.unlink()
        assert check(funcls) == Compared(0, [], 0, [])
        write(funcls)
        assert entries(tmp_path / FILE) == ["local.settings.json process-count"]


class TestPartOfAnApp:
    @pytest.fixture
    def two(self, shop: AppFolder) -> AppFolder:
        """The same function twice."""
        shop.write("Refunds/function.json", shop.function_json.read_text(encoding="utf-8"))
        shop.write("Refunds/__init__.py", shop.script.read_text(encoding="utf-8"))
        return shop

    def test_entries_of_others_are_neither_known_nor_gone(self, funcls: Command, two: AppFolder) -> None:
        write(funcls)
        two.function()
        two.write("Refunds/function.json", timers("timer", "first"))
        assert check(funcls, "shop/Refunds") == Compared(
            0, [], 2, ["shop/Refunds/function.json: binding-unused bindings[second].name: second"]
        )
        assert check(funcls, "shop/Orders/__init__.py").gone == [each.replace(" ", ": ", 1) for each in SHOP]

    def test_a_function_that_is_deleted_is_not_mentioned(self, funcls: Command, two: AppFolder) -> None:
        two.write("Clean/function.json", timers("timer"))
        two.write("Clean/__init__.py", handler("timer"))
        write(funcls)
        for path in two.script.parent.iterdir():
            path.unlink()
        assert check(funcls, "shop/Refunds") == Compared(0, [], 3, [])
        assert len(check(funcls, "shop").gone) == 3

    def test_the_rest_stays_when_a_part_is_written_again(self, funcls: Command, two: AppFolder, tmp_path: Path) -> None:
        app_at(tmp_path / "office").function("clock", "timer")
        write(funcls)
        before = entries(tmp_path / FILE)
        two.function("timer, more")
        write(funcls, "shop/Orders")
        assert entries(tmp_path / FILE) == [
            *before[:2],
            "shop/Orders/__init__.py param-undeclared main: more",
            *before[5:],
        ]
        app_at(tmp_path / "office").function()
        write(funcls, "office")
        assert len(entries(tmp_path / FILE)) == 4
        write(funcls, "--ignore", "binding-unused")
        assert len(entries(tmp_path / FILE)) == 4

    def test_a_module_that_functions_share(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path)
        for name in ("one", "two"):
            text = timers("timer").replace("{", f'{{"scriptFile": "../shared.py", "entryPoint": "{name}",', 1)
            app.write(f"{name}/function.json", text)
        app.write("shared.py", "def one(timer, x): ...\n\n\ndef two(timer, y): ...\n")
        write(funcls)
        assert check(funcls, "one") == Compared(0, [], 1, [])
        write(funcls, "two")
        assert len(entries(tmp_path / FILE)) == 2
        app.write("shared.py", "def one(timer): ...\n\n\ndef two(timer, y, z): ...\n")
        write(funcls, "one")
        assert entries(tmp_path / FILE) == ["shared.py param-undeclared two: y"]


class TestBothOptions:
    @pytest.mark.parametrize("target", [FILE, "next.json"])
    def test_the_new_file_is_written_and_what_has_gone_is_told(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, target: str
    ) -> None:
        write(funcls)
        shop.function("timer, more", "timer", "first")
        code, out, err = funcls("check", "--baseline", FILE, "--write-baseline", target)
        assert (code, err) == (0, "")
        assert out == (
            "No longer found, left out now:\n"
            "    shop/Orders/__init__.py: param-undeclared main: order\n"
            "    shop/Orders/function.json: binding-unused bindings[second].name: second\n"
            f"Baseline with 2 findings written to {target}; 1 function in 1 app checked, 3 files read; "
            "baseline: 2 entries gone.\n"
        )
        assert check(funcls, file=target) == Compared(0, [], 2, [])

    def test_what_was_not_looked_at_comes_along(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        app_at(tmp_path / "office").function("clock", "timer")
        write(funcls)
        funcls("check", "shop", "--baseline", FILE, "--write-baseline", "next.json")
        assert entries(tmp_path / "next.json") == entries(tmp_path / FILE)


class TestStandardInput:
    def lint(self, funcls: Command, monkeypatch: pytest.MonkeyPatch, text: str, *options: str) -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return funcls("check", "--stdin-filename", "shop/Orders/__init__.py", *options)

    def test_only_what_is_new_in_the_file(
        self, funcls: Command, shop: AppFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(funcls)
        run = self.lint(funcls, monkeypatch, handler("timer, order, more"), "--baseline", FILE)
        assert compared(run) == Compared(1, ["shop/Orders/__init__.py 4 param-undeclared"], 1, [])
        run = self.lint(funcls, monkeypatch, handler("timer, first, second"), "--baseline", FILE)
        assert compared(run) == Compared(0, [], 0, ["shop/Orders/__init__.py: param-undeclared main: order"])

    def test_what_is_typed_makes_no_baseline(
        self, funcls: Command, shop: AppFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run = self.lint(funcls, monkeypatch, "", "--write-baseline", FILE)
        assert (run.code, run.out) == (2, "")
        assert run.err.endswith("--write-baseline takes no --stdin-filename\n")
