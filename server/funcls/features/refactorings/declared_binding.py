"""What declares a parameter in function.json: a binding of a type that the handler tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from funcls.features.fixes.json_edits import add_member
from funcls.features.refactorings.sample_binding import sample_binding, written
from funcls.features.refactorings.telling import Told
from funcls.features.results import FileEdits
from funcls.model.binding import RETURN_NAME
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.syntax.json.tree import JsonArray, JsonString
from funcls.syntax.python.expressions import ParameterKind

_ROUTE: Final = "x-route"
_STATED: Final = frozenset({"name", "type", "direction"})
"""What the parameter tells of its binding."""

_STARS: Final = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})


@dataclass(frozen=True, slots=True)
class Declared:
    """A binding that may be added; `needs_more` says that some of its values are samples, and a person's to write."""

    title: str
    change: FileEdits
    needs_more: bool


def needs_binding(bound: BoundParameter) -> bool:
    """Return whether the worker asks for a binding of the parameter's name, and there is none."""
    parameter = bound.parameter
    return not bound.bindings and parameter.name != CONTEXT_NAME and parameter.kind not in _STARS


def declared(function: Function, name: str, told: Iterable[Told], connections: Mapping[str, str]) -> Iterator[Declared]:
    """Yield a binding of the name for each that the function can have one more of.

    `connections` has for the name of a setting in a sample the one that the app uses in its place.
    """
    array = function.bindings_field.member.value if function.bindings_field is not None else None
    if not isinstance(array, JsonArray) or not function.bindings_known:
        return
    for each in told:
        if _fits(function, each):
            members = sample_binding(each, name, connections)
            edits = add_member(function.file, array, written(members, array, function.file))
            title = f"Add a binding '{name}' of type '{each.entry.name}' to {function.file.path}"
            yield Declared(title, FileEdits(function.file.path, edits), not members.keys() <= _STATED)


def connections_in_use(functions: Iterable[Function]) -> Mapping[str, str]:
    """Return for each name of a setting that samples have the one that most bindings of such types have there."""
    counted: dict[str, Counter[str]] = {}
    for binding in (each for function in functions for each in function.bindings if each.entry is not None):
        entry = binding.entry
        for member in binding.node.members if entry is not None else ():
            known = entry.property_named(member.key.value) if entry is not None else None
            sample = entry.skeleton.get(known.name) if entry is not None and known is not None else None
            value = member.value.value if isinstance(member.value, JsonString) else None
            if known is not None and known.setting and isinstance(sample, str) and value:
                counted.setdefault(sample, Counter())[value] += 1
    return {sample: names.most_common(1)[0][0] for sample, names in counted.items()}


def _fits(function: Function, told: Told) -> bool:
    """Return whether the function can have one more of the kind."""
    triggers = function.triggers
    if told.is_trigger:
        return not triggers
    if told.entry.skeleton.get("name") != RETURN_NAME:
        return True
    # What answers a request needs one, and one answer is enough.
    is_asked = any(each.entry is not None and each.entry.property_with_role(_ROUTE) for each in triggers)
    return is_asked and not any(each.entry is told.entry for each in function.bindings)
