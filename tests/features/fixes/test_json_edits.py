"""Edits of JSON keep comments, indents, line ends and commas."""

from __future__ import annotations

import pytest

from funcls.features.fixes.json_edits import add_member, put_text, remove, set_member
from funcls.features.results import FileEdits
from funcls.model.source import SourceFile
from funcls.syntax.json.tree import JsonArray, JsonObject


def read(text: str) -> tuple[SourceFile, JsonObject]:
    source = SourceFile("host.json", text)
    assert isinstance(source.json.root, JsonObject)
    return source, source.json.root


ADDED = [
    ("{}", '{"b": 2}'),
    ("{ }", '{"b": 2}'),
    ('{"a": 1}', '{"a": 1, "b": 2}'),
    ('{"a": 1,}', '{"a": 1, "b": 2}'),
    ('{"a": 1 /* one */}', '{"a": 1, "b": 2 /* one */}'),
    ('{\n  "a": 1\n}', '{\n  "a": 1,\n  "b": 2\n}'),
    ('{\n  "a": 1,\n}', '{\n  "a": 1,\n  "b": 2,\n}'),
    ('{\n  "a": 1 // one\n}', '{\n  "a": 1, // one\n  "b": 2\n}'),
    ('{\n  "a": 1, // one\n}', '{\n  "a": 1, // one\n  "b": 2,\n}'),
    ('{\r\n\t"a": 1\r\n}\r\n', '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}\r\n'),
    ("{\n}\n", '{\n  "b": 2\n}\n'),
    ("{\n  // none\n}\n", '{\n  // none\n"b": 2}\n'),
]


@pytest.mark.parametrize(("before", "after"), ADDED)
def test_a_member_is_added(before: str, after: str) -> None:
    source, root = read(before)
    edited = FileEdits("", add_member(source, root, '"b": 2')).applied(before)
    assert edited == after
    assert not SourceFile("host.json", edited).json.refused


def test_what_runs_over_several_lines_is_indented_as_the_file_is() -> None:
    source, root = read('{\n\t"a": 1\n}')
    edits = add_member(source, root, '"b": {\n  "c": 2\n}')
    assert FileEdits("", edits).applied(source.text) == '{\n\t"a": 1,\n\t"b": {\n\t\t"c": 2\n\t}\n}'


REMOVED = [
    ('{"a": 1, "x": 2, "c": 3}', '{"a": 1, "c": 3}'),
    ('{"a": 1, "x": 2}', '{"a": 1}'),
    ('{"x": 2}', "{}"),
    ('{"x": 2, "c": 3}', '{"c": 3}'),
    ('{\n  "a": 1,\n  "x": 2,\n  "c": 3\n}', '{\n  "a": 1,\n  "c": 3\n}'),
    ('{\n  "a": 1,\n  "x": 2\n}', '{\n  "a": 1\n}'),
    ('{\n  "a": 1,\n  "x": 2,\n}', '{\n  "a": 1,\n}'),
    (
        '{\n  // one\n  "a": 1, // first\n  "x": 2, // gone\n  // three\n  "c": 3\n}',
        '{\n  // one\n  "a": 1, // first\n  // three\n  "c": 3\n}',
    ),
    ('{\n  "a": 1, // first\n  "x": 2\n}', '{\n  "a": 1 // first\n}'),
    ('{\r\n  "x": 2,\r\n  "c": 3\r\n}', '{\r\n  "c": 3\r\n}'),
    ('{\n  "x": {\n    "y": 1\n  },\n  "c": 3\n}', '{\n  "c": 3\n}'),
]


@pytest.mark.parametrize(("before", "after"), REMOVED)
def test_a_member_is_removed(before: str, after: str) -> None:
    source, root = read(before)
    member = root.get("x")
    assert member is not None
    assert FileEdits("", remove(source, root, member)).applied(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [("[1, 2, 3]", "[1, 3]"), ("[1, 2]", "[1]"), ("[\n  1,\n  2\n]", "[\n  1\n]"), ("[2]", "[]")],
)
def test_an_item_is_removed(before: str, after: str) -> None:
    source = SourceFile("x.json", f'{{"a": {before}}}')
    root = source.json.root
    assert isinstance(root, JsonObject)
    array = root.members[0].value
    assert isinstance(array, JsonArray)
    item = next(each for each in array.items if source.text[slice(*each.span)] == "2")
    assert FileEdits("", remove(source, array, item)).applied(source.text) == f'{{"a": {after}}}'


def test_a_value_is_replaced_in_its_quotes() -> None:
    source, root = read("{'a': 'one', \"b\": \"two\"}")
    edits = (*set_member(source, root, "a", "x"), *set_member(source, root, "b", "y"))
    assert FileEdits("", edits).applied(source.text) == "{'a': 'x', \"b\": \"y\"}"
    value = root.members[0].value
    assert value is not None
    assert put_text(source, value, "it's").text == '"it\'s"'
