"""The conventions of schemas/README.md, held by every schema file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from funcls.schema.document import JsonData, JsonDict, dict_in, texts_in

SCHEMAS = Path(__file__).parents[2] / "schemas"
MADE_FROM_CODE = "funcls.schema.json"
FILES = tuple(
    sorted(
        path.relative_to(SCHEMAS).as_posix() for path in SCHEMAS.rglob("*.schema.json") if path.name != MADE_FROM_CODE
    )
)
BINDINGS = tuple(name for name in FILES if name.startswith("bindings/"))
LEARN = "https://learn.microsoft.com/"
NO_VALUE_TO_SHOW = {
    "durableRequiresGrpc": "nobody writes it by hand",
    "enableRowKeyForDynamicObject": "of no use to Python",
    "ingestionProperties": "Microsoft documents no form of it",
}
"""Properties whose description has no example, and why."""


@cache
def load(file: str) -> JsonDict:
    data: JsonDict = json.loads((SCHEMAS / file).read_text(encoding="utf-8"))
    return data


def subschemas(schema: JsonData) -> Iterator[JsonDict]:
    """Yield each object of a schema file, but not what stands inside of our own keywords."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            if not key.startswith("x-"):
                yield from subschemas(value)
    elif isinstance(schema, list):
        for each in schema:
            yield from subschemas(each)


def described(file: str) -> Iterator[tuple[str, JsonDict]]:
    """Yield what a reader meets, with its name: the schema itself, and each property or definition of its own text."""
    schema = load(file)
    yield file, schema
    for part in subschemas(schema):
        for keyword in ("properties", "definitions"):
            for name, each in dict_in(part, keyword).items():
                if isinstance(each, dict) and not {"$ref", "allOf", "const"}.intersection(each):
                    yield name, each


def judge(document: JsonData) -> list[str]:
    """Judge a function.json by the files as they are, the way any other tool would, without a network."""
    resources = [(file, Resource.from_contents(load(file), default_specification=DRAFT7)) for file in FILES]
    validator = Draft7Validator(load("function.schema.json"), registry=Registry().with_resources(resources))
    return sorted({error.json_path for error in validator.iter_errors(document)})


def test_is_valid_draft_07() -> None:
    for file in FILES:
        schema = load(file)
        assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        Draft7Validator.check_schema(schema)


def test_is_identified_by_its_name() -> None:
    for file in FILES:
        assert load(file)["$id"] == Path(file).name


def test_is_named_like_the_type_that_it_describes() -> None:
    for file in BINDINGS:
        schema = load(file)
        name = Path(file).name.removesuffix(".schema.json")
        assert dict_in(dict_in(schema, "properties"), "type")["const"] == name
        assert dict_in(schema, "x-skeleton")["type"] == name


def test_everything_has_a_title_and_a_description() -> None:
    for file in FILES:
        for name, schema in described(file):
            assert schema.get("title"), name
            assert str(schema.get("description", "")).endswith("."), name


def test_properties_tell_what_happens_without_them() -> None:
    for file in FILES:
        for schema in subschemas(load(file)):
            for name, each in dict_in(schema, "properties").items():
                if isinstance(each, dict) and "description" in each:
                    assert re.search(r"\b[Ww]ithout\b", str(each["description"])), name


def test_properties_show_a_value() -> None:
    for file in BINDINGS:
        for schema in subschemas(load(file)):
            for name, each in dict_in(schema, "properties").items():
                if isinstance(each, dict) and "description" in each and name not in NO_VALUE_TO_SHOW:
                    assert re.search(r"`[^`]+`", str(each["description"])), name


def test_the_title_of_a_type_says_what_it_can_be() -> None:
    for file in BINDINGS:
        schema = load(file)
        directions = texts_in(dict_in(dict_in(schema, "properties"), "direction"), "enum")
        kind = " or ".join({"in": "input", "out": "output"}[each] for each in directions)
        words = "trigger" if file.lower().endswith("trigger.schema.json") else kind
        assert schema["title"] == "HTTP response" or words in str(schema["title"])


