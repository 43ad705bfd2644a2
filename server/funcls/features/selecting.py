"""Selecting: from what stands at the cursor outwards, a step at a time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from funcls.model.source import SourceFile
from funcls.syntax.json.path import JsonNode, nodes_at
from funcls.syntax.json.tree import JsonArray, JsonDocument, JsonObject, JsonString, JsonValue, Member
from funcls.text.span import Span

_WORD: Final = re.compile(r"\w+")


def selections(source: SourceFile, offset: int) -> tuple[Span, ...]:
    """Return what can be selected around `offset` in a JSON file, innermost first; the last one is the whole text.

    In a text it is the word, what stands between the quotes, and the text with them; then the member, with its comma,
    all members, the object, and so on. Each one is longer than the one before, which it holds; there is always one.
    """
    if source.is_large:
        return (Span(0, len(source.text)),)
    found: list[Span] = []
    for each in _candidates(source, offset):
        is_something = each.start < each.end and each.touches(offset)
        if is_something and (not found or (each.covers(found[-1]) and each != found[-1])):
            found.append(each)
    return tuple(found) or (Span(0, 0),)


def _candidates(source: SourceFile, offset: int) -> Iterator[Span]:
    nodes = nodes_at(source.json, offset)
    beside = _container_beside(source.json, nodes, offset)
    if beside is not None:
        nodes = (*nodes, beside)
    for comment in source.json.comments:
        if comment.start < offset <= comment.end:
            yield from _words(source, comment)
            yield comment
    for node, around in pairwise((*reversed(nodes), None)):
        if isinstance(node, JsonString):
            yield from _words(source, node.span)
        if node is not None:
            yield from _of_node(node, around)
    yield Span(0, len(source.text))


def _container_beside(
    document: JsonDocument, nodes: tuple[JsonNode, ...], offset: int
) -> JsonObject | JsonArray | None:
    """Return the object or array whose bracket the cursor stands at from outside; of two that meet there the second."""
    innermost = nodes[-1] if nodes else None
    near: Iterable[JsonValue | None] = ()
    if innermost is None:
        near = (document.root,)
    elif isinstance(innermost, Member):
        near = (innermost.value,)
    elif isinstance(innermost, JsonArray):
        near = reversed(innermost.items)
    return next((each for each in near if isinstance(each, JsonObject | JsonArray) and each.span.touches(offset)), None)


def _words(source: SourceFile, span: Span) -> Iterator[Span]:
    for found in _WORD.finditer(source.text, *span):
        yield Span(*found.span())


def _of_node(node: JsonNode, around: JsonNode | None) -> Iterator[Span]:
    if isinstance(node, JsonObject | JsonArray) or (isinstance(node, JsonString) and node.quoted):
        yield Span(node.span.start + 1, node.span.end - node.closed)
    yield node.span
    comma = _comma_behind(node, around)
    if comma is not None:
        yield Span(node.span.start, comma + 1)


def _comma_behind(node: JsonNode, around: JsonNode | None) -> int | None:
    """Return the index of the comma between a member or item and the next one, or None where there is none."""
    if not isinstance(around, JsonObject | JsonArray):
        return None
    siblings = around.members if isinstance(around, JsonObject) else around.items
    following = bisect_right(siblings, node.span.start, key=lambda each: each.span.start)
    first = bisect_left(around.commas, node.span.end)
    end = siblings[following].span.start if following < len(siblings) else around.span.end
    return around.commas[first] if first < len(around.commas) and around.commas[first] < end else None
