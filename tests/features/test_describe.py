"""The documentation of an item, made when somebody looks at it."""

from __future__ import annotations

import json

import pytest

from funcls.features.describe import document
from funcls.features.results import Subject
from funcls.workspace.resources import load_catalogue
from support.completion import documentation, items, one_function

CURSORS = [
    "<|>",
    "{<|>}",
    '{"bindings": <|>}',
    '{"bindings": [<|>]}',
    '{"bindings": [{<|>}]}',
    '{"bindings": [{"type": "httpTrigger", <|>}]}',
    '{"bindings": [{"type": "httpTrigger", "methods": [<|>]}]}',
    '{"bindings": [{"TYPE": "blobtrigger", "blobPath": "<|>"}]}',
    '{"bindings": [{"direction": "<|>"}]}',
    '{"retry": {<|>}}',
    '{"retry": {"strategy": "<|>"}}',
]


@pytest.mark.parametrize("function_json", CURSORS)
def test_a_subject_survives_the_way_to_the_editor_and_back(function_json: str) -> None:
    found = items(one_function(function_json))
    assert found
    for each in found:
        assert each.subject is not None
        assert Subject.from_data(json.loads(json.dumps(each.subject.to_data()))) == each.subject
        assert document(each.subject, load_catalogue()), each.label


@pytest.mark.parametrize(
    ("function_json", "label", "begins"),
    [
        ("<|>", "httpTrigger", "**HTTP trigger** (`httpTrigger`)"),
        ("{<|>}", "bindings", "**Bindings** (`bindings`, required)"),
        ('{"bindings": [{<|>}]}', "direction", "**Direction** (`direction`"),
        ('{"bindings": [{"type": "queue", <|>}]}', "queueName", "**Queue name** (`queueName`, required)"),
        ('{"bindings": [{"type": "httpTrigger", "methods": [<|>]}]}', "get", "**HTTP method** (`methods`)"),
        ('{"retry": {<|>}}', "strategy", "**Retry strategy** (`strategy`)"),
    ],
)
def test_what_it_says(function_json: str, label: str, begins: str) -> None:
    assert documentation(function_json, label).startswith(begins)


def test_the_meaning_of_a_value_stands_in_it() -> None:
    said = documentation('{"retry": {"strategy": "<|>"}}', "fixedDelay")
    assert "`fixedDelay`: The same pause before each attempt." in said


@pytest.mark.parametrize(
    "data", [None, 5, "type", [], {"type": 5}, {"type": None}, {"other": "x"}, {"type": "http", "other": "x"}, {5: "x"}]
)
def test_data_of_others_is_no_subject(data: object) -> None:
    assert Subject.from_data(data) is None


@pytest.mark.parametrize(
    "subject",
    [
        Subject(),
        Subject("unheardOf"),
        Subject("queue", "colour"),
        Subject("", "bindings/*/queueName"),
        Subject(path="*"),
    ],
)
def test_what_no_schema_knows_has_no_documentation(subject: Subject) -> None:
    assert document(subject, load_catalogue()) == ""
