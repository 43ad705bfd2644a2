"""What is held to be plainly allowed is allowed by jsonschema, for every property of every type."""

from __future__ import annotations

from dataclasses import replace

import pytest

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData, dict_in
from funcls.schema.plain_values import is_plainly_allowed
from funcls.workspace.resources import load_catalogue

TYPES = [entry for name in load_catalogue().known_names if (entry := load_catalogue().type_named(name)) is not None]
NESTED: tuple[JsonData, ...] = ([], ["get"], ["x"], [1], [["get"]], {}, {"get": "get"})
SAMPLES: tuple[JsonData, ...] = (
    *("", "x", "Get", "get", "0 */5 * * * *", "my-queue", "My_Queue", "%NAME%"),
    *(0, 1, -1, 5.0, 2.5, 10**30, True, False, None),
    *NESTED,
)


@pytest.mark.parametrize("entry", TYPES, ids=lambda each: each.name)
def test_jsonschema_agrees(entry: BindingType) -> None:
    for name, schema in dict_in(entry.schema, "properties").items():
        stated = schema.get("enum", []) if isinstance(schema, dict) else []
        for value in (*SAMPLES, *(stated if isinstance(stated, list) else ())):
            if is_plainly_allowed(entry, name, value):
                assert entry.validator.is_valid({name: value}), (name, value)


@pytest.mark.parametrize("entry", TYPES, ids=lambda each: each.name)
def test_what_people_write_needs_no_jsonschema(entry: BindingType) -> None:
    for name, value in entry.skeleton.items():
        assert is_plainly_allowed(entry, name, value)


def test_nothing_is_plain_of_a_keyword_that_is_not_known_here() -> None:
    entry = load_catalogue().type_named("queueTrigger")
    assert entry is not None
    odd = replace(entry, schema={"properties": {"queueName": {"type": "string", "format": "hostname"}}})
    assert not is_plainly_allowed(odd, "queueName", "x")
