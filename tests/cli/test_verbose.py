"""What `funcls check --verbose` says of the target: who states it, and what is assumed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.app_folder import AppFolder
from support.apps import HOST_JSON, block
from support.command import Command

CLEAN = "No problems found; 1 function in 1 app checked, 3 files read."


def test_what_nobody_states_is_assumed(funcls: Command, tmp_path: Path) -> None:
    AppFolder(tmp_path / "shop").function()

    assert funcls("check", "-v").out.splitlines() == [
        "shop: judged against",
        "    Python            3.10 to 3.14 (assumed)",
        "    Functions host    4.1038 or newer (assumed)",
        "    Extension bundle  any (assumed)",
        CLEAN,
    ]


def test_what_is_stated_has_its_source(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path / "shop").function()
    app.write("host.json", HOST_JSON)
    app.write("pyproject.toml", '[tool.funcls.target]\nhost = "4.1037"\n')
    app.write("../.git/HEAD", "")
    app.write("../.python-version", "3.12.4\n")

    assert funcls("check", "--verbose").out.splitlines() == [
        "shop: judged against",
        "    Python            3.12 (stated: ../.python-version)",
        "    Functions host    4.1037 (stated: pyproject.toml)",
        "    Extension bundle  Microsoft.Azure.Functions.ExtensionBundle [4.*, 5.0.0) (stated: host.json)",
        CLEAN.replace("3 files", "5 files"),
    ]
    assert "    Python            3.11 (stated: --python-version)" in (
        funcls("check", "-v", "--python-version", "3.11").out.splitlines()
    )


def test_each_app_has_its_own_lines_before_all_findings(funcls: Command, tmp_path: Path) -> None:
    for name in ("one", "two"):
        AppFolder(tmp_path / name).function("timer, order", "timer")

    heads = [line for line in funcls("check", "-v").out.splitlines() if not line.startswith(" ")]

    assert heads[:2] == ["one: judged against", "two: judged against"]
    assert [head.partition(":")[0] for head in heads[2:4]] == ["one/Orders/__init__.py", "two/Orders/__init__.py"]


def test_json_has_the_same_as_data(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path / "shop").function()
    app.write("host.json", HOST_JSON)
    found: Any = json.loads(funcls("check", "-v", "--output-format", "json", "--python-version", "3.11").out)

    assert found == {
        "version": 1,
        "apps": [
            {
                "app": "shop",
                "target": {
                    "python": {"versions": ["3.11"], "statedIn": "--python-version"},
                    "host": {"oldest": "4.1038", "statedIn": None},
                    "bundle": {
                        "identifier": "Microsoft.Azure.Functions.ExtensionBundle",
                        "version": "[4.*, 5.0.0)",
                        "statedIn": "host.json",
                    },
                },
            }
        ],
        "diagnostics": [],
    }


@pytest.mark.parametrize("output_format", ["text", "json"])
def test_without_it_nothing_is_said_of_the_target(funcls: Command, tmp_path: Path, output_format: str) -> None:
    AppFolder(tmp_path / "shop").function()

    out = funcls("check", "--output-format", output_format).out

    assert out == (f"{CLEAN}\n" if output_format == "text" else '{\n  "version": 1,\n  "diagnostics": []\n}\n')


def test_a_file_that_is_piped_in_is_judged_against_the_target_of_its_app(
    funcls: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppFolder(tmp_path / "shop").function()
    monkeypatch.setattr("funcls.cli.run_check._standard_input", lambda: app.function_json.read_bytes())

    out = funcls("check", "-v", "--python-version", "3.11", "--stdin-filename", "shop/Orders/function.json").out

    assert (
        out.splitlines()[:2]
        == block("""
        shop: judged against
            Python            3.11 (stated: --python-version)
        """).splitlines()
    )
