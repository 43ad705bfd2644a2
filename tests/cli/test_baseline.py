"""A team knows what is wrong in its apps today: `--write-baseline`, and `--baseline` from then on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from support.app_folder import AppFolder, handler, timers
from support.baselines import FILE, SHOP, Compared, app_at, check, entries, shop_in, write
from support.command import Command


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    return shop_in(tmp_path)


class TestFile:
    """It is read in reviews and merged by Git: one line for each finding, in order, and nothing that moves."""

    def test_what_is_written(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        said = write(funcls)
        assert said == "Baseline with 3 findings written to known.json; 1 function in 1 app checked, 3 files read.\n"
        assert (
            (tmp_path / FILE).read_bytes().decode()
            == """\
{
  "version": 1,
  "entries": [
    {"path": "shop/Orders/__init__.py", "code": "param-undeclared", "text": "main: order"},
    {"path": "shop/Orders/function.json", "code": "binding-unused", "text": "bindings[first].name: first"},
    {"path": "shop/Orders/function.json", "code": "binding-unused", "text": "bindings[second].name: second"}
  ]
}
"""
        )

    def test_nothing_found_is_a_baseline_too(self, funcls: Command, tmp_path: Path) -> None:
        app_at(tmp_path).function()
        write(funcls)
        assert entries(tmp_path / FILE) == []
        assert check(funcls) == Compared(0, [], 0, [])

    def test_it_is_the_same_from_any_folder(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(funcls)
        first = (tmp_path / FILE).read_bytes()
        monkeypatch.chdir(shop.root / "Orders")
        write(funcls, "../..", file="../../known.json")
        assert (tmp_path / FILE).read_bytes() == first
        assert check(funcls, "../..", file="../../known.json") == Compared(0, [], 3, [])

    def test_it_moves_with_its_folder(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        write(funcls, "shop", file="shop/known.json")
        shop.root.rename(tmp_path / "store")
        assert check(funcls, "store", file="store/known.json") == Compared(0, [], 3, [])

    def test_it_may_lie_beside_the_app(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        (tmp_path / "ci").mkdir()
        write(funcls, file="ci/known.json")
        assert entries(tmp_path / "ci" / FILE)[0] == f"../{SHOP[0]}"
        assert check(funcls, file="ci/known.json") == Compared(0, [], 3, [])

    def test_links_that_lead_to_the_app_do_not_matter(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        write(funcls)
        (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
        assert check(funcls, "link/shop").known == 3
        assert check(funcls, "shop", file="link/known.json").known == 3

    def test_a_line_that_two_branches_have_brought_counts_once(
        self, funcls: Command, shop: AppFolder, tmp_path: Path
    ) -> None:
        write(funcls)
        lines = (tmp_path / FILE).read_text(encoding="utf-8").splitlines()
        (tmp_path / FILE).write_text("\n".join([*lines[:4], *lines[3:]]), encoding="utf-8")
        assert check(funcls) == Compared(0, [], 3, [])

    def test_characters_of_all_kinds(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function()
        app.write("Orders/function.json", timers("timer", "é😀", "\ud800").replace("\\u00e9", "é"))
        write(funcls)
        assert "é" in (tmp_path / FILE).read_text(encoding="utf-8")
        assert check(funcls)[:2] == (0, [])


class TestWhatSurvives:
    @pytest.mark.parametrize(
        ("path", "change"),
        [
            ("Orders/__init__.py", lambda text: f"# one\n# two\n\n{text}"),
            ("Orders/__init__.py", lambda text: text.replace("\n", "\r\n")),
            ("Orders/__init__.py", lambda text: text.replace("(timer, order)", "(\n    timer,\n    order,\n)")),
            ("Orders/__init__.py", lambda text: text.replace("(timer, order)", "(order, timer: func.TimerRequest)")),
            ("Orders/__init__.py", lambda text: text.replace("def main", "def helper(req): ...\n\n\nasync def main")),
            ("Orders/function.json", lambda text: json.dumps(json.loads(text))),
            ("Orders/function.json", lambda text: json.dumps(json.loads(text), indent="\t")),
            ("Orders/function.json", lambda text: text.replace('"orders"', '"refunds"').replace("0 0", "30 0")),
            ("Orders/function.json", lambda text: text.replace('"bindings"', '"disabled": false, "bindings"')),
        ],
        ids=["lines", "crlf", "broken signature", "order", "functions", "one line", "tabs", "values", "keys"],
    )
    def test_what_moves_stays_known(
        self, funcls: Command, shop: AppFolder, path: str, change: Callable[[str], str]
    ) -> None:
        write(funcls)
        text = (shop.root / path).read_text(encoding="utf-8")
        (shop.root / path).write_bytes(change(text).encode())
        assert change(text) != text
        assert check(funcls) == Compared(0, [], 3, [])

    def test_another_severity_does_not_matter(self, funcls: Command, shop: AppFolder) -> None:
        write(funcls)
        shop.write("funcls.toml", '[severity]\nbinding-unused = "hint"\n')
        assert check(funcls) == Compared(0, [], 3, [])

    def test_a_new_finding_of_a_known_rule_is_new(self, funcls: Command, shop: AppFolder) -> None:
        write(funcls)
        shop.write("Orders/function.json", timers("timer", "other", "first", "second"))
        assert check(funcls) == Compared(1, ["shop/Orders/function.json 9 binding-unused"], 3, [])

    def test_one_for_another_is_new_and_gone(self, funcls: Command, shop: AppFolder) -> None:
        write(funcls)
        shop.write("Orders/function.json", timers("timer", "first", "third"))
        assert check(funcls) == Compared(
            1,
            ["shop/Orders/function.json 15 binding-unused"],
            2,
            ["shop/Orders/function.json: binding-unused bindings[second].name: second"],
        )

    def test_the_same_value_elsewhere_is_another_finding(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function("timer, first, second", "timer", "first", "second")
        one, two = timers("timer", "first", "second").split('"out"', 1)
        app.write("Orders/function.json", f'{one}"outt"{two}')
        write(funcls)
        app.write("Orders/function.json", f'{one}"out"{two.replace("out", "outt")}')
        new, gone = check(funcls)[1], check(funcls).gone
        assert [each.rpartition(" ")[2] for each in new] == ["direction-value"]
        assert gone == ["Orders/function.json: direction-value bindings[first].direction: outt"]

    def test_handlers_that_share_a_module(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path)
        for name in ("one", "two"):
            text = timers("timer").replace("{", f'{{"scriptFile": "../shared.py", "entryPoint": "{name}",', 1)
            app.write(f"{name}/function.json", text)
        app.write("shared.py", "def one(timer, x): ...\n\n\ndef two(timer): ...\n")
        write(funcls)
        app.write("shared.py", "def two(timer, x): ...\n\n\ndef one(timer): ...\n")
        assert check(funcls) == Compared(1, ["shared.py 1 param-undeclared"], 0, ["shared.py: param-undeclared one: x"])


class TestCounts:
    """Several findings that nothing tells apart: as many are known as there were."""

    def bindings(self, *values: int) -> str:
        unnamed = [{"type": "queue", "direction": "out", "queueName": "q", "colour": each} for each in values]
        trigger = {"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}
        return json.dumps({"bindings": [trigger, *unnamed]}, indent=1)

    def test_more_than_known(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function()
        app.write("Orders/function.json", self.bindings(1, 2))
        options = ("--select", "property-unknown", "--fail-on", "information")
        write(funcls, *options)
        assert entries(tmp_path / FILE) == ["Orders/function.json property-unknown bindings: colour 2"]
        app.write("Orders/function.json", self.bindings(0, 1, 2))
        assert check(funcls, *options) == Compared(0, ["Orders/function.json 24 property-unknown"], 2, [])

    def test_fewer_than_known(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function()
        app.write("Orders/function.json", self.bindings(1, 2, 3))
        write(funcls, "--select", "property-unknown")
        app.write("Orders/function.json", self.bindings(1))
        gone = ["Orders/function.json: property-unknown bindings: colour (2 of 3)"]
        assert check(funcls, "--select", "property-unknown") == Compared(0, [], 1, gone)

    def test_a_file_above_several_apps_counts_once(self, funcls: Command, tmp_path: Path) -> None:
        for name in ("one", "two"):
            app_at(tmp_path / name).function()
        (tmp_path / "pyproject.toml").write_text('[tool.funcls]\nignroe = ["inout"]\n', encoding="utf-8")
        write(funcls)
        assert entries(tmp_path / FILE) == ["pyproject.toml config-key ignroe"]
        assert check(funcls) == Compared(0, [], 1, [])
        (tmp_path / "pyproject.toml").write_text("[tool.funcls]\n", encoding="utf-8")
        assert check(funcls, "two").gone == ["pyproject.toml: config-key ignroe"]


NO_BASELINE = "not a baseline of funcls"
NO_ENTRY = "not a baseline: entry 1 lacks a path, code or text, or its count is wrong"


class TestUnusableFiles:
    """One line on stderr, exit code 2, and no file is written or changed."""

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "not a baseline: broken JSON in line 1 (Expecting value)"),
            (b'{\n"version": 1,\n<<<<<<< main\n', "not a baseline: broken JSON in line 3"),
            (b"\xff\xfe", "not a baseline: no JSON in UTF-8"),
            (b"[" * 100_000, "not a baseline: no JSON in UTF-8"),
            (b"[]", NO_BASELINE),
            (b'{"version": "2.0"}', NO_BASELINE),
            (b'{"version": true, "entries": []}', NO_BASELINE),
            (b'{"version": 2, "entries": []}', "a baseline of version 2; this funcls reads version 1 only"),
            (b'{"version": 1, "entries": [1]}', NO_ENTRY),
            (b'{"version": 1, "entries": [{"path": "", "code": "", "text": ""}]}', NO_ENTRY),
            (b'{"version": 1, "entries": [{"path": "a", "code": "b"}]}', NO_ENTRY),
            (b'{"version": 1, "entries": [{"path": "a", "code": "b", "text": "", "count": 0}]}', NO_ENTRY),
        ],
    )
    @pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
    def test_no_baseline(
        self, funcls: Command, shop: AppFolder, tmp_path: Path, content: bytes, reason: str, option: str
    ) -> None:
        (tmp_path / FILE).write_bytes(content)
        code, out, err = funcls("check", option, FILE)
        assert (code, out) == (2, "")
        assert err.startswith(f"funcls: {FILE}: {reason}")
        assert len(err.splitlines()) == 1
        assert (tmp_path / FILE).read_bytes() == content

    def test_entries_that_no_disk_could_hold_are_gone(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        paths = ("shop/a\0b", "shop/\ud800", f"shop/{'x' * 5000}")
        listed = [{"path": path, "code": "nope\x1b[31m", "text": ""} for path in paths]
        (tmp_path / FILE).write_text(json.dumps({"version": 1, "entries": listed}), encoding="utf-8")
        run = funcls("check", "--baseline", FILE, "--output-file", "report.txt")
        assert (run.code, run.err) == (1, "")
        assert run.out.endswith("baseline: 0 findings known, 3 entries gone.\n")
        assert "\x1b" not in (tmp_path / "report.txt").read_text(encoding="utf-8")

    def test_no_file(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        expected = (2, "", "funcls: known.json: no such baseline (--write-baseline known.json writes it)\n")
        assert funcls("check", "--baseline", FILE) == expected
        assert funcls("check", "--baseline", FILE, "--write-baseline", FILE) == expected
        assert not (tmp_path / FILE).exists()

    def test_a_folder(self, funcls: Command, shop: AppFolder) -> None:
        code, out, err = funcls("check", "--baseline", "shop")
        assert (code, out) == (2, "")
        assert err.startswith("funcls: shop: ")

    def test_a_folder_that_is_not_there(self, funcls: Command, shop: AppFolder) -> None:
        expected = (2, "", "funcls: nope/known.json: not written: No such file or directory\n")
        assert funcls("check", "--write-baseline", "nope/known.json") == expected

    def test_nothing_is_written_by_a_run_that_could_not_check(
        self, funcls: Command, shop: AppFolder, tmp_path: Path
    ) -> None:
        assert funcls("check", "nope", "--write-baseline", FILE).code == 2
        assert [each.name for each in tmp_path.iterdir()] == ["shop"]


class TestOutputs:
    @pytest.mark.parametrize("output_format", ["text", "concise", "json", "github"])
    def test_what_is_known_is_in_no_output(self, funcls: Command, shop: AppFolder, output_format: str) -> None:
        write(funcls, "--output-format", "text")
        shop.write("Orders/__init__.py", handler("timer, order, more"))
        code, out, err = funcls("check", "--baseline", FILE, "--statistics", "--output-format", output_format)
        assert code == 1
        assert "'more'" in out
        for known in ("'order'", "'first'", "binding-unused"):
            assert known not in out.replace("'order', 'more'", "").replace("'more', 'order'", "") + err

    @pytest.mark.parametrize("output_format", ["json", "github"])
    def test_what_was_written_is_said_beside_a_report_for_tools(
        self, funcls: Command, shop: AppFolder, output_format: str
    ) -> None:
        code, out, err = funcls("check", "--write-baseline", FILE, "--output-format", output_format)
        assert code == 0
        assert "param-undeclared" not in out
        assert err == "Baseline with 3 findings written to known.json; 1 function in 1 app checked, 3 files read.\n"

    def test_no_secret_is_written(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function()
        secret = "hunter2s3cret"
        values = {"FUNCTIONS_WORKER_RUNTIME": "python", "FUNCTIONS_WORKER_PROCESS_COUNT": secret}
        app.write("local.settings.json", json.dumps({"IsEncrypted": False, "Values": values}))
        pasted = f"DefaultEndpointsProtocol=https;AccountKey={secret}"
        text = timers("timer", "out").replace('"out",\n      "type"', f'"out", "{pasted}": 1,\n      "type"')
        app.write("Orders/function.json", text.replace('"orders"', f'"{pasted}%x"').replace('"queue"', f'"{pasted}"'))
        app.write("Orders/__init__.py", f'def main(timer: "{pasted}"): ...\n')
        write(funcls)
        written = (tmp_path / FILE).read_text(encoding="utf-8")
        assert len(entries(tmp_path / FILE)) > 3
        assert "AccountKey=***" in written
        assert secret not in written
