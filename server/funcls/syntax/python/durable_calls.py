"""Where a module names a function of Durable Functions: the names are plain texts in calls of the durable library."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from typing import Final, NamedTuple

from funcls.syntax.node import node
from funcls.syntax.python.constants import Constants
from funcls.syntax.python.expression_reader import dotted_name
from funcls.syntax.python.half_typed import read_around
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
_NAMED: Final = re.compile(rf"{NAMING.pattern[:-1]}(?P=quote)")


@node
class DurableCall:
    """A call that names a function; `span` is the name, between the quotes.

    `argument` is what the call is given: the same, or the constant of the module that has the name for its value.
    `half_typed`: it stands in a function that Python refuses as it is.
    """

    name: str
    span: Span
    argument: Span
    part: DurablePart
    called: str
    half_typed: bool = False


@node
class CallByName:
    """A call that gives the name of a function by another name, dotted or not; `argument` is the last part of that."""

    name: str
    argument: Span
    part: DurablePart
    called: str
    half_typed: bool = False


def part_asked_for(typed: re.Match[str]) -> DurablePart | None:
    """Return what is named where `NAMING` has matched, None where the text is another argument."""
    call = _CALLS[typed["method"] or typed["made"]]
    return call.part if typed["keyword"] in (None, call.keyword) else None


class DurableReader:
    """Collects the calls in the parts of one module."""

    def __init__(self, source: Source) -> None:
        self._calls: list[DurableCall] = []
        self._by_constant: list[CallByName] = []
        self._constants = Constants()
        self._source = source
        self._is_used = any(name in source.readable for name in _CALLS)
        self._is_half_typed = False

    def read(self, body: Sequence[ast.stmt], first_line: int) -> None:
        """Read a tree whose line 1 is the line `first_line` (zero-based) of the text."""
        if not self._is_used:
            return
        source = self._source.part(first_line)
        # Breadth first, without recursion: a chain of calls may be deeper than Python's stack.
        for statement in body:
            for each in ast.walk(statement):
                if isinstance(each, ast.Call):
                    self._read_call(each, source)
        self._constants.add(body, source)

    def read_around(self, text: str, first_line: int) -> None:
        """Read the lines that can be read of a part that Python refuses."""
        mended = read_around(text) if self._is_used and any(name in text for name in _CALLS) else None
        if mended is None:
            return
        self._is_half_typed = True
        with suppress(RecursionError, MemoryError):
            self.read(mended.body, first_line)
        self._is_half_typed = False
        source = self._source.part(first_line)
        for number in mended.left_out:
            start, end = source.line_span(number + 1)
            for each in _NAMED.finditer(source.readable, start, end):
                part = part_asked_for(each)
                if part is not None and each["typed"] and "#" not in source.readable[start : each.start()]:
                    span = Span(*each.span("typed"))
                    called = each["method"] or each["made"]
                    self._calls.append(DurableCall(each["typed"], span, span, part, called, half_typed=True))

    def found(self, unread: str) -> tuple[DurableCall, ...]:
        """Return the calls in the order of their names; `unread` is what could not be read of the module."""
        named = self._constants.texts({each.name for each in self._by_constant}, unread) if self._by_constant else {}
        by_constant = [
            DurableCall(*named[each.name], each.argument, each.part, each.called, each.half_typed)
            for each in self._by_constant
            if each.name in named
        ]
        return tuple(sorted([*self._calls, *by_constant], key=lambda each: (each.span, each.argument)))

    def by_name(self, unread: str) -> tuple[CallByName, ...]:
        """Return the calls whose name may stand in another module, in the order of the text."""
        first = {each: each.name.partition(".")[0] for each in self._by_constant}
        once = self._constants.bound_once(set(first.values()), unread)
        return tuple(each for each in self._by_constant if first[each] in once)

    def _read_call(self, node: ast.Call, source: Source) -> None:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else dotted_name(node.func) or ""
        call = _CALLS.get(called)
        if call is None or (call.is_method and not isinstance(node.func, ast.Attribute)):
            return
        by_keyword = next((each.value for each in node.keywords if each.arg == call.keyword), None)
        match node.args[0] if node.args else by_keyword:
            case ast.Constant(str(name)) as named if name:
                span = source.inside_text(named, name)
                self._calls.append(DurableCall(name, span, span, call.part, called, self._is_half_typed))
            case ast.Name() | ast.Attribute() as named if dotted := dotted_name(named):
                last = dotted.rpartition(".")[2]
                span = source.last_identifier(source.span(named)) if last != dotted else source.span(named)
                self._by_constant.append(CallByName(dotted, span, call.part, called, self._is_half_typed))
