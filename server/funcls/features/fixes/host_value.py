"""Fixes for values of host.json, and for spans of time in function.json."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.fixes import values
from funcls.features.fixes.problem import Problem, Proposal
from funcls.model.facts import HOST_FILE
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonValue


def of_value(problem: Problem) -> Iterator[Proposal]:
    """Write a value that the key takes."""
    known, node = _value_at(problem)
    if known is not None and node is not None:
        yield from values.of_known(known, node, problem.source)


def of_span(problem: Problem) -> Iterator[Proposal]:
    """Write a span of time as .NET reads it."""
    node = problem.source.json.root
    while isinstance(node, JsonObject | JsonArray):
        parts = [each.value for each in node.members] if isinstance(node, JsonObject) else node.items
        node = next((each for each in parts if each is not None and each.span.covers(problem.span)), None)
    if node is not None and node.span == problem.span:
        yield from values.of_span(node, problem.source)


def _value_at(problem: Problem) -> tuple[Property | None, JsonValue | None]:
    """Return the value that the finding marks, with what the schema says of its key."""
    schema = problem.state.catalogue.file_schema(HOST_FILE)
    known: Property | None = schema.root
    node = problem.source.json.root
    while isinstance(node, JsonObject) and known is not None and node.span != problem.span:
        member = next((each for each in node.members if each.span.covers(problem.span)), None)
        known = schema.key_of(known, member.key.value) if member is not None else None
        node = member.value if member is not None else None
    return known, node
