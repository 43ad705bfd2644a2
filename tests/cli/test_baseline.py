"""A team knows what is wrong in its apps today: `--write-baseline`, and `--baseline` from then on."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from support.app_folder import AppFolder, handler, timers
from support.apps import HOST_JSON
from support.command import Command, Run

FILE = "known.json"


class Compared(NamedTuple):
    """What a run with a baseline says: its exit code, the new findings, the number of known ones, what is gone."""

    code: int
    new: list[str]
    known: int
    gone: list[str]


def compared(run: Run) -> Compared:
    assert run.err == ""
    new = re.findall(r"^(\S+?):(\d+):\d+: \w+\[([\w-]+)\]", run.out, flags=re.MULTILINE)
    known = re.search(r"baseline: (\d+) findings? known, (\d+) entr(?:y|ies) gone\.$", run.out)
    assert known
    _, _, listed = run.out.partition("No longer found, still in the baseline; --write-baseline takes them out:\n")
    gone = re.findall(r"^    (.*)$", listed, flags=re.MULTILINE)
    assert len(gone) == int(known[2])
    return Compared(run.code, [" ".join(each) for each in new], int(known[1]), gone)


def check(funcls: Command, *arguments: str, file: str = FILE) -> Compared:
    return compared(funcls("check", *arguments, "--baseline", file))


def write(funcls: Command, *arguments: str, file: str = FILE) -> str:
    """Write a baseline, and return what is said of it."""
    code, out, err = funcls("check", *arguments, "--write-baseline", file)
    assert (code, err) == (0, "")
    return out


def entries(path: Path) -> list[str]:
    """Return the entries of a baseline in short."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return [" ".join(str(value) for value in each.values()).rstrip() for each in content["entries"]]


def app_at(root: Path) -> AppFolder:
    """Return an app that has all binding types."""
    app = AppFolder(root)
    app.write("host.json", HOST_JSON)
    return app


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    """An app with three findings, two of them of one rule."""
    return app_at(tmp_path / "shop").function("timer, order", "timer", "first", "second")


SHOP = [
    "shop/Orders/__init__.py param-undeclared main: order",
    "shop/Orders/function.json binding-unused bindings[first].name: first",
    "shop/Orders/function.json binding-unused bindings[second].name: second",
]


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

    def test_functions_and_apps_that_are_deleted(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        app_at(tmp_path / "office").function("clock", "timer")
        write(funcls)
        shop.write("Clean/function.json", timers("timer"))
        shop.write("Clean/__init__.py", handler("timer"))
        for path in (*shop.script.parent.iterdir(), *tmp_path.glob("office/**/*.*")):
            path.unlink()
        assert check(funcls, "shop").gone == [each.replace(" ", ": ", 1) for each in SHOP]
        assert len(check(funcls).gone) == 5

    def test_rules_that_the_configuration_ignores(self, funcls: Command, shop: AppFolder) -> None:
        write(funcls)
        shop.write("funcls.toml", 'ignore = ["binding-unused"]\n')
        assert len(check(funcls).gone) == 2

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_rules_that_this_run_does_not_use_are_not_gone(self, funcls: Command, shop: AppFolder, option: str) -> None:
        write(funcls)
        shop.function()
        assert len(check(funcls).gone) == 3
        assert len(check(funcls, option, "binding-unused").gone) == (2 if option == "--select" else 1)

    def test_local_settings_are_not_on_every_machine(self, funcls: Command, tmp_path: Path) -> None:
        app = app_at(tmp_path).function()
        values = '{"FUNCTIONS_WORKER_RUNTIME": "python", "FUNCTIONS_WORKER_PROCESS_COUNT": "many"}'
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

    def test_no_file(self, funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
        expected = (2, "", "funcls: known.json: no such baseline (--write-baseline known.json writes it)\n")
        assert funcls("check", "--baseline", FILE) == expected
        assert funcls("check", "--baseline", FILE, "--write-baseline", FILE) == expected
        assert not (tmp_path / FILE).exists()

    def test_a_folder(self, funcls: Command, shop: AppFolder) -> None:
        assert funcls("check", "--baseline", "shop") == (2, "", "funcls: shop: Is a directory\n")

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
