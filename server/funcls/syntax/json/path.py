"""What stands at a cursor: the nodes around it and the path that leads there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeAlias

from funcls.syntax.json.tree import JsonArray, JsonDocument, JsonObject, JsonValue, Member

JsonNode: TypeAlias = JsonValue | Member

JsonPath: TypeAlias = tuple[str | int, ...]
"""Keys and indices from the root on."""


def nodes_at(document: JsonDocument, offset: int) -> tuple[JsonNode, ...]:
    """The nodes that a cursor at `offset` stands in, outermost first.

    Strings, numbers, words and members count from their first index up to the one behind their last; a container counts
    only between its brackets, and up to the end of its span where it is not closed.
    """
    nodes: list[JsonNode] = []
    node: JsonNode | None = document.root
    while node is not None and _stands_in(node, offset):
        nodes.append(node)
        if isinstance(node, JsonObject):
            node = _child_at(node.members, offset)
        elif isinstance(node, JsonArray):
            node = _child_at(node.items, offset)
        elif isinstance(node, Member):
            in_value = node.value is not None and _stands_in(node.value, offset)
            node = node.value if in_value else node.key
        else:
            node = None
    return tuple(nodes)


def path_to(nodes: Sequence[JsonNode]) -> JsonPath:
    """The path that nested nodes, as `nodes_at` gives them, walk: the key of each member, the index of each item."""
    path: list[str | int] = []
    for outer, node in zip([None, *nodes], nodes, strict=False):
        if isinstance(node, Member):
            path.append(node.key.value)
        elif isinstance(outer, JsonArray):
            path.append(bisect_right(outer.items, node.span.start, key=lambda item: item.span.start) - 1)
    return tuple(path)


def _child_at(nodes: Sequence[JsonNode], offset: int) -> JsonNode | None:
    """The one of the siblings that a cursor at `offset` stands in; of two that meet there the second."""
    behind = bisect_right(nodes, offset, key=lambda node: node.span.start)
    return next((node for node in reversed(nodes[max(behind - 2, 0) : behind]) if _stands_in(node, offset)), None)


def _stands_in(node: JsonNode, offset: int) -> bool:
    if isinstance(node, JsonObject | JsonArray):
        return node.span.start < offset and (offset < node.span.end or (offset == node.span.end and not node.closed))
    return node.span.touches(offset)
