"""What is held to be plainly allowed is allowed by jsonschema, for every property of every type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData, dict_in, list_in
from funcls.schema.plain_values import is_plainly_allowed
from funcls.workspace.resources import load_catalogue

TYPES = [entry for name in load_catalogue().known_names if (entry := load_catalogue().type_named(name)) is not None]
NESTED: tuple[JsonData, ...] = ([], ["get"], ["x"], [1], [["get"]], {}, {"get": "get"})
SAMPLES: tuple[JsonData, ...] = (
    *("", "x", "Get", "get", "0 */5 * * * *", "my-queue", "My_Queue", "%NAME%"),
    *(0, 1, -1, 5.0, 2.5, 10**30, True, False, None),
    *NESTED,
)


def plain_samples(entry: BindingType) -> Iterator[tuple[str, JsonData]]:
    """Yield the samples that are plainly allowed, with the values of enums, each with its property."""
    for name, schema in dict_in(entry.schema, "properties").items():
        values = (*SAMPLES, *(list_in(schema, "enum") if isinstance(schema, dict) else ()))
        yield from ((name, value) for value in values if is_plainly_allowed(entry, name, value))


def test_jsonschema_agrees() -> None:
    found = [(entry, name, value) for entry in TYPES for name, value in plain_samples(entry)]
    assert len(found) > len(TYPES)
    refused = [each for each in found if not each[0].validator.is_valid({each[1]: each[2]})]
    assert [(entry.name, name, value) for entry, name, value in refused] == []


def test_what_people_write_needs_no_jsonschema() -> None:
    written = [(entry, name, value) for entry in TYPES for name, value in entry.skeleton.items()]
    assert written
    assert [(each[0].name, each[1]) for each in written if not is_plainly_allowed(*each)] == []


def test_nothing_is_plain_of_a_keyword_that_is_not_known_here() -> None:
    entry = load_catalogue().type_named("queueTrigger")
    assert entry is not None
    odd = replace(entry, schema={"properties": {"queueName": {"type": "string", "format": "hostname"}}})
    assert not is_plainly_allowed(odd, "queueName", "x")
