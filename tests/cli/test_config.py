"""`funcls config`: what is in force for an app, and where each value comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from funcls.model.own_settings import SECTION, known_settings
from support.app_folder import AppFolder
from support.apps import HOST_JSON, block
from support.command import Command

PAGE = Path(__file__).parents[2] / "server" / "docs" / "configuration.md"

PROJECT = """\
[tool.funcls]
ignore = ["json-lenient"]
severity = {routes = "warning"}
exclude = ["samples/"]

[tool.funcls.target]
python = "3.12"
"""


@pytest.fixture
def shop(tmp_path: Path) -> AppFolder:
    return AppFolder(tmp_path / "shop")


def test_what_nobody_configures(funcls: Command, shop: AppFolder) -> None:
    shop.write("host.json", HOST_JSON)

    code, out, err = funcls("config", "shop")

    assert (code, err) == (0, "")
    assert (
        out
        == block("""
        shop: configured by no file
            target.python      3.10 to 3.14                                            default
            target.host        4.1038 or newer                                         default
            target.bundle      Microsoft.Azure.Functions.ExtensionBundle [4.*, 5.0.0)  shop/host.json
            select             all                                                     default
            ignore             none                                                    default
            severity           none                                                    default
            per-file-ignores   none                                                    default
            exclude            none                                                    default
            known-types        none                                                    default
            validate           type                                                    default
            intellisense       auto                                                    default
            scope              app                                                     default
            codeLens.enable    true                                                    default
            inlayHints.enable  false                                                   default
        """)
        + "\n"
    )


def test_where_each_value_comes_from(funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    shop.write(".python-version", "3.11\n")

    lines = funcls("config", "shop").out.splitlines()

    assert lines[0] == "shop: configured by pyproject.toml"
    assert [" ".join(line.split()) for line in lines if "pyproject.toml" in line][1:] == [
        "target.python 3.12 pyproject.toml",
        'ignore ["json-lenient"] pyproject.toml',
        'severity {"routes" = "warning"} pyproject.toml',
        'exclude ["samples/"] pyproject.toml',
    ]


def test_the_version_of_python_that_another_file_states(funcls: Command, shop: AppFolder) -> None:
    shop.write(".python-version", "3.11\n")

    assert "target.python 3.11 shop/.python-version" in " ".join(funcls("config", "shop").out.split())


def test_what_is_wrong_stands_below(funcls: Command, shop: AppFolder) -> None:
    shop.write("funcls.toml", 'ignore = ["json-leniant"]\nvalidate = "save"\n')

    code, out, _ = funcls("config", "shop")

    assert code == 0
    assert "validate save shop/funcls.toml" in " ".join(out.split())
    assert out.splitlines()[-1] == (
        'shop/funcls.toml:1:11: warning[config-code] No rule or group has the name "json-leniant". '
        "Did you mean 'json-lenient'?"
    )


def test_for_tools(funcls: Command, shop: AppFolder) -> None:
    shop.write("funcls.toml", 'known-types = {ordersTrigger = ["in"]}\nexclude = ["/"]\nslect = 1\n')

    (app,) = json.loads(funcls("config", "shop", "--output-format", "json").out)["apps"]

    assert {key: app[key] for key in ("app", "file", "excluded")} == {
        "app": "shop",
        "file": "shop/funcls.toml",
        "excluded": False,
    }
    assert app["settings"]["known-types"] == {"value": {"ordersTrigger": ["in"]}, "from": "shop/funcls.toml"}
    assert app["settings"]["select"] == {"value": None, "from": None}
    assert app["settings"].keys() == {each.name for each in known_settings()}
    assert [each.partition(" ")[0] for each in app["problems"]] == ["shop/funcls.toml:2:12:", "shop/funcls.toml:3:1:"]


def test_an_app_that_is_left_out(funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
    (tmp_path / "funcls.toml").write_text('exclude = ["shop/"]\n')

    assert funcls("config").out.startswith("shop: configured by funcls.toml, and left out by its exclude\n")


def test_each_app_below_a_path(funcls: Command, shop: AppFolder, tmp_path: Path) -> None:
    AppFolder(tmp_path / "bank")

    assert [line for line in funcls("config", ".").out.splitlines() if line and line[0] != " "] == [
        "bank: configured by no file",
        "shop: configured by no file",
    ]


@pytest.mark.parametrize(
    ("path", "problem"),
    [("nowhere", "no such file or folder"), (".", "no app here (an app is a folder with host.json)")],
)
def test_a_path_without_an_app(funcls: Command, path: str, problem: str) -> None:
    assert funcls("config", path) == (2, "", f"funcls: {path}: {problem}\n")


def test_the_documentation_lists_every_setting_as_the_source_has_it() -> None:
    text = PAGE.read_text(encoding="utf-8")

    for each in known_settings():
        default = f"`{each.default}`" if isinstance(each.default, str) else "not stated"
        default = f"`{str(each.default).lower()}`" if isinstance(each.default, bool) else default
        assert f"| `{each.name}` | {each.expected} | {default} | {each.description} |" in text
    assert f"`{SECTION}.validate`" in text
