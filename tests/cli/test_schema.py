"""The schema for other tools, as it is asked for in a terminal."""

from __future__ import annotations

import json

import pytest

from funcls.workspace.resources import load_catalogue
from support.command import Command

NAMES = load_catalogue().known_names


def test_it_is_that_of_function_json_unless_told_otherwise(funcls: Command) -> None:
    code, out, err = funcls("schema")

    assert (code, err) == (0, "")
    assert json.loads(out)["title"] == "function.json of Azure Functions"
    assert out.endswith("\n}\n")
    assert funcls("schema", "function.json") == funcls("schema") == funcls("schema", "Function.JSON")


@pytest.mark.parametrize("name", ["queueTrigger", "QUEUETRIGGER"])
def test_a_type_is_named_in_any_case(funcls: Command, name: str) -> None:
    code, out, err = funcls("schema", name)

    assert (code, err) == (0, "")
    assert json.loads(out)["$id"] == "urn:funcls:binding:queueTrigger"


def test_a_line_for_each_type(funcls: Command) -> None:
    code, out, err = funcls("schema", "--list")

    assert (code, err) == (0, "")
    assert tuple(line.split()[0] for line in out.splitlines()) == NAMES
    assert out.splitlines()[0].split("  ")[-1].strip() == "HTTP trigger"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("queueTriger", "no binding type is named 'queueTriger'. Did you mean 'queueTrigger'?"),
        ("functions.json", "no binding type is named 'functions.json'. Did you mean 'function.json'?"),
        ("xyz", "no binding type is named 'xyz'. `funcls schema --list` lists them all."),
        ("", "no binding type is named ''. `funcls schema --list` lists them all."),
    ],
)
def test_an_unknown_type_gets_the_nearest_one(funcls: Command, name: str, problem: str) -> None:
    assert funcls("schema", name) == (2, "", f"funcls: {problem}\n")
