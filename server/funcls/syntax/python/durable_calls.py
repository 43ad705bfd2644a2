"""Where a module names a function of Durable Functions: the names are plain texts in calls of the durable library."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from funcls.syntax.node import node
from funcls.syntax.python.expression_reader import dotted_name
from funcls.syntax.python.source import Source
from funcls.text.span import Span


class DurablePart(Enum):
    """What a name has to be that of; the values are those of `x-durable` in the schemas."""

    ACTIVITY = "activity"
    ORCHESTRATOR = "orchestrator"
    ENTITY = "entity"


class _Call(NamedTuple):
    part: DurablePart
    keyword: str
    is_method: bool = True


_CALLS: Final = {
    "call_activity": _Call(DurablePart.ACTIVITY, "name"),
    "call_activity_with_retry": _Call(DurablePart.ACTIVITY, "name"),
    "call_sub_orchestrator": _Call(DurablePart.ORCHESTRATOR, "name"),
    "call_sub_orchestrator_with_retry": _Call(DurablePart.ORCHESTRATOR, "name"),
    "start_new": _Call(DurablePart.ORCHESTRATOR, "orchestration_function_name"),
    "EntityId": _Call(DurablePart.ENTITY, "name", is_method=False),
}
"""What takes a name, as its first argument or by a keyword (azure-functions-durable 1.7.0)."""

NAMING: Final = re.compile(
    rf"(?:\.\s*(?P<method>{'|'.join(name for name, each in _CALLS.items() if each.is_method)})|\b(?P<made>EntityId))"
    r"\s*\(\s*(?:(?P<keyword>\w+)\s*=\s*)?(?P<quote>[\"'])(?P<typed>[\w-]*)$"
)
"""The beginning of such a call up to a place in the name, half typed too."""


@node
class DurableCall:
    """A call that names a function; `span` is the name, between the quotes."""

    name: str
    span: Span
    part: DurablePart
    called: str


def part_asked_for(typed: re.Match[str]) -> DurablePart | None:
    """Return what is named where `NAMING` has matched, None where the text is another argument."""
    call = _CALLS[typed["method"] or typed["made"]]
    return call.part if typed["keyword"] in (None, call.keyword) else None


class DurableReader:
    """Collects the calls in the parts of one module."""

    def __init__(self, source: Source) -> None:
        self.calls: list[DurableCall] = []
        self._source = source
        self._is_used = any(name in source.readable for name in _CALLS)

    def read(self, body: Iterable[ast.stmt], first_line: int) -> None:
        """Read a tree whose line 1 is the line `first_line` (zero-based) of the text."""
        if not self._is_used:
            return
        source = self._source.part(first_line)
        # Breadth first, without recursion: a chain of calls may be deeper than Python's stack.
        found = [call for statement in body for each in ast.walk(statement) for call in _calls(each, source)]
        self.calls += sorted(found, key=lambda each: each.span)


def _calls(node: ast.AST, source: Source) -> Iterator[DurableCall]:
    if not isinstance(node, ast.Call):
        return
    called = node.func.attr if isinstance(node.func, ast.Attribute) else dotted_name(node.func) or ""
    call = _CALLS.get(called)
    if call is None or (call.is_method and not isinstance(node.func, ast.Attribute)):
        return
    by_keyword = next((each.value for each in node.keywords if each.arg == call.keyword), None)
    named = node.args[0] if node.args else by_keyword
    if isinstance(named, ast.Constant) and isinstance(named.value, str) and named.value:
        yield DurableCall(named.value, source.inside_text(named, named.value), call.part, called)
