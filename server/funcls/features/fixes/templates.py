"""Fixes for routes, and for the names in `{}` and `%` signs of other values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.json_edits import put_text
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.results import Edit
from funcls.model.name_uses import name_uses
from funcls.model.trigger_names import Origin, trigger_names
from funcls.rules.finding import Severity
from funcls.schema.built_ins import BUILT_INS
from funcls.schema.route_constraints import CONSTRAINT_NAMES, constraint_refusal
from funcls.schema.routes import read_route
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString, JsonValue
from funcls.text.secrets import masked

_SLASHES: Final = re.compile(r"//+")
_OPENED: Final = re.compile(r"\{\*{0,2}[A-Za-z_]\w*(?::[A-Za-z]\w*(?:\([\d, ]*\))?)*\??(?=/|$)")
"""A parameter that lacks its last bracket, at the end of a part of a route."""

_CLOSED: Final = re.compile(r"(?<![^/])[A-Za-z_]\w*\??\}(?=/|$)")
"""A parameter that lacks its first bracket: all of a part of a route."""

_NAME: Final = r"[A-Za-z_][\w-]*"


def of_route(problem: Problem) -> Iterator[Proposal]:
    """Write a route that the host reads: without outer slashes, with both brackets, with constraints that there are."""
    node = _text_at(problem)
    if node is None:
        return
    route = node.value
    plain = _SLASHES.sub("/", route).strip("/")
    if plain != route:
        yield _written(problem, node, plain, is_likely=bool(plain))
    for constraint in read_route(route).constraints:
        if constraint_refusal(constraint) is not None:
            start, end = constraint.span
            near = nearest(constraint.name, CONSTRAINT_NAMES)
            if near is not None and near != constraint.name:
                mended = route[:start] + near + route[start + len(constraint.name) :]
                yield _written(problem, node, mended, is_likely=True)
            yield _written(problem, node, route[: start - 1] + route[end:], is_likely=False)
    yield from (_written(problem, node, each, is_likely=True) for each in _closed(plain))
    for found in _CLOSED.finditer(plain):
        yield _written(problem, node, f"{plain[: found.start()]}{{{plain[found.start() :]}", is_likely=False)


def of_prefix(problem: Problem) -> Iterator[Proposal]:
    """Write the prefix of all routes without outer slashes."""
    node = _text_at(problem)
    if node is not None:
        yield _written(problem, node, _SLASHES.sub("/", node.value).strip("/"), is_likely=True)


def of_broken_expression(problem: Problem) -> Iterator[Proposal]:
    """Write the other half of a bracket or percent sign; that of a setting is certain where there is one of the name.

    What else can be done is to take out the one that is there.
    """
    node, function = _text_at(problem), problem.function
    if node is None or function is None or "\\" in problem.source.text[slice(*node.span)]:
        return
    start = problem.span.start - node.span.start - 1
    text, sign = node.value, node.value[start : start + 1]
    before, behind = text[:start], text[start + 1 :]
    opened = re.match(_NAME, behind)
    closed = re.search(rf"{_NAME}$", before)
    settings = function.facts.settings
    if sign == "{" and opened is not None:
        name, rest = opened[0], behind[opened.end() :]
        yield _written(problem, node, f"{before}{{{name}}}{rest}", is_likely=not rest[:1].isalnum())
    elif sign == "}" and closed is not None:
        yield _written(problem, node, f"{before[: closed.start()]}{{{closed[0]}}}{behind}", is_likely=False)
    elif sign == "%":
        halves = [each[0] for each in (opened, closed) if each is not None]
        known = [each for each in halves if settings is not None and settings.has(each)]
        if opened is not None:
            rest = behind[opened.end() :]
            yield _written(problem, node, f"{before}%{opened[0]}%{rest}", is_likely=known == [opened[0]])
        if closed is not None:
            mended = f"{before[: closed.start()]}%{closed[0]}%{behind}"
            yield _written(problem, node, mended, is_likely=known == [closed[0]])
    if sign in ("{", "}", "%"):
        yield _written(problem, node, before + behind, is_likely=False)


def of_unknown_name(problem: Problem) -> Iterator[Proposal]:
    """Write the name of the trigger, or of the host, that is nearly there."""
    function = problem.function
    uses = name_uses(function.bindings, function.file.text) if function is not None else ()
    use = next((each for each in uses if each.name_span == problem.span), None)
    if function is None or use is None:
        return
    given = trigger_names(function.bindings, function.file.text).given
    if problem.finding.severity is Severity.INFORMATION:
        # It may be a value that the event itself brings.
        names, is_likely = [each.name for each in given if each.origin is not Origin.DATA], False
    else:
        names, is_likely = [*(each.name for each in given), *(each.name for each in BUILT_INS)], True
    near = nearest(use.name, names)
    if near is not None:
        yield Proposal.of(f"Write '{{{near}}}'", problem.path, Edit(use.name_span, near), is_likely=is_likely)


def _closed(route: str) -> Iterator[str]:
    mended = _OPENED.sub(lambda found: f"{found[0]}}}", route)
    if mended != route:
        yield mended


def _written(problem: Problem, node: JsonString, text: str, *, is_likely: bool) -> Proposal:
    edit = put_text(problem.source, node, text)
    return Proposal.of(f"Write '{masked(text)}'", problem.path, edit, is_likely=is_likely)


def _text_at(problem: Problem) -> JsonString | None:
    """Return the text of JSON in which the finding stands."""
    node: JsonValue | None = problem.source.json.root
    while isinstance(node, JsonObject | JsonArray):
        parts = [each.value for each in node.members] if isinstance(node, JsonObject) else node.items
        node = next((each for each in parts if each is not None and each.span.covers(problem.span)), None)
    return node if isinstance(node, JsonString) else None
