"""What a binding needs in one direction only. Source: `required` by direction in bindings.json."""

from __future__ import annotations

import json

import pytest

from funcls.schema.catalogue import Catalogue
from funcls.schema.property import Refusal
from funcls.workspace.resources import load_catalogue

REFUSED = {"required": {"by": "host", "grade": "read", "words": "No."}}
OWN = {
    "properties": {"type": {}, "direction": {"enum": ["in", "out"]}, "a": {}, "b": {}},
    "required": ["type"],
    "allOf": [
        {
            "if": {"properties": {"a": {"const": 1}}, "required": ["a"]},
            "then": {"required": ["b"], "x-refuses": REFUSED},
        }
    ],
}


@pytest.mark.parametrize(("direction", "needed"), [("in", "kqlCommand"), ("out", "tableName")])
def test_a_direction_has_needs_of_its_own_which_the_host_does_not_ask_for(direction: str, needed: str) -> None:
    entry = load_catalogue().type_named("kusto")
    assert entry is not None
    found = entry.needed_in({"direction": direction})
    assert [*found] == ["name", "type", "database", needed]
    assert found["database"] is not None
    assert found[needed] is None


def test_a_direction_that_the_type_does_not_have_asks_for_nothing_more() -> None:
    entry = load_catalogue().type_named("kusto")
    assert entry is not None
    assert [*entry.needed_in({"direction": "inout"})] == ["name", "type", "database"]
    assert [*entry.needed_in({})] == ["name", "type", "database"]


@pytest.mark.parametrize(
    ("value", "needed"), [({"a": 1}, {"b": Refusal("host", "read", "No.")}), ({"a": 2}, {}), ({}, {})]
)
def test_any_condition_is_judged_and_says_who_refuses(value: dict[str, int], needed: dict[str, Refusal]) -> None:
    texts = {"bindings/own.schema.json": json.dumps(OWN), "function.schema.json": "{}"}
    entry = Catalogue.from_texts(texts).type_named("own")
    assert entry is not None
    assert entry.needed_in({"direction": "in", **value}) == {"type": None, **needed}
