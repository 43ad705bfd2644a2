"""The other half of a function as a whole: from function.json to the handler, from a script to function.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from funcls.features.cursor import function_at
from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.model.source import Place
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_FILE_START = Span(0, 0)


class Counterpart(NamedTuple):
    """Where the other half of the function of this name is."""

    function: str
    place: Place


def counterparts(state: AppState, path: str, offset: int | None = None) -> list[Counterpart]:
    """Return the other halves of what the file `path` is one half of, by the names of their functions.

    A function.json leads to the handler, or to the start of the script where the handler is not found. A script, and
    a module in which the handler of one is written, leads to each function.json that it serves; where `offset` is in
    the handler of some of them, these come first.
    """
    function = function_at(state, path)
    if function is not None:
        return [] if function.is_of_other_language else list(_handler(function))
    served = [each for each in state.functions_of(path) if not each.is_of_other_language and _holds_half(each, path)]
    ordered = sorted(served, key=lambda each: not _is_in_handler(each, path, offset))
    return [Counterpart(each.name, _declaration(each)) for each in ordered]


def _handler(function: Function) -> Iterator[Counterpart]:
    if function.handler is not None:
        yield Counterpart(function.name, function.handler.place)
    elif function.script.state is ScriptState.FOUND and function.script.path is not None:
        yield Counterpart(function.name, Place(function.script.path, _FILE_START))


def _holds_half(function: Function, path: str) -> bool:
    is_script = function.script.state is ScriptState.FOUND and function.script.path == path
    return is_script or (function.handler is not None and function.handler.place.path == path)


def _is_in_handler(function: Function, path: str, offset: int | None) -> bool:
    handler = function.handler
    if handler is None or offset is None or handler.place.path != path:
        return False
    return (handler.definition.span if handler.definition is not None else handler.place.span).touches(offset)


def _declaration(function: Function) -> Place:
    field = function.entry_point_field
    return function.json_place(field.span if field is not None else function.bindings_span)
