from __future__ import annotations

import pytest

from funcls.schema.canonical import CanonicalBinding, canonicalize
from funcls.schema.catalogue import Catalogue
from funcls.schema.document import JsonData
from funcls.syntax.json import JsonObject, parse_json
from funcls.workspace.resources import load_catalogue

NUMBERS = Catalogue.from_texts(
    {
        "function.schema.json": "{}",
        "bindings/numbers.schema.json": """{
            "properties": {
                "direction": {"enum": ["in"], "x-ignoreCase": true},
                "count": {"type": "integer"},
                "share": {"type": "number"},
                "options": {"type": "object"}
            }
        }""",
    }
)


def canonical(text: str, type_name: str, catalogue: Catalogue | None = None) -> CanonicalBinding:
    """Read an object, in which the type is left out."""
    entry = (catalogue or load_catalogue()).type_named(type_name)
    root = parse_json(text).root
    assert entry is not None
    assert isinstance(root, JsonObject)
    return canonicalize(root, entry)


def value_of(text: str, type_name: str, name: str, catalogue: Catalogue | None = None) -> JsonData:
    return canonical(text, type_name, catalogue).value.get(name, "absent")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"NAME": "req", "authlevel": "ANONYMOUS"}', {"name": "req", "authLevel": "anonymous", "direction": "in"}),
        ('{"Direction": "IN", "dataType": "Binary"}', {"direction": "in", "dataType": "binary"}),
        # The exact name wins over one that differs in case, wherever it stands; of equal ones the last wins.
        ('{"ROUTE": "a", "route": "b", "Route": "c"}', {"route": "b", "direction": "in"}),
        ('{"route": "a", "route": "b"}', {"route": "b", "direction": "in"}),
        # Values of text properties keep their case.
        ('{"route": "Orders"}', {"route": "Orders", "direction": "in"}),
        ('{"methods": ["GET", 1]}', {"methods": ["GET", "1"], "direction": "in"}),
        ('{"route": null, "methods": null}', {"direction": "in"}),
        ('{"somethingElse": 1}', {"direction": "in"}),
    ],
)
def test_folds_names_and_values(text: str, value: dict[str, JsonData]) -> None:
    assert canonical(text, "httpTrigger").value == {"type": "httpTrigger", **value}


def test_the_type_is_spelled_as_in_its_schema() -> None:
    assert canonical('{"type": "HTTPTrigger"}', "HTTPTrigger").value["type"] == "httpTrigger"


def test_an_alias_stands_for_its_property() -> None:
    assert canonical('{"BlobPath": "a/b"}', "blob").value["path"] == "a/b"
    assert canonical('{"blobPath": "a/b", "path": "c/d"}', "blob").value["path"] == "c/d"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("true", True),
        ('"true"', True),
        ('" False "', False),
        ("1", True),
        ("0", False),
        ('"yes"', "yes"),
        ('"1"', "1"),
        ("null", None),
    ],
)
def test_booleans_are_read_as_the_host_does(written: str, read: JsonData) -> None:
    assert value_of(f'{{"useMonitor": {written}}}', "timerTrigger", "useMonitor") == read


@pytest.mark.parametrize(("written", "read"), [("5", "5"), ("1.5", "1.5"), ("true", "True"), ("[1]", [1]), ('""', "")])
def test_text_is_read_as_the_host_does(written: str, read: JsonData) -> None:
    assert value_of(f'{{"route": {written}}}', "httpTrigger", "route") == read


@pytest.mark.parametrize(
    ("written", "read"), [("5", 5), ('"5"', 5), ('" -5 "', -5), ("5.0", 5), ("true", 1), ('"5.5"', "5.5"), ('"x"', "x")]
)
def test_integers_are_read_as_the_host_does(written: str, read: JsonData) -> None:
    assert value_of(f'{{"count": {written}}}', "numbers", "count", NUMBERS) == read


@pytest.mark.parametrize(("written", "read"), [("1", 1.0), ('"1.5"', 1.5), ('"2e3"', 2000.0), ('"x"', "x")])
def test_numbers_are_read_as_the_host_does(written: str, read: JsonData) -> None:
    assert value_of(f'{{"share": {written}}}', "numbers", "share", NUMBERS) == read


@pytest.mark.parametrize("written", ["0", '"2"', '""', '" "', '"anonymous, admin"'])
def test_other_forms_of_an_enum_are_left_unread(written: str) -> None:
    found = canonical(f'{{"authLevel": {written}}}', "httpTrigger")
    assert found.unread == {("authLevel",)}
    assert "authLevel" not in found.value


@pytest.mark.parametrize(
    "text",
    ['{"route": "ord', '{"route": ', '{"route": ord}', '{"route": undefined}', '{"route":, "name": "a"}'],
)
def test_half_typed_values_are_left_unread(text: str) -> None:
    found = canonical(text, "httpTrigger")
    assert found.unread == {("route",)}
    assert "route" not in found.value


def test_an_item_that_is_half_typed_keeps_the_places_of_the_others() -> None:
    text = '{"methods": ["get", po, "put"]}'
    found = canonical(text, "httpTrigger")
    assert found.value["methods"] == ["get", None, "put"]
    assert found.unread == {("methods", 1)}
    assert text[slice(*found.spans["methods", 2])] == '"put"'


@pytest.mark.parametrize(
    ("type_name", "text", "direction"),
    [
        ("httpTrigger", "{}", "in"),
        ("http", "{}", "in"),
        ("http", '{"direction": "Out"}', "out"),
        ("blob", '{"direction": "sideways"}', "sideways"),
    ],
)
def test_without_a_direction_it_is_in(type_name: str, text: str, direction: str) -> None:
    assert canonical(text, type_name).value["direction"] == direction


def test_the_direction_that_the_host_reads_from_a_number_is_not_guessed() -> None:
    assert "direction" not in canonical('{"direction": 1}', "http").value


def test_every_value_and_key_has_its_place() -> None:
    text = '{"Methods": ["get"], "ROUTE": null, "options": {"a": {"b": 1}}}'
    found = canonical(text, "httpTrigger")
    assert {path: text[slice(*span)] for path, span in found.spans.items()} == {
        ("methods",): '["get"]',
        ("methods", 0): '"get"',
        ("route",): "null",
    }
    assert {path: text[slice(*span)] for path, span in found.key_spans.items()} == {
        ("methods",): '"Methods"',
        ("route",): '"ROUTE"',
    }


def test_objects_are_read_as_they_stand() -> None:
    text = '{"options": {"a": {"b": [true, null]}, "half":}}'
    found = canonical(text, "numbers", NUMBERS)
    assert found.value["options"] == {"a": {"b": [True, None]}}
    assert text[slice(*found.spans["options", "a", "b", 0])] == "true"


def test_unknown_members_are_those_that_name_no_property() -> None:
    text = '{"route": "a", "Route": "b", "rout": "c", "cardinality": "one", "meth'
    assert [each.key.value for each in canonical(text, "httpTrigger").unknown] == ["rout"]


def test_says_whether_something_may_be_hidden() -> None:
    assert not canonical('{"route": "a"}', "httpTrigger").damaged
    assert canonical('{"route": "a"', "httpTrigger").damaged
