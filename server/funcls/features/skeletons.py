"""Whole bindings and whole functions, made of the samples in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count

from funcls.features.insert import escaped, json_text, tab_stop
from funcls.model.binding import RETURN_NAME, Binding, Direction
from funcls.model.checked import BoundParameter
from funcls.model.function import BINDINGS_KEY, Function
from funcls.model.handler import CONTEXT_NAME
from funcls.schema.catalogue import BindingType, Catalogue

_ROUTE_ROLE = "x-route"


def free_parameters(function: Function, bindings: Iterable[Binding]) -> list[BoundParameter]:
    """Return the parameters of the handler that need a binding and get none of these."""
    settled = {CONTEXT_NAME, *(each.name for each in bindings)}
    return [each for each in function.parameters if each.parameter.name not in settled]


def binding_snippet(entry: BindingType, function: Function, bindings: Iterable[Binding]) -> str:
    """Return one more binding beside `bindings`, on one line: nobody can indent what an editor has inserted."""
    return _on_one_line(_Samples(function.parameters, bindings).members(entry))


def bindings_snippet(trigger: BindingType, function: Function) -> str:
    """Return the array of the bindings of a function with this trigger, on one line."""
    samples = _Samples(function.parameters, ())
    return f"[{', '.join(_on_one_line(samples.members(each)) for each in _least(trigger, function.catalogue))}]"


def function_snippet(
    trigger: BindingType, catalogue: Catalogue, parameters: Iterable[BoundParameter], line_end: str
) -> str:
    """Return a whole function.json with this trigger, for a handler with these parameters."""
    samples = _Samples(parameters, ())
    lines = ["{", f'  "{BINDINGS_KEY}": [']
    for entry in (entries := list(_least(trigger, catalogue))):
        *members, last = samples.members(entry)
        lines += ["    {", *(f"      {each}," for each in members), f"      {last}"]
        lines.append("    }" if entry is entries[-1] else "    },")
    return line_end.join([*lines, "  ]", "}"])


def _least(trigger: BindingType, catalogue: Catalogue) -> Iterator[BindingType]:
    """Yield the types that a function with this trigger has at least: who calls a route waits for an answer."""
    yield trigger
    if trigger.property_with_role(_ROUTE_ROLE) is not None:
        yield from (each for each in catalogue.types if each.skeleton.get("name") == RETURN_NAME)


def _on_one_line(members: Iterable[str]) -> str:
    return f"{{ {', '.join(members)} }}"


class _Samples:
    """The members of sample bindings, as snippets with tab stops counted on from one binding to the next.

    Each has a name that no other has: that of a parameter where one waits for a binding of that direction.
    """

    def __init__(self, parameters: Iterable[BoundParameter], bindings: Iterable[Binding]) -> None:
        self._taken: set[str | None] = {each.name for each in bindings}
        self._parameters = tuple(parameters)
        self._stops = count(1)

    def members(self, entry: BindingType) -> list[str]:
        return [f"{escaped(json_text(name))}: {self._value(entry, name)}" for name in entry.skeleton]

    def _value(self, entry: BindingType, name: str) -> str:
        known = entry.properties.get(name)
        if name == "name":
            return tab_stop(json_text(self._name(entry)), next(self._stops))
        value = json_text(entry.skeleton[name])
        is_fixed = name == "type" or (known is not None and len(known.enum) == 1)
        return escaped(value) if is_fixed else tab_stop(value, next(self._stops))

    def _name(self, entry: BindingType) -> str:
        """Return a name for the next binding, and note that it is taken."""
        sample = str(entry.skeleton["name"])
        base = entry.name if sample == RETURN_NAME else sample
        is_output = entry.skeleton.get("direction") == Direction.OUT.value
        awaited = [
            each.parameter.name
            for each in self._parameters
            if each.parameter.name != CONTEXT_NAME
            and is_output is (each.annotation is not None and each.annotation.is_out)
        ]
        fits = sample == RETURN_NAME or any(each.parameter.name == sample for each in self._parameters)
        numbered = (f"{base}{number}" for number in count(2))
        names = chain([sample] if fits else (), awaited, [sample, base], numbered)
        name = next(each for each in names if each not in self._taken)
        self._taken.add(name)
        return name
