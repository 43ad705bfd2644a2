"""The schema for other tools: it refuses mistakes, and nothing of which funcls is silent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from funcls.schema.canonical import canonicalize
from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData, JsonDict
from funcls.schema.export import export_binding, export_function
from funcls.schema.expressions import find_flaw
from funcls.schema.property import Property
from funcls.schema.validation import UNKNOWN_PROPERTY, violations
from funcls.syntax.json import JsonObject, parse_json
from funcls.workspace.resources import load_catalogue, load_documents
from support.other_tools import refused, refused_though_funcls_is_silent

CATALOGUE = load_catalogue()
DOCUMENTS = load_documents()
APPS = Path(__file__).parents[1] / "apps"
JUDGED_BESIDES = frozenset({"name", "type", "direction"})

VALUES: list[JsonData] = json.loads("""[
    null, "", "x", "a b!", 5, -7, 1.5, true, "true", " FALSE ", "5", " -5 ", "1.5", "a,b",
    [], ["a"], [1], [null], [[]], {}, {"a": 1}, "%A%", "a{b}c", "100%", "{"
]""")
"""Values of each kind that JSON has, and texts that the host reads as something else."""

every_type = pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)


@cache
def of_type(name: str) -> Draft7Validator:
    return Draft7Validator(export_binding(DOCUMENTS, name))


def schemas() -> Iterator[JsonDict]:
    yield export_function(DOCUMENTS, CATALOGUE.known_names)
    for entry in CATALOGUE.types:
        yield export_binding(DOCUMENTS, entry.name)


def test_each_is_valid_draft_07_with_an_identity() -> None:
    for schema in schemas():
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert re.fullmatch(r"urn:funcls:(function\.json|binding:\w+)", str(schema["$id"]))
        assert schema["title"]
        Draft7Validator.check_schema(schema)


def test_references_stay_within_the_file_and_lead_somewhere() -> None:
    for schema in schemas():
        text = json.dumps(schema)
        references = set(re.findall(r'"\$ref": "([^"]*)"', text))
        definitions: Any = schema["definitions"]
        assert references == {f"#/definitions/{name}" for name in definitions}
        assert text.count('"$id"') == 1


def test_nothing_of_our_own_is_left_in_it() -> None:
    assert not [schema["$id"] for schema in schemas() if '"x-' in json.dumps(schema)]


def test_patterns_are_those_of_every_tool() -> None:
    """Browsers and editors read patterns as Unicode ones, in which no needless character may be escaped."""
    for schema in schemas():
        for pattern in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(schema)):
            assert re.sub(r"\\[sS.*+?^${}()|\[\]\\/]", "", json.loads(pattern)).count("\\") == 0


def test_what_editors_show_is_kept() -> None:
    properties: Any = export_binding(DOCUMENTS, "httpTrigger")["properties"]
    level = properties["authLevel"]
    assert (level["title"], level["default"]) == ("Authorization level", "function")
    assert level["anyOf"][0]["enum"][0] == "anonymous"
    assert level["anyOf"][0]["enumDescriptions"][0] == "No key: anybody may call."
    assert properties["route"]["examples"][0] == "orders/{id}"
    assert properties["webHookType"]["doNotSuggest"]


def test_the_direction_that_is_offered_is_one_of_the_type() -> None:
    properties: Any = export_binding(DOCUMENTS, "queue")["properties"]
    assert properties["direction"]["anyOf"][0] == {
        "enum": ["out"],
        "enumDescriptions": [
            "The handler delivers the data, through a parameter of type `func.Out` or its return value."
        ],
    }
    assert "default" not in properties["direction"]


@every_type
def test_a_skeleton_is_accepted(entry: BindingType) -> None:
    assert refused({"bindings": [dict(entry.skeleton)]}) == []
    assert of_type(entry.name).is_valid(dict(entry.skeleton))


@every_type
def test_names_and_types_are_accepted_in_any_case(entry: BindingType) -> None:
    shouted = {name.upper(): value for name, value in entry.skeleton.items()}
    assert refused({"bindings": [shouted]}) == []
    assert refused({"bindings": [{**entry.skeleton, "type": entry.name.upper()}]}) == []


@every_type
def test_another_type_is_refused_by_the_schema_of_one(entry: BindingType) -> None:
    assert not of_type(entry.name).is_valid({**entry.skeleton, "type": f"{entry.name}s"})


def found_by_funcls(entry: BindingType, binding: JsonDict) -> list[str]:
    """Return the keywords of draft-07 that funcls finds broken."""
    root = parse_json(json.dumps(binding)).root
    assert isinstance(root, JsonObject)
    found = violations(entry, canonicalize(root, entry))
    return [each.keyword for each in found if each.keyword != UNKNOWN_PROPERTY]


@every_type
def test_whatever_is_left_out_is_missed_by_both(entry: BindingType) -> None:
    for name in entry.skeleton.keys() - JUDGED_BESIDES:
        binding: JsonDict = {key: value for key, value in entry.skeleton.items() if key != name}
        assert (found_by_funcls(entry, binding) == []) is of_type(entry.name).is_valid(binding), name


def of_each_kind() -> Iterator[tuple[BindingType, Property]]:
    """Yield a property of each kind that the schemas know: the many others differ in their texts alone."""
    kinds = set()
    for entry in CATALOGUE.types:
        for each in entry.known.values():
            judged = (each.types, each.enum, each.ignore_case, each.expression, each.pattern_message, each.required)
            kind = (*judged, frozenset(each.refusals), each.items is None)
            if each.name not in JUDGED_BESIDES and kind not in kinds:
                kinds.add(kind)
                yield entry, each


@pytest.mark.parametrize(("entry", "prop"), list(of_each_kind()), ids=lambda each: each.name)
def test_values_are_judged_as_funcls_judges_them(entry: BindingType, prop: Property) -> None:
    spellings = [form for each in prop.enum for form in (each.upper(), f" {each} ")]
    for value in [*VALUES, *spellings]:
        binding: JsonDict = {**entry.skeleton, prop.name: value}
        found = found_by_funcls(entry, binding)
        if isinstance(value, str) and find_flaw(prop, value) is not None:
            # A rule of its own tells of an expression that is broken.
            continue
        # The host reads a number as text; a pattern of draft-07 passes it over.
        if not (found == ["pattern"] and isinstance(value, int | float)):
            assert (found == []) is of_type(entry.name).is_valid(binding), (prop.name, value, found)


TRIGGER: JsonDict = {"name": "req", "type": "httpTrigger"}
TIMER: JsonDict = {"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}
QUEUE: JsonDict = {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"}


@pytest.mark.parametrize(
    ("binding", "place"),
    [
        # What the host refuses by itself (facts: sections 0 and 1).
        ({"type": "httpTrigger"}, "$.bindings[0]"),
        ({"name": "req"}, "$.bindings[0]"),
        ({}, "$.bindings[0]"),
        ("httpTrigger", "$.bindings[0]"),
        (None, "$.bindings[0]"),
        ({**TRIGGER, "name": "9a"}, "$.bindings[0].name"),
        ({**TRIGGER, "name": "a-b"}, "$.bindings[0].name"),
        ({**TRIGGER, "name": "a__b"}, "$.bindings[0].name"),
        ({**TRIGGER, "name": "$Return"}, "$.bindings[0].name"),
        ({**TRIGGER, "name": ""}, "$.bindings[0].name"),
        ({**TRIGGER, "name": None}, "$.bindings[0].name"),
        ({**TRIGGER, "direction": "input"}, "$.bindings[0].direction"),
        ({**TRIGGER, "direction": ""}, "$.bindings[0].direction"),
        ({**TRIGGER, "direction": None}, "$.bindings[0].direction"),
        ({**TRIGGER, "direction": "out"}, "$.bindings[0].direction"),
        ({"name": "res", "type": "http", "direction": "in"}, "$.bindings[0].direction"),
        ({"name": "res", "type": "http"}, "$.bindings[0]"),
        ({**TRIGGER, "dataType": "text"}, "$.bindings[0].dataType"),
        ({**TRIGGER, "cardinality": "few"}, "$.bindings[0].cardinality"),
        ({**TRIGGER, "authLevel": "anonymos"}, "$.bindings[0].authLevel"),
        ({**TRIGGER, "methods": "get"}, "$.bindings[0].methods"),
        ({**TRIGGER, "methods": [["get"]]}, "$.bindings[0].methods[0]"),
        ({**TRIGGER, "route": ["orders"]}, "$.bindings[0].route"),
        ({"name": "timer", "type": "timerTrigger"}, "$.bindings[0]"),
        ({**TIMER, "schedule": ""}, "$.bindings[0].schedule"),
        ({**TIMER, "schedule": None}, "$.bindings[0].schedule"),
        ({**TIMER, "runOnStartup": "yes"}, "$.bindings[0].runOnStartup"),
        # What an extension refuses.
        ({**QUEUE, "queueName": "a"}, "$.bindings[0].queueName"),
        ({**QUEUE, "queueName": "orders_new"}, "$.bindings[0].queueName"),
        ({**QUEUE, "type": "QUEUE", "queueName": "a"}, "$.bindings[0].queueName"),
        ({"name": "msg", "type": "queue", "direction": "out"}, "$.bindings[0]"),
        ({"name": "row", "type": "table", "tableName": "Orders", "take": "ten"}, "$.bindings[0].take"),
        # What holds for types that nobody knows.
        ({"name": "a", "type": "ofMyOwn", "direction": "sideways"}, "$.bindings[0].direction"),
        ({"name": "a", "type": "ofMyOwn", "dataType": "json"}, "$.bindings[0].dataType"),
        ({"type": "ofMyOwn"}, "$.bindings[0]"),
    ],
)
def test_a_mistake_in_a_binding_is_refused(binding: JsonData, place: str) -> None:
    assert refused({"bindings": [binding]}) == [place]


@pytest.mark.parametrize(
    "binding",
    [
        {"Name": "req", "TYPE": "HttpTrigger", "Direction": "In", "AUTHLEVEL": "Anonymous"},
        {**TRIGGER, "authLevel": None, "dataType": "", "cardinality": None, "methods": []},
        {**TRIGGER, "direction": 0, "dataType": 2, "authLevel": 1},
        {**TRIGGER, "route": 5, "methods": ["brew"]},
        {**TIMER, "runOnStartup": "True", "useMonitor": 0},
        {**TIMER, "schedule": "%Schedule%"},
        {**QUEUE, "queueName": "%Queue%"},
        {**QUEUE, "queueName": "a{id}"},
        {"name": "row", "type": "table", "tableName": "Orders", "take": "10"},
        {"name": "image", "type": "blob", "blobPath": "a/b"},
        {"name": "anything", "type": "ofMyOwn", "direction": "INOUT", "setting": {"a": []}},
        {**TRIGGER, "unknown": [None]},
    ],
)
def test_what_the_host_converts_is_accepted(binding: JsonDict) -> None:
    assert refused({"bindings": [binding]}) == []


RETRY: JsonDict = {"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:10"}
GROWING: JsonDict = {"maxRetryCount": 3, "minimumInterval": "00:00:10", "maximumInterval": "1.00:00"}


@pytest.mark.parametrize(
    ("members", "places"),
    [
        ({"bindings": []}, ["$.bindings"]),
        ({"bindings": None}, ["$.bindings"]),
        ({"bindings": {}}, ["$.bindings"]),
        ({"scriptFile": ["a.py"]}, ["$.scriptFile"]),
        ({"configurationSource": "function.json"}, ["$.configurationSource"]),
        ({"configurationSource": None}, ["$.configurationSource"]),
        ({"retry": []}, ["$.retry"]),
        ({"retry": {}}, ["$.retry"]),
        ({"retry": {**RETRY, "maxRetryCount": -2}}, ["$.retry.maxRetryCount"]),
        ({"retry": {**RETRY, "maxRetryCount": "many"}}, ["$.retry.maxRetryCount"]),
        ({"retry": {**RETRY, "maxRetryCount": None}}, ["$.retry.maxRetryCount"]),
        ({"retry": {**RETRY, "strategy": "fixed_delay"}}, ["$.retry.strategy"]),
        ({"retry": {**RETRY, "strategy": "FixedDelay", "delayInterval": 10}}, ["$.retry.delayInterval"]),
        ({"retry": {**RETRY, "delayInterval": "5s"}}, ["$.retry.delayInterval"]),
        ({"retry": {**RETRY, "delayInterval": "PT5M"}}, ["$.retry.delayInterval"]),
        ({"retry": {**RETRY, "strategy": "exponentialBackoff"}}, ["$.retry"]),
        ({"retry": {"strategy": "FIXEDDELAY", "maxRetryCount": 3}}, ["$.retry"]),
        ({"retry": {"maxRetryCount": 3, "minimumInterval": "00:00:10"}}, ["$.retry"]),
        # Accepted.
        ({"retry": RETRY, "scriptFile": "a.py", "entryPoint": None, "disabled": "SETTING", "unknown": 1}, []),
        ({"retry": {name.upper(): value for name, value in RETRY.items()}}, []),
        ({"retry": {**RETRY, "maxRetryCount": "3", "delayInterval": "10"}}, []),
        ({"retry": GROWING}, []),
        ({"retry": {**GROWING, "strategy": "EXPONENTIALBACKOFF", "maxRetryCount": 3.0}}, []),
        ({"retry": None}, []),
        ({"CONFIGURATIONSOURCE": "?", "configurationSource": "Attributes"}, []),
    ],
)
def test_what_stands_beside_the_bindings(members: JsonDict, places: list[str]) -> None:
    assert refused({"bindings": [TRIGGER], **members}) == places


@pytest.mark.parametrize("document", [{}, {"Bindings": [TRIGGER]}, [], None, "text"])
def test_what_is_no_function(document: JsonData) -> None:
    assert refused(document) == ["$"]


@pytest.mark.slow
def test_it_refuses_nothing_that_funcls_passes_in_the_apps_of_the_tests() -> None:
    found = dict(refused_though_funcls_is_silent(APPS))
    assert len(found) > 200
    assert {file: places for file, places in found.items() if places} == {}