def test_no_two_types_have_the_same_title_or_description() -> None:
    for keyword in ("title", "description"):
        assert len({str(load(file)[keyword]) for file in BINDINGS}) == len(BINDINGS)


def test_documentation_is_that_of_microsoft() -> None:
    for file in FILES:
        pages = [str(each["x-docs"]) for each in subschemas(load(file)) if "x-docs" in each]
        assert pages
        assert all(page.startswith(LEARN) for page in pages)


def test_each_value_of_an_enum_is_explained() -> None:
    for file in FILES:
        for schema in subschemas(load(file)):
            if "enum" in schema and "description" in schema:
                assert len(texts_in(schema, "enumDescriptions")) == len(texts_in(schema, "enum")), schema["title"]


def test_a_pattern_is_put_in_words() -> None:
    for file in FILES:
        assert all(
            "patternErrorMessage" in each for each in subschemas(load(file)) if isinstance(each.get("pattern"), str)
        )


def test_a_refusal_stands_beside_the_keyword_that_it_qualifies() -> None:
    for file in FILES:
        for schema in subschemas(load(file)):
            for keyword, refusal in dict_in(schema, "x-refuses").items():
                assert keyword in schema
                assert isinstance(refusal, dict)
                assert refusal["by"] in {"host", "worker"}
                assert refusal["grade"] in {"measured", "read"}
                assert refusal["words"]
                assert set(refusal) <= {"by", "grade", "words", "needsBundle"}


def test_the_readme_explains_exactly_the_keywords_in_use() -> None:
    used = {key for file in FILES for each in subschemas(load(file)) for key in each if key.startswith("x-")}
    readme = (SCHEMAS / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^(?:\| |### )`(x-\w+)`", readme, re.MULTILINE)) == used


def test_a_skeleton_fits_its_schema() -> None:
    for file in BINDINGS:
        assert judge({"bindings": [load(file)["x-skeleton"]]}) == []


@pytest.mark.parametrize(
    ("binding", "guilty"),
    [
        ({"name": "req", "type": "httpTrigger", "methods": "get"}, ["$.bindings[0].methods"]),
        ({"name": "$return", "type": "http", "direction": "in"}, ["$.bindings[0].direction"]),
        ({"name": "msg", "type": "queueTrigger"}, ["$.bindings[0]"]),
        ({"name": "msg", "type": "queueTrigger", "queueName": "a"}, ["$.bindings[0].queueName"]),
        ({"name": "msg", "type": "ofAnExtensionOfMyOwn", "cardinality": "few"}, ["$.bindings[0].cardinality"]),
        ({"name": "rows", "type": "kusto", "database": "shop", "tableName": "Orders"}, ["$.bindings[0]"]),
        ({"name": "rows", "type": "kusto", "database": "shop", "tableName": "A", "direction": "out"}, []),
        ({"name": "anything", "type": "ofAnExtensionOfMyOwn", "setting": 1}, []),
        ({"name": "req", "type": "httpTrigger", "unknown": True}, []),
    ],
)
def test_other_tools_judge_a_binding_by_its_type(binding: JsonDict, guilty: list[str]) -> None:
    assert judge({"bindings": [binding]}) == guilty


@pytest.mark.parametrize(
    ("retry", "guilty"),
    [
        ({"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:10"}, []),
        ({"strategy": "fixedDelay", "maxRetryCount": 3}, ["$.retry"]),
        ({"maxRetryCount": 3, "minimumInterval": "00:00:10"}, ["$.retry"]),
        ({"maxRetryCount": -1, "minimumInterval": "00:00:10", "maximumInterval": "00:15:00"}, []),
    ],
)
def test_other_tools_judge_a_retry_policy_by_its_strategy(retry: JsonDict, guilty: list[str]) -> None:
    assert judge({"bindings": [{"name": "t", "type": "anyTrigger"}], "retry": retry}) == guilty


def test_a_function_needs_bindings() -> None:
    assert judge({}) == ["$"]
    assert judge({"bindings": []}) == ["$.bindings"]
