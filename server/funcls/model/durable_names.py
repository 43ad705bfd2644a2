"""The names by which Durable Functions call functions of an app: which function has one, and where it is called by it.

They are compared ignoring case (durable extension FunctionName.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.binding import Binding
from funcls.model.durable_imports import DurableUse
from funcls.model.function import Function
from funcls.model.source import Place, SourceFile
from funcls.syntax.python.durable_calls import DurableCall, DurablePart
from funcls.text.span import Span

_NAME_ROLE: Final = "x-durableName"
_CLIENT: Final = "client"
_LIBRARY: Final = "azure.durable_functions"
_REPLACED: Final = "%"
_OF_EVERY_BINDING: Final = frozenset({"name", "type", "direction"})
_PARTS: Final = {each.value: each for each in DurablePart}


@dataclass(frozen=True, slots=True)
class DurableName:
    """The name of a function, `name`, and what it is.

    `place` is the name where function.json states it, else the type of the trigger. `stated` says which of them.
    `known` says that it is settled: an app setting may stand in its place, or the file may be half typed.
    """

    name: str
    part: DurablePart
    place: Place
    stated: bool
    known: bool

    def answers(self, call: DurableCall) -> bool:
        """Return whether it is this name that the call asks for."""
        return call.part is self.part and self.known and call.name.lower() == self.name.lower()


def durable_name(function: Function) -> DurableName | None:
    """Return the name of an activity, orchestrator or entity; None for any other function."""
    return next((found for each in function.triggers if (found := _name_of(each, function))), None)


def _name_of(trigger: Binding, function: Function) -> DurableName | None:
    entry, canonical = trigger.entry, trigger.canonical
    part = _PARTS.get(entry.durable) if entry is not None else None
    if entry is None or canonical is None or part is None:
        return None
    known = entry.property_with_role(_NAME_ROLE)
    value = canonical.value.get(known.name) if known is not None else None
    span = canonical.spans.get((known.name,)) if known is not None else None
    if span is None or not value:
        is_settled = span is None and function.bindings_known
        return DurableName(function.name, part, function.json_place(trigger.type_span), stated=False, known=is_settled)
    is_plain = isinstance(value, str) and function.file.text[span.start + 1 : span.end - 1] == value
    is_settled = isinstance(value, str) and _REPLACED not in value
    place = function.json_place(Span(span.start + 1, span.end - 1) if is_plain else span)
    return DurableName(str(value), part, place, stated=True, known=is_settled)


def durable_uses(function: Function) -> Iterator[DurableUse]:
    """Yield the calls in the modules that are imported with the script of a function."""
    for module in function.loading.modules:
        yield from _uses_in(module.file)
    yield from function.durable_imports


def certain_uses(function: Function) -> Iterator[DurableUse]:
    """Yield those that certainly ask for a function of this app, in modules that import the durable library."""
    imported = function.durable_imports
    files = {each.argument.path for each in imported}
    calling = [
        each.file
        for each in function.loading.modules
        if each.file.python.durable_calls or (files and each.file.path in files)
    ]
    elsewhere = may_call_elsewhere(function) if calling else False
    for file in calling:
        if any(each.asks_for(_LIBRARY) for each in file.python.imports):
            for use in (*_uses_in(file), *(each for each in imported if each.argument.path == file.path)):
                if not use.call.half_typed and (use.call.part is DurablePart.ACTIVITY or not elsewhere):
                    yield use


def _uses_in(source: SourceFile) -> Iterator[DurableUse]:
    for each in source.python.durable_calls:
        yield DurableUse(each, source.place(each.span), source.place(each.argument))


def may_call_elsewhere(function: Function) -> bool:
    """Return whether a client of the function may be one of another task hub, and so of another app."""
    return any(
        each.key.value.lower() not in _OF_EVERY_BINDING
        for binding in function.bindings
        if binding.entry is not None and binding.entry.durable == _CLIENT
        for each in binding.node.members
    )
