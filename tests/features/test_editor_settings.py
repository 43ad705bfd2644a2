"""The manifest of the VS Code extension offers what the server takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from funcls import __version__
from funcls.features.editor_settings import editor_settings
from funcls.model.own_settings import known_settings, read_client_settings
from funcls.rules.vocabulary import VOCABULARY

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
SECTIONS = {each["title"]: each["properties"] for each in MANIFEST["contributes"]["configuration"]}


def test_the_manifest_has_the_settings_of_the_server() -> None:
    assert SECTIONS["Findings"] == editor_settings(), "run `make docs`"


def test_every_setting_is_there() -> None:
    assert list(editor_settings()) == [f"funcls.{each.name}" for each in known_settings()]


def test_the_manifest_has_the_version_of_the_server() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert {MANIFEST["version"], lock["version"], lock["packages"][""]["version"]} == {__version__}


def test_which_program_is_started_is_not_for_a_workspace_to_say() -> None:
    assert {name: each["scope"] for name, each in SECTIONS["Server"].items()} == {
        "funcls.server.path": "machine",
        "funcls.python": "machine",
    }


@pytest.mark.parametrize("name", editor_settings())
def test_a_default_is_allowed(name: str) -> None:
    setting = editor_settings()[name]
    Draft7Validator.check_schema(setting)
    assert Draft7Validator(setting).is_valid(setting["default"])


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("target.python", "3.12", "three"),
        ("select", ["json", "route-conflict"], ["jsn"]),
        ("severity", {"routes": "warning"}, {"routes": "loud"}),
        ("severity", {"json-lenient": "hint"}, {"json-lenientt": "hint"}),
        ("per-file-ignores", {"legacy/": ["annotations"]}, {"legacy/": "annotations"}),
        ("known-types", {"ordersTrigger": ["in"]}, {"ordersTrigger": ["inout"]}),
        ("validate", "save", "never"),
        ("scope", "openFiles", "everything"),
    ],
)
def test_the_settings_editor_and_the_server_agree(name: str, good: object, bad: object) -> None:
    validator = Draft7Validator(editor_settings()[f"funcls.{name}"])
    assert (validator.is_valid(good), validator.is_valid(bad)) == (True, False)
    assert read_client_settings({f"funcls.{name}": good}, VOCABULARY)[1] == ()
    assert read_client_settings({f"funcls.{name}": bad}, VOCABULARY)[1]


def test_commands_are_offered_only_where_the_extension_is_at_work() -> None:
    commands = {each["command"] for each in MANIFEST["contributes"]["commands"]}
    shown = {each["command"]: each["when"] for each in MANIFEST["contributes"]["menus"]["commandPalette"]}
    # It is also the way to start in a workspace that had no app when it was opened.
    assert commands - shown.keys() == {"funcls.restart"}
    assert all("funcls.active" in when for when in shown.values())


@pytest.mark.parametrize("folder", [".", "tests/client"])
def test_a_lock_names_no_registry(folder: str) -> None:
    assert "resolved" not in (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
