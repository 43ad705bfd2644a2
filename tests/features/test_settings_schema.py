"""The schema of funcls.toml and what funcls reads agree: what the one refuses, the other tells of."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from funcls.features.settings_schema import settings_schema
from funcls.model.own_settings import known_settings, read_values
from funcls.rules.vocabulary import VOCABULARY

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).parents[2] / "schemas" / "funcls.schema.json"
VALIDATOR = Draft7Validator(settings_schema())

GOOD = """
select = ["json", "signature", "route-conflict"]
ignore = ["json-lenient"]
severity = {routes = "warning", json-lenient = "hint"}
exclude = ["samples/", "**/old"]
validate = "save"
scope = "openFiles"
intellisense = "on"

[target]
python = "3.12"
host = "4.1037.2"
bundle = "[4.*, 5.0.0)"

[codeLens]
enable = false

[inlayHints]
enable = true

[per-file-ignores]
"legacy/" = ["annotations"]

[known-types]
ordersTrigger = ["in"]
orders = ["in", "out"]
"""


def read(text: str) -> dict[str, Any]:
    document: dict[str, Any] = tomllib.loads(text)
    return document


def test_the_file_is_what_the_code_says() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == settings_schema(), "run `make docs`"


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(settings_schema())


def test_it_has_every_setting() -> None:
    names = [each.name for each in known_settings()]
    properties = settings_schema()["properties"]
    tables = {each.partition(".")[0] for each in names if "." in each}
    found = [f"{table}.{key}" for table in tables for key in properties.pop(table)["properties"]]

    assert sorted([*found, *properties]) == sorted(names)


def test_what_is_right() -> None:
    assert list(VALIDATOR.iter_errors(read(GOOD))) == []
    values, problems = read_values(read(GOOD), VOCABULARY)

    assert problems == ()
    assert len(values) == len(list(known_settings()))


@pytest.mark.parametrize(
    "text",
    [
        'slect = ["json"]',
        'select = "json"',
        'select = ["jsno"]',
        "ignore = [7]",
        'severity = {json = "fatal"}',
        'severity = {jsno = "error"}',
        'severity = ["json"]',
        'exclude = "samples/"',
        'per-file-ignores = {"a.py" = ["jsno"]}',
        'per-file-ignores = {"a.py" = "json"}',
        'known-types = {orders = ["up"]}',
        "known-types = {orders = []}",
        'known-types = {orders = "in"}',
        'validate = "never"',
        'scope = "files"',
        'target = {python = "three"}',
        "target = {python = 3.12}",
        'target = {hots = "4.1037"}',
        'target = "3.12"',
    ],
)
def test_what_is_wrong(text: str) -> None:
    _, problems = read_values(read(text), VOCABULARY)

    assert len(problems) == 1
    assert len(list(VALIDATOR.iter_errors(read(text)))) == 1
