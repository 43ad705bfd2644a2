"""The findings as one JSON object: its shape, its order, and how its paths and columns are written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from support.app_folder import AppFolder, timers
from support.command import Command

APPS = Path(__file__).resolve().parents[1] / "apps"


def exactly(**properties: object) -> dict[str, object]:
    """Return the schema of an object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
INDEX = {"type": "integer", "minimum": 0}
POSITION = exactly(line=INDEX, character=INDEX)
RANGE = exactly(start=POSITION, end=POSITION)
FILE = {"type": "string", "pattern": r"^[^/\\][^\\]*$"}
OUTPUT = exactly(
    version={"const": 1},
    diagnostics={
        "type": "array",
        "items": exactly(
            app={"type": "string", "pattern": r"^[^\\]+$"},
            function={"type": ["string", "null"], "minLength": 1},
            file=FILE,
            range=RANGE,
            severity={"enum": ["error", "warning", "information", "hint"]},
            code={"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
            message=TEXT,
            related={"type": "array", "items": exactly(file=FILE, range=RANGE, message=TEXT)},
        ),
    },
)


def checked(funcls: Command, *paths: str) -> list[Any]:
    """Return the diagnostics of a run, once they were found to have the documented shape."""
    code, out, err = funcls("check", "--output-format", "json", *paths)
    assert code in (0, 1)
    assert err.endswith(" read.\n")
    found = json.loads(out)
    Draft7Validator(OUTPUT).validate(found)
    diagnostics: list[Any] = found["diagnostics"]
    return diagnostics


def test_the_findings_of_every_kind_have_the_documented_shape(funcls: Command) -> None:
    found = checked(funcls, str(APPS))
    assert {each["severity"] for each in found} >= {"error", "warning", "information"}
    assert any(each["related"] for each in found)


def test_one_finding(funcls: Command, tmp_path: Path) -> None:
    AppFolder(tmp_path / "shop").function("timer, order", "timer")
    (found,) = checked(funcls)
    assert found.pop("message").startswith("Parameter 'order' has no binding")
    assert found == {
        "app": "shop",
        "function": "Orders",
        "file": "Orders/__init__.py",
        "range": {"start": {"line": 3, "character": 16}, "end": {"line": 3, "character": 21}},
        "severity": "error",
        "code": "param-undeclared",
        "related": [
            {
                "file": "Orders/function.json",
                "range": {"start": {"line": 1, "character": 2}, "end": {"line": 1, "character": 12}},
                "message": "The bindings of the function",
            }
        ],
    }


def test_characters_are_utf_16(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path).function()
    line = "def main(timer: 'é😀', clock): ..."
    app.write("Orders/__init__.py", line)
    (found,) = (each for each in checked(funcls) if each["code"] == "param-undeclared")
    before = line[: line.index("clock")]
    assert found["range"]["start"]["character"] == len(before.encode("utf-16-le")) // 2 != len(before)


@pytest.mark.parametrize(
    ("folder", "path", "app"), [("shop", ".", "."), (".", "shop", "shop"), (".", ".", "shop"), ("x/y", "../..", None)]
)
def test_an_app_is_named_from_the_current_folder(
    funcls: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, path: str, app: str | None
) -> None:
    shop = AppFolder(tmp_path / "shop").function("timer, order", "timer")
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(tmp_path / folder)
    (found,) = checked(funcls, path)
    assert found["app"] == (app or shop.root.as_posix())
    assert found["file"] == "Orders/__init__.py"


def test_they_are_sorted_by_app_file_and_place_and_the_same_every_time(funcls: Command, tmp_path: Path) -> None:
    for name in ("b", "a/c", "a"):
        AppFolder(tmp_path / name).function("x, y, z", "u", "v", "w")
    found = checked(funcls)
    keys = [(each["app"], each["file"], *each["range"]["start"].values(), each["code"]) for each in found]
    assert keys == sorted(keys)
    assert [checked(funcls) for _ in range(2)] == [found, found]


def test_a_finding_that_several_functions_share_is_given_once(funcls: Command, tmp_path: Path) -> None:
    app = AppFolder(tmp_path)
    for name in ("Evening", "Morning"):
        app.write(f"{name}/function.json", timers("timer").replace("{", '{"scriptFile": "../work.py",', 1))
    app.write("work.py", "def main(timer):\n    print(\n")
    found = [each for each in checked(funcls) if each["code"] == "python-syntax"]
    assert [(each["function"], each["file"]) for each in found] == [("Evening", "work.py")]
