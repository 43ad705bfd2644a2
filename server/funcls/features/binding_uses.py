"""The places of one binding: its name in function.json, the parameter that takes it, and its uses in the handler."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from funcls.features.cursor import JsonCursor, Role
from funcls.model.function import Function
from funcls.model.handler import Handler
from funcls.model.source import Place
from funcls.syntax.python.expressions import Parameter
from funcls.syntax.python.name_uses import ModuleNames, NamePlace, read_names
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_WORD_BEFORE: Final = re.compile(r"\w*$")
_LONGEST: Final = 200
"""Characters before a cursor that may belong to a word: no name of a binding is longer."""
_WORD_AFTER: Final = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class BindingPlaces:
    """Where a binding is named: `declared` by function.json and the signature, `used` in the code; in order each.

    `writes` are those of `used` that give the parameter another value.
    """

    declared: tuple[Place, ...]
    used: tuple[Place, ...] = ()
    writes: frozenset[Place] = frozenset()


def places_of_binding(state: AppState, cursor: JsonCursor) -> BindingPlaces | None:
    """Return the places of the binding whose name the cursor is at in function.json; None elsewhere."""
    binding, function = cursor.binding, cursor.function
    field = binding.name_field if binding is not None and cursor.in_binding else None
    is_at = field is not None and cursor.member is field.member and cursor.role is Role.VALUE
    if binding is None or not is_at or not binding.name or binding.is_return:
        return None
    bound, handler = function.parameter_of(binding), function.handler
    if bound is None or handler is None or handler.made:
        return BindingPlaces(tuple(_names_in(function, binding.name)))
    source = state.files.get(_path(handler))
    names = read_names(source.text) if source is not None and source.readable else None
    return _places(state, handler, bound.parameter, _named(bound.parameter, names))


def places_of_parameter(state: AppState, path: str, offset: int) -> BindingPlaces | None:
    """Return the places of the binding whose parameter is named at `offset` of a script, wherever in the handler."""
    source = state.files.get(path)
    # Most words are no parameter's: a module is not walked for them.
    word = _word_at(source.text, offset) if source is not None and source.readable else ""
    names: ModuleNames | None = None
    for function in state.functions_of(path) if word else ():
        handler = function.handler
        signature = handler.signature if handler is not None and not handler.made else None
        if source is None or handler is None or signature is None or signature.path != path:
            continue
        for bound in function.parameters:
            if bound.bindings and bound.parameter.name == word:
                names = names or read_names(source.text)
                places = _named(bound.parameter, names)
                if any(each.span.touches(offset) for each in places):
                    return _places(state, handler, bound.parameter, places)
    return None


def _word_at(text: str, offset: int) -> str:
    before, after = _WORD_BEFORE.search(text, max(0, offset - _LONGEST), offset), _WORD_AFTER.match(text, offset)
    return f"{before[0] if before else ''}{after[0] if after else ''}"


def _places(state: AppState, handler: Handler, parameter: Parameter, in_code: Iterable[NamePlace]) -> BindingPlaces:
    path = _path(handler)
    declared = {Place(path, parameter.span)}
    for function in state.functions_of(handler.place.path):
        if function.handler is not None and function.handler.place == handler.place:
            declared.update(_names_in(function, parameter.name))
    others = [each for each in in_code if each.span != parameter.span]
    used = tuple(Place(path, each.span) for each in others)
    writes = frozenset(Place(path, each.span) for each in others if each.binds)
    return BindingPlaces(tuple(sorted(declared)), used, writes)


def _path(handler: Handler) -> str:
    return handler.signature.path if handler.signature is not None else handler.place.path


def _named(parameter: Parameter, names: ModuleNames | None) -> tuple[NamePlace, ...]:
    """Return where the parameter is named in its module; where that cannot be read, in the signature alone."""
    variable = names.variable_at(parameter.span.start) if names is not None else None
    if names is None or variable is None or not variable.is_parameter:
        return (NamePlace(parameter.span, binds=True),)
    return names.places(variable)


def _names_in(function: Function, name: str) -> Iterator[Place]:
    """Yield where function.json has the name, between the quotes."""
    text = function.file.text
    for binding in function.bindings:
        if binding.name == name:
            span = binding.name_span
            inner = Span(span.start + 1, span.end - 1)
            # A name without its closing quote, or one that is a number, is not between quotes.
            yield function.json_place(inner if text[slice(*inner)] == name else span)
