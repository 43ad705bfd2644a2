"""What stands at the cursor, which is written `|` here."""

from __future__ import annotations

import pytest

from funcls.syntax.json import JsonNode, JsonPath, nodes_at, parse_json, path_to


def at_cursor(marked: str) -> tuple[str, tuple[JsonNode, ...]]:
    offset = marked.index("|")
    text = marked.replace("|", "", 1)
    return text, nodes_at(parse_json(text), offset)


@pytest.mark.parametrize(
    ("marked", "path"),
    [
        ('{"a": |1}', ("a",)),
        ('{"a": 1|}', ("a",)),
        ('{|"a": 1}', ("a",)),
        ('{"a|": 1}', ("a",)),
        ('{"a": 1,| "b": 2}', ()),
        ('{"a": 1, |}', ()),
        ('|{"a": 1}', ()),
        ('{"a": 1}|', ()),
        ('{"a": [|]}', ("a",)),
        ('{"a": [10, |20]}', ("a", 1)),
        ('{"a": [10|, 20]}', ("a", 0)),
        ('{"a": [10,| 20]}', ("a",)),
        ('{"a": [10,|,20]}', ("a", 1)),
        ('{"a": {"b": [{}, {"c": "|"}]}}', ("a", "b", 1, "c")),
        # Half typed
        ('{"bindings": [{"type": "httpTrigger", "na|', ("bindings", 0, "na")),
        ('{"bindings": [{"type": "httpTrigger", na|', ("bindings", 0, "na")),
        ('{"bindings": [{"type": |', ("bindings", 0, "type")),
        ('{"bindings": [{"type": |}]}', ("bindings", 0, "type")),
        ('{"bindings": [{"type":| , "name": "req"}]}', ("bindings", 0, "type")),
        ('{"bindings": [{"type": tru|', ("bindings", 0, "type")),
        ('{"bindings": [{"type": "a"}, {|', ("bindings", 1)),
        ('{"bindings": [{"type": "a"}, {"name|\n{"type": "b"}]}', ("bindings", 1, "name")),
        ('{"bindings": [{"type": "a"}, {"|}]}', ("bindings", 1, "}]}")),
        ('{"bindings": [{"type": "ht|\n"name": "req"}]}', ("bindings", 0, "type")),
        ('{"bindings": [{"type": "ht\n"name": "re|q"}]}', ("bindings", 0, "name")),
        ('{"bindings": [{"type": |\n"name": "req"}]}', ("bindings", 0, "type")),
        ('{"bindings": [{"type": \n"name": "re|q"}]}', ("bindings", 0, "name")),
        ('{"bindings": [{"type"|\n"name": "req"}]}', ("bindings", 0, "type")),
        ('{"bindings": [{"methods": ["get", "po|\n"name": "req"}]}', ("bindings", 0, "methods", 1)),
        ('{"bindings": [{"methods": ["get", |\n"name": "req"}]}', ("bindings", 0, "methods")),
        ('{"bindings": [{"methods": ["get", \n"name": "re|q"}]}', ("bindings", 0, "name")),
        ('{"bindings": [{"type": "a" "na|"}]}', ("bindings", 0, "na")),
        ('{"bindings": [{"type": "a"} {"na|"}]}', ("bindings", 1, "na")),
        ('{"bindings": [{"type": "a", |{"type": "b"}]}', ("bindings", 0)),
        ("x\n{'a': {'b|", ("a", "b")),
        ("", ()),
    ],
)
def test_the_path_to_the_cursor(marked: str, path: JsonPath) -> None:
    assert path_to(at_cursor(marked or "|")[1]) == path


@pytest.mark.parametrize(
    ("marked", "nodes"),
    [
        ('{"a": ["b|"]}', ['{"a": ["b"]}', '"a": ["b"]', '["b"]', '"b"']),
        ('{"a|": 1}', ['{"a": 1}', '"a": 1', '"a"']),
        ('{"a":|  1}', ['{"a":  1}', '"a":  1']),
        ('{"a": 1} |', []),
        ('{"a": |', ['{"a": ', '"a": ']),
    ],
)
def test_the_nodes_at_the_cursor_outermost_first(marked: str, nodes: list[str]) -> None:
    text, found = at_cursor(marked)
    assert [text[slice(*node.span)] for node in found] == nodes
