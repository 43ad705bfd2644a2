"""Document highlights: what in a function.json belongs together."""

from __future__ import annotations

import pytest

from funcls.features.highlights import highlights
from support.apps import fixture

ORDERS = """{"bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "route": "orders/{Id:int?}/{{raw}}/{*rest}"},
  {"name": "order", "type": "blob", "direction": "in", "path": "orders/{id}/{rest}-{rand-guid}", "connection": "{id}"},
  {"name": "table", "type": "table", "direction": "in", "tableName": "id", "filter": "{ID}", "rowKey": "{other.key}"},
  {"name": "$return", "type": "http", "direction": "out"}
]}"""


def found(place: str, text: str = ORDERS) -> list[str]:
    """Return what belongs together with a place, written with the cursor mark: each with what stands around it.

    `=` marks a place that the others have their value from.
    """
    assert text.count(place.replace("<|>", "")) == 1
    marked = text.replace(place.replace("<|>", ""), place)
    opened = fixture(f"--- Orders/function.json\n{marked}\n")
    return [
        ("=" if each.writes else "") + f"{text[each.span.start - 1]}{text[slice(*each.span)]}{text[each.span.end]}"
        for each in highlights(opened.state, opened.path, opened.offset)
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ('"re<|>q"', ['"req"']),
        ('<|>"$return"', ['"$return"']),
        ("{I<|>d:int?}", ["={Id:", "{id}", "{ID}"]),
        ("{ID<|>}", ["={Id:", "{id}", "{ID}"]),
        ("{<|>ID}", ["={Id:", "{id}", "{ID}"]),
        ("{*re<|>st}", ["=*rest}", "{rest}"]),
        ("{rand-<|>guid}", ["{rand-guid}"]),
        ("{other<|>.key}", ["{other.key}"]),
    ],
)
def test_together(place: str, expected: list[str]) -> None:
    assert found(place) == expected


@pytest.mark.parametrize(
    "place",
    [
        "ord<|>ers/{Id",
        "{{r<|>aw}}",
        '"tableName": "i<|>d"',
        '"connection": "{i<|>d}"',
        '"na<|>me": "req"',
        '"httpTr<|>igger"',
        '"bind<|>ings"',
        "<|>]}",
    ],
)
def test_alone(place: str) -> None:
    assert found(place) == []


def test_a_name_that_stands_twice() -> None:
    text = '{"bindings": [{"name": "x", "type": "queue"}, {"name": "X"}, {"type": "blob", "name": "x"}]}'
    assert found('<|>"x", ', text) == ['"x"', '"x"']


@pytest.mark.parametrize("name", ['"na<|>me', "12<|>3"])
def test_a_name_that_does_not_stand_between_quotes(name: str) -> None:
    opened = fixture(f'--- Orders/function.json\n{{"bindings": [{{"name": {name}\n')
    assert highlights(opened.state, opened.path, opened.offset) == []


def test_what_a_blob_trigger_takes_from_the_path() -> None:
    text = """{"bindings": [
      {"name": "blob", "type": "blobTrigger", "path": "in/{name}.{ext}"},
      {"name": "copy", "type": "blob", "direction": "out", "path": "out/{name}"}
    ]}"""
    assert found("out/{na<|>me}", text) == ["={name}", "{name}"]


@pytest.mark.parametrize(
    "value", [r'"{id}\t{i<|>d}"', '"{id}{i<|>d"', '["{i<|>d}"]', '"{}{<|>}"'], ids=["escapes", "open", "array", "empty"]
)
def test_what_is_not_certain(value: str) -> None:
    text = f'{{"bindings": [{{"name": "x", "type": "blob", "path": {value.replace("<|>", "")}}}]}}'
    assert found(value, text) == []


def test_what_is_no_binding_is_left_to_the_language_server_of_python() -> None:
    opened = fixture("""
        --- Orders/function.json
        {"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}
        --- Orders/__init__.py
        def main(timer): pri<|>nt(timer)
        """)
    assert highlights(opened.state, opened.path, opened.offset) == []
