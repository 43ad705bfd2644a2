"""What holds for every text, however broken."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from funcls.syntax.json import (
    JsonArray,
    JsonNode,
    JsonObject,
    Member,
    ProblemKind,
    nodes_at,
    parse_json,
    path_to,
)
from support.json_values import plain

# fmt: off
PIECES = [
    "{", "}", "[", "]", "(", ")", ",", ":", '"a"', '"b": ', '"a": 1, ', "'c'", "key", "1", "01", ".5", "-", "true",
    "True", "undefined", "new D(", "/*", "*/", "// x\n", "/", "\n", "\r\n", " ", "\t", '"', "'", "\\", '\\"', "\\u00",
    "é", "😀", "\0", "\xa0", "\ufeff", "\u2028", "\ud800", '{"bindings": [', "{id}",
]
# fmt: on
ANY_TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text()

STRINGS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | STRINGS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(STRINGS, inner), max_leaves=10)
OBJECTS = st.dictionaries(STRINGS, VALUES)
LAYOUTS = st.sampled_from([None, 0, 2, "\t"])


def children_of(node: JsonNode) -> tuple[JsonNode, ...]:
    if isinstance(node, JsonObject):
        return node.members
    if isinstance(node, JsonArray):
        return node.items
    if isinstance(node, Member):
        return (node.key,) if node.value is None else (node.key, node.value)
    return ()


def all_nodes(node: JsonNode | None) -> Iterator[JsonNode]:
    if node is not None:
        yield node
        for child in children_of(node):
            yield from all_nodes(child)


@given(ANY_TEXTS)
def test_any_text_has_a_tree_whose_spans_nest_in_text_order(text: str) -> None:
    document = parse_json(text)
    for node in all_nodes(document.root):
        assert 0 <= node.span.start <= node.span.end <= len(text)
        last_end = node.span.start
        for child in children_of(node):
            assert node.span.covers(child.span)
            assert last_end <= child.span.start
            last_end = child.span.end


@given(ANY_TEXTS)
def test_problems_lie_in_the_text_in_order_and_once_each(text: str) -> None:
    problems = parse_json(text).problems
    spans = [problem.span for problem in problems]
    assert spans == sorted(spans)
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    refused = [problem.span for problem in problems if problem.kind is ProblemKind.REFUSED]
    assert len(refused) == len(set(refused))
    lenient = [problem for problem in problems if problem.kind is ProblemKind.LENIENT]
    assert len(lenient) <= (0 if refused else 1)


@given(ANY_TEXTS)
def test_a_text_that_is_not_refused_is_one_object_without_damage(text: str) -> None:
    document = parse_json(text)
    if not document.refused:
        assert isinstance(document.root, JsonObject)
        containers = [node for node in all_nodes(document.root) if isinstance(node, JsonArray | JsonObject)]
        assert not any(node.damaged or not node.closed for node in containers)


@given(ANY_TEXTS)
def test_every_cursor_has_nodes_that_nest_and_a_path(text: str) -> None:
    document = parse_json(text)
    for offset in range(len(text) + 1):
        nodes = nodes_at(document, offset)
        assert all(node.span.touches(offset) for node in nodes)
        steps = [node for node in nodes if isinstance(node, Member)]
        assert len(path_to(nodes)) >= len(steps)


@pytest.mark.slow
@settings(deadline=None)
@given(OBJECTS, LAYOUTS, st.booleans())
def test_what_python_writes_is_read_back_without_a_problem(
    value: dict[str, object], indent: int | str | None, ascii_only: bool
) -> None:
    document = parse_json(json.dumps(value, indent=indent, ensure_ascii=ascii_only))
    assert document.problems == ()
    assert plain(document.root) == value


@pytest.mark.slow
@settings(deadline=None)
@given(OBJECTS, LAYOUTS, st.data())
def test_a_prefix_of_a_good_text_keeps_what_stands_around_its_end(
    value: dict[str, object], indent: int | str | None, data: st.DataObject
) -> None:
    text = json.dumps(value, indent=indent)
    end = data.draw(st.integers(0, len(text) - 1))
    expected = [node.span.start for node in nodes_at(parse_json(text), end) if node.span.start < end]
    prefix = parse_json(text[:end])
    assert [node.span.start for node in nodes_at(prefix, end)] == expected
    assert len(prefix.problems) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        '{"a":' * 100_000,
        '"' * 1_000_000,
        '"\n\\"\n' * 20_000,
        '"/*" "\n' * 20_000,
        '{"a": "' + "\\n" * 100_000,
        '{"a": [' + "1, " * 30_000,
        '{"a": [' + '"b" ' * 20_000,
        "{" + '"a": 1, ' * 10_000,
        "{" + '"a" ' * 20_000,
        "\0" * 100_000,
        "a" * 1_000_000,
        '{"a": ' + "9" * 1_000_000,
        "/*" * 500_000,
        "{" + "a{" * 30_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_texts_are_read_to_their_end(text: str) -> None:
    assert parse_json(text).refused
