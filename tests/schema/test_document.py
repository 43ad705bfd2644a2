from __future__ import annotations

import pytest

from funcls.schema.document import Documents


def test_takes_over_what_a_reference_names_in_another_file() -> None:
    documents = Documents(
        {
            "base.json": '{"definitions": {"name": {"title": "Name", "type": "string"}}}',
            "in/other.json": '{"properties": {"a": {"$ref": "../base.json#/definitions/name", "title": "Mine"}}}',
        }
    )
    schema = documents.load("in/other.json")
    # Draft-07 ignores the title beside the reference.
    assert documents.flat(schema, "in/other.json") == {"properties": {"a": {"title": "Name", "type": "string"}}}


def test_follows_references_within_a_file() -> None:
    documents = Documents(
        {
            "a.json": """{
                "items": {"$ref": "#/definitions/b"},
                "definitions": {"b": {"allOf": [{"$ref": "#/definitions/c"}]}, "c": {"const": 1}}
            }"""
        }
    )
    assert documents.flat(documents.load("a.json"), "a.json")["items"] == {"const": 1}


def test_own_keywords_win_over_those_taken_over() -> None:
    documents = Documents(
        {"a.json": '{"allOf": [{"title": "A", "type": "string"}, {"if": {}, "then": {}}], "title": "B"}'}
    )
    assert documents.flat(documents.load("a.json"), "a.json") == {"title": "B", "type": "string"}


def test_the_values_of_an_enum_keep_their_descriptions() -> None:
    documents = Documents(
        {
            "a.json": """{
                "allOf": [{"$ref": "#/definitions/direction"}],
                "enum": ["out"],
                "definitions": {"direction": {"enum": ["in", "out"], "enumDescriptions": ["Received.", "Delivered."]}}
            }"""
        }
    )
    flat = documents.flat(documents.load("a.json"), "a.json")
    assert (flat["enum"], flat["enumDescriptions"]) == (["out"], ["Delivered."])


def test_a_file_is_parsed_once_and_only_when_needed() -> None:
    class Texts(dict[str, str]):
        read: list[str] = []  # noqa: RUF012

        def __getitem__(self, name: str) -> str:
            self.read.append(name)
            return super().__getitem__(name)

    documents = Documents(Texts({"a.json": "{}", "b.json": "not json"}))
    documents.load("a.json")
    documents.load("a.json")
    assert Texts.read == ["a.json"]


def test_refuses_what_is_no_object() -> None:
    with pytest.raises(ValueError, match=r"a\.json is not a JSON object"):
        Documents({"a.json": "[]"}).load("a.json")
    with pytest.raises(KeyError):
        Documents({}).load("a.json")
