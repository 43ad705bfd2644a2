"""A handler that takes all bindings of a function, as text."""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword
from typing import NamedTuple

from funcls.features.fixes.accepted_annotations import annotations_of
from funcls.features.new_handler import Taken, new_definition, new_handler
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.schema.catalogue import BindingType

_CARDINALITY, _MANY = "cardinality", "many"
_LIST = "typing.List["


class _Parts(NamedTuple):
    """What a handler is written of."""

    trigger: BindingType
    taken: tuple[Taken, ...]
    returned: BindingType | None


def whole_script(function: Function) -> str | None:
    """Return a script for the function; None where function.json does not tell what its handler takes."""
    parts = _parts(function)
    if parts is None:
        return None
    return new_handler(function.name, parts.trigger, parts.taken, parts.returned, function.entry_point)


def definition(function: Function) -> str | None:
    """Return the handler alone, for a script that is there."""
    parts = _parts(function)
    if parts is None:
        return None
    return new_definition(function.name, parts.trigger, parts.taken, parts.returned, function.entry_point)


def _parts(function: Function) -> _Parts | None:
    triggers = function.triggers()
    entry = triggers[0].entry if len(triggers) == 1 else None
    named = [triggers[0], *(each for each in function.bindings if each is not triggers[0])] if triggers else []
    if entry is None or not function.bindings_known or not _is_name(function.entry_point):
        return None
    returned = next((each for each in named if each.is_return), None)
    if returned is not None and returned.entry is None:
        return None
    taken = tuple(_taken(function, [each for each in named if not each.is_return]))
    if len({each.name for each in taken}) < len(taken) or not all(_is_name(each.name) for each in taken):
        return None
    return _Parts(entry, taken, returned.entry if returned is not None else None)


def _taken(function: Function, bindings: list[Binding]) -> Iterator[Taken]:
    for each in bindings:
        yield Taken(each.name or "", usual_annotation(function, each))


def usual_annotation(function: Function, binding: Binding) -> str:
    """Return the first annotation that the binding takes; empty where the files do not tell, or anything goes."""
    annotations = annotations_of(function, binding)
    if binding.canonical is not None and binding.canonical.value.get(_CARDINALITY) == _MANY:
        annotations = [each for each in annotations if each.startswith(_LIST)]
    return annotations[0] if annotations else ""


def _is_name(text: str) -> bool:
    return text.isidentifier() and not iskeyword(text)
