"""Where Python asks a request for a part of its route: `req.route_params["id"]`, beside the route that has the part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.function import Function
from funcls.model.name_uses import NameUse, name_uses
from funcls.model.source import Place, SourceFile
from funcls.syntax.python.keys import KeyUse, key_uses
from funcls.syntax.python.name_uses import read_names
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_PARAMETERS: Final = "route_params"
"""The attribute of a request that has the parts of the route."""


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A part of a route that Python asks for at `span`, its name between the quotes; `given` is the part itself."""

    span: Span
    function: Function
    given: NameUse


def asked_parts(state: AppState, path: str, offset: int) -> list[AskedPart]:
    """Return the parts that the module `path` asks for at `offset`: one in each function whose request it may be."""
    source = state.files.get(path)
    uses = keys_in(source) if source is not None else None
    span = next((each.key_span for each in uses or () if each.key_span and each.key_span.touches(offset)), None)
    if source is None or span is None:
        return []
    name = source.text[slice(*span)]
    functions = state.functions_of(path)
    return [AskedPart(span, each, given) for each in functions if (given := _part_named(each, name)) is not None]


def keys_in(source: SourceFile) -> tuple[KeyUse, ...] | None:
    """Return where a module asks for parts of routes, None where that cannot be told."""
    return key_uses(source.text, _PARAMETERS) if source.readable else None


def places_asked(state: AppState, function: Function, given: NameUse) -> Iterator[Place]:
    """Yield where the modules of a function certainly ask its request for the part, by the name between the quotes."""
    own = own_requests(state, function, given)
    for source in (each.file for each in function.loading.modules) if given.parameter is not None else ():
        is_own = state.names_of(source.path) == [function.name]
        for each in keys_in(source) or ():
            if each.key == given.name and each.key_span and (is_own or (source.path, each.owner) in own):
                yield source.place(each.key_span)


def own_requests(state: AppState, function: Function, given: NameUse) -> frozenset[tuple[str, Span | None]]:
    """Return where the handler names its request, by file; nothing where the handler has other functions too."""
    handler, bound = function.handler, function.parameter_of(given.binding)
    if handler is None or handler.signature is None or handler.made or bound is None:
        return frozenset()
    path = handler.signature.path
    others = (each for each in state.functions.values() if each is not function)
    if any(each.handler is not None and each.handler.place == handler.place for each in others):
        return frozenset()
    source = state.files.get(path)
    names = read_names(source.text) if source is not None else None
    variable = names.variable_at(bound.parameter.span.start) if names is not None else None
    places = names.places(variable) if names is not None and variable is not None else ()
    return frozenset((path, each.span) for each in places)


def _part_named(function: Function, name: str) -> NameUse | None:
    uses = name_uses(function.triggers, function.file.text)
    return next((each for each in uses if each.gives and each.parameter is not None and each.name == name), None)
