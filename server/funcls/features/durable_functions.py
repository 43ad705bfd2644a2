"""The names by which Durable Functions call functions: what stands at a cursor, what has the name, and who calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from funcls.features.insert import as_typed
from funcls.features.places import link_to
from funcls.features.results import CompletionItem, CompletionKind, Link
from funcls.model.durable_imports import DurableUse
from funcls.model.durable_names import DurableName, durable_name, durable_uses
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.syntax.python.durable_calls import NAMING, DurableCall, part_asked_for
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_NAME_CHARACTERS: Final = "-_"
_LONGEST: Final = 500
"""Characters that are looked at before a cursor."""


@dataclass(frozen=True, slots=True)
class Named:
    """A function with its name for Durable Functions."""

    function: Function
    name: DurableName

    @property
    def target(self) -> Place:
        """Where it leads: the handler, or function.json where the files show none."""
        handler = self.function.handler
        return handler.place if handler is not None else self.name.place


@dataclass(frozen=True, slots=True)
class Asked:
    """A call that names a function, and what stands at the cursor: the name, or the constant that has it."""

    call: DurableCall
    place: Place


def durable_call_at(state: AppState, path: str, offset: int) -> Asked | None:
    """Return the call whose name stands at `offset` of the Python file `path`, in a module that a function loads."""
    source = state.files.get(path)
    if source is None or not source.readable or path not in state.readers or not path.endswith(".py"):
        return None
    here = ((each, source.place(span)) for each in source.python.durable_calls for span in (each.span, each.argument))
    functions = (state.functions[each] for each in sorted(state.readers[path]) if each in state.functions)
    imported = (use for each in functions for use in each.durable_imports)
    elsewhere = ((use.call, place) for use in imported for place in (use.place, use.argument) if place.path == path)
    return next((Asked(*each) for each in chain(here, elsewhere) if each[1].span.touches(offset)), None)


def called_by(state: AppState, call: DurableCall) -> list[Named]:
    """Return the functions that the call may reach, by name: one, unless two have the same name."""
    return [each for each in all_named(state) if each.name.answers(call)]


def all_named(state: AppState) -> Iterator[Named]:
    """Yield every activity, orchestrator and entity of the app, by the names of their folders."""
    for _, function in sorted(state.functions.items()):
        name = durable_name(function)
        if name is not None:
            yield Named(function, name)


def calls_of(state: AppState, name: DurableName) -> list[Place]:
    """Return where the app calls a function by its name, in order; each place once."""
    return sorted({use.argument for use in _uses(state, name.answers)})


def same_calls(state: AppState, call: DurableCall) -> list[Place]:
    """Return where the app asks for the same name, and where constants have it, in order."""
    asked = (call.part, call.name.lower())
    uses = _uses(state, lambda other: (other.part, other.name.lower()) == asked)
    return sorted({place for use in uses for place in (use.place, use.argument)})


def _uses(state: AppState, is_meant: Callable[[DurableCall], bool]) -> list[DurableUse]:
    return [use for each in state.functions.values() for use in durable_uses(each) if is_meant(use.call)]


def define_durable(state: AppState, use: Asked) -> list[Link]:
    """Return where the functions are that a call names."""
    return [Link(use.place.span, each.target) for each in called_by(state, use.call)]


def describe_durable(state: AppState, use: Asked) -> str:
    """Return what a call names, in Markdown."""
    call = use.call
    found = called_by(state, call)
    if not found:
        return f"`{call.name}`: no {call.part.value} of the app has this name."
    return "\n\n".join(_described(each, use, state) for each in found)


def _described(named: Named, use: Asked, state: AppState) -> str:
    function, name = named.function, named.name
    where = link_to(function.json_place(function.bindings_span), state)
    folder = f" of the function `{function.name}`" if name.stated else ""
    lines = [f"**{name.part.value} `{name.name}`**{folder}, bound in {where}"]
    handler = function.handler
    if handler is not None:
        lines.append(f"Runs {link_to(handler.place, state)}.")
        summary = handler.definition.docstring_summary if handler.definition is not None else None
        lines += [summary] if summary else []
    others = len(set(calls_of(state, name)) - {use.place})
    lines += [f"Called in {others} other place{'s' if others > 1 else ''}."] if others > 0 else []
    return "\n\n".join(lines)


def complete_durable(state: AppState, path: str, offset: int) -> list[CompletionItem]:
    """Return the names for the call at `offset` of a Python file, half typed too: those of the part it asks for."""
    source = state.files.get(path)
    if source is None or not source.readable:
        return []
    text = source.text
    asks = NAMING.search(text, max(0, offset - _LONGEST), offset)
    part = part_asked_for(asks) if asks is not None else None
    if asks is None or part is None:
        return []
    quote, end = asks["quote"], offset
    while text[end : end + 1].isalnum() or (end < len(text) and text[end] in _NAME_CHARACTERS):
        end += 1
    span = Span(offset - len(asks["typed"]), end)
    closing = "" if text.startswith(quote, end) else quote
    names: dict[str, Named] = {}
    for each in all_named(state):
        if each.name.part is part and each.name.known:
            names.setdefault(each.name.name, each)
    return [
        CompletionItem(
            label=name,
            kind=CompletionKind.FUNCTION,
            text=f"{name}{closing}",
            span=span,
            filter_text=as_typed(name, text[span.start : offset]),
            detail=f"{part.value} in {each.function.file.path}",
        )
        for name, each in sorted(names.items())
    ]
