"""SARIF: valid by the schema that OASIS publishes, with what code scanning shows of a rule, and fingerprints that last.

The schema lies beside this file, and `sarif-schema-2.1.0.md` tells where it comes from.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from funcls import __version__
from funcls.rules.table import RULES
from support.app_folder import AppFolder, handler, timers
from support.command import Command

APPS = Path(__file__).parents[1] / "apps"
SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run_of(funcls: Command, *arguments: str) -> dict[str, Any]:
    """The run of a report, which is valid."""
    log = json.loads(funcls("check", "--output-format", "sarif", *arguments).out)
    assert list(VALIDATOR.iter_errors(log)) == []
    assert log["$schema"] == SCHEMA["id"]
    (run,) = log["runs"]
    return dict(run)


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    return AppFolder(tmp_path / "shop").function("clock", "timer")


def test_the_schema_refuses_what_is_wrong() -> None:
    assert list(VALIDATOR.iter_errors({"version": "2.1.0", "runs": [{"results": []}]})) != []


def test_the_findings_of_all_kinds_are_valid(funcls: Command) -> None:
    run = run_of(funcls, str(APPS))

    assert len(run["results"]) > 200
    assert {each["level"] for each in run["results"]} == {"error", "warning", "note"}
    assert any("relatedLocations" in each for each in run["results"])


def test_nothing_found_is_valid(funcls: Command, tmp_path: Path) -> None:
    AppFolder(tmp_path).function()

    assert run_of(funcls)["results"] == []


def test_the_tool_and_all_its_rules(funcls: Command, shop: AppFolder) -> None:
    driver = run_of(funcls)["tool"]["driver"]

    assert (driver["name"], driver["semanticVersion"]) == ("funcls", __version__)
    assert [each["id"] for each in driver["rules"]] == [rule.code for rule in RULES]
    rule = next(each for each in driver["rules"] if each["id"] == "param-undeclared")
    assert rule["name"] == "ParamUndeclared"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {"tags": ["signature"]}
    assert rule["helpUri"].startswith("https://learn.microsoft.com/")
    assert "Evidence: " in rule["help"]["text"]
    assert "**Evidence:** " in rule["help"]["markdown"]
    assert all("helpUri" in each or each["properties"]["tags"] == ["configuration"] for each in driver["rules"])


def test_one_finding(funcls: Command, shop: AppFolder) -> None:
    shop.script.write_text("def main(clock): ...  # \N{GRINNING FACE}\n", encoding="utf-8")
    run = run_of(funcls, "--select", "param-undeclared")
    (result,) = run["results"]

    assert run["columnKind"] == "utf16CodeUnits"
    assert RULES[result["ruleIndex"]].code == result["ruleId"] == "param-undeclared"
    assert result["level"] == "error"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "shop/Orders/__init__.py", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 15},
            }
        }
    ]
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "shop/Orders/function.json"


def test_a_path_is_a_uri(funcls: Command, tmp_path: Path) -> None:
    AppFolder(tmp_path / "my shop é").function("clock", "timer")
    (first, _) = run_of(funcls)["results"]

    assert (
        first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20shop%20%C3%A9/Orders/__init__.py"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text(funcls: Command, tmp_path: Path) -> None:
    AppFolder(tmp_path / os.fsdecode(b"shop\xff")).function("clock", "timer")
    AppFolder(tmp_path / "bank").function()
    (tmp_path / "bank" / "Orders").rename(tmp_path / "bank" / os.fsdecode(b"Orders\xff"))
    results = run_of(funcls)["results"]

    uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results]
    assert uris == ["bank/Orders%FF/function.json", "shop%FF/Orders/__init__.py", "shop%FF/Orders/function.json"]
    assert "'Orders\N{REPLACEMENT CHARACTER}' is not a valid function name" in results[0]["message"]["text"]


def test_a_file_outside_has_its_whole_uri(
    funcls: Command, tmp_path: Path, shop: AppFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    (first, _) = run_of(funcls, "../shop")["results"]

    assert first["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": shop.script.as_uri()}


class TestFingerprints:
    def prints(self, funcls: Command) -> list[str]:
        return [each["partialFingerprints"]["funcls/v1"] for each in run_of(funcls)["results"]]

    def test_they_stay_when_lines_move(self, funcls: Command, shop: AppFolder) -> None:
        before = self.prints(funcls)
        shop.script.write_text(f"# Handles orders.\n\n{handler('clock')}", encoding="utf-8")
        shop.function_json.write_text(f"\n\n{timers('timer')}", encoding="utf-8")

        assert self.prints(funcls) == before

    def test_they_stay_when_a_function_comes_that_shares_the_finding(self, funcls: Command, shop: AppFolder) -> None:
        shared = timers("timer").replace("{", '{"scriptFile": "../Orders/__init__.py",', 1)
        shop.write("Orders/__init__.py", "def main(timer):\n    print(\n")
        before = self.prints(funcls)
        shop.write("Earlier/function.json", shared)

        assert self.prints(funcls) == before

    def test_each_is_another(self, funcls: Command, shop: AppFolder) -> None:
        shop.write("Orders/function.json", timers("timer", "one", "two"))
        settings = {"IsEncrypted": False, "Values": {"FUNCTIONS_WORKER_PROCESS_COUNT": "many"}}
        shop.write("local.settings.json", json.dumps(settings))

        assert len(self.prints(funcls)) == len(set(self.prints(funcls))) >= 4
