"""What follows from a mistake that has a finding of its own: it is not told a second time."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from keyword import iskeyword

from funcls.model.binding import Binding, Direction, is_valid_name
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.source import Place
from funcls.schema.catalogue import is_trigger_name
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonValue
from funcls.syntax.python.expressions import ParameterKind

_STARS = (ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD)


def lacks_trigger(function: Function) -> bool:
    """Return whether the host refuses the function for want of a trigger."""
    bindings = function.bindings
    if not function.bindings_known or not bindings or function.triggers:
        return False
    # Without its type or direction a binding may yet be the trigger; that has a finding of its own.
    return not any(not each.type or each.direction is None for each in bindings)


def turned_trigger(function: Function) -> Binding | None:
    """Return the binding that would be the missing trigger with the direction `in`."""
    turned = (each for each in function.bindings if each.has_trigger_type and each.direction is not Direction.IN)
    return next(turned, None) if lacks_trigger(function) else None


def mistyped_trigger(function: Function) -> Binding | None:
    """Return the input of a type that no input has, where the trigger is missing and its name is near."""
    if not lacks_trigger(function) or turned_trigger(function) is not None:
        return None
    inputs = (each for each in function.bindings if each.direction is Direction.IN and not each.is_return)
    odd = (each for each in inputs if each.entry is None or Direction.IN.value not in each.entry.directions)
    return next((each for each in odd if trigger_meant(function, each) is not None), None)


def trigger_meant(function: Function, binding: Binding) -> str | None:
    """Return the type of triggers that the type of the binding is the beginning of, or a slip of the pen for."""
    written = (binding.type or "").lower()
    triggers = [each for each in function.catalogue.known_names if is_trigger_name(each)]
    begun = (each for each in triggers if each.lower().startswith(written) and is_trigger_name(each[len(written) :]))
    return min(begun, key=len, default=None) or nearest(written, triggers)


def has_refused_direction(function: Function, binding: Binding) -> bool:
    """Return whether the host refuses the function for what the binding is: the worker never sees its parameter."""
    if binding is turned_trigger(function) or binding is mistyped_trigger(function):
        return True
    entry, direction = binding.entry, binding.direction
    if entry is None or entry.direction_refusal is None or direction not in (Direction.IN, Direction.OUT):
        return False
    return direction.value not in entry.directions and not binding.is_return and not binding.has_trigger_type


def nameless(function: Function) -> Iterator[Binding]:
    """Yield the bindings whose names the host refuses, so that no parameter can have them."""
    for binding in function.bindings:
        field = binding.name_field
        if binding.is_return:
            refused = binding.direction in (Direction.IN, Direction.INOUT)
        elif field is not None and field.text is None and not field.is_null:
            # What the host makes of such a value is not known.
            refused = False
        else:
            refused = not is_valid_name(binding.name or "", function.facts.target.host.oldest)
        if refused and not binding.node.damaged:
            yield binding


def awaited(function: Function) -> Mapping[str, Binding | None]:
    """Return the parameters without a binding of which another finding tells why, each with the binding that is meant.

    It is None for the parameter of a missing trigger. Where there are more parameters than such reasons, there is a
    mistake of its own, and which it is cannot be told: the answer is empty.
    """
    free = [each.parameter.name for each in function.parameters if _is_free(each)]
    refused = list(nameless(function))
    is_without = lacks_trigger(function) and not any(map(has_refused_direction, [function] * len(refused), refused))
    if not free or len(free) > len(refused) + is_without or _takes_all(function):
        return {}
    found: dict[str, Binding | None] = {}
    for binding in refused:
        near = difflib.get_close_matches(
            (binding.name or "").lower(), [each for each in free if each not in found], n=1
        )
        left = near or [each for each in free if each not in found]
        if left:
            found[left[0]] = binding
    return {**dict.fromkeys(free), **found}


def left_over(function: Function) -> tuple[BoundParameter, Binding] | None:
    """Return the one parameter and the one binding without a counterpart, where they may be meant for each other."""
    names = {each.parameter.name for each in function.parameters}
    parameters = [each for each in function.parameters if _is_free(each)]
    bindings = [each for each in function.bindings if each.name and not each.is_return and each.name not in names]
    if len(parameters) != 1 or len(bindings) != 1:
        return None
    (bound,), (binding,) = parameters, bindings
    is_output = binding.direction is Direction.OUT
    fits = bound.annotation is None or bound.annotation.is_out is is_output
    return (bound, binding) if fits and not iskeyword(binding.name or "") else None


def lies_in_broken_text(function: Function, place: Place) -> bool:
    """Return whether the place is in an object or array of function.json in which the text is broken.

    A missing quote or comma makes other values of what stands there. What lies around it, or whole within, is read.
    """
    node: JsonValue | None = function.root if place.path == function.file.path else None
    while node is not None:
        inner = next((each for each in _parts(node) if each.span.covers(place.span)), None)
        if inner is None or not isinstance(inner, JsonObject | JsonArray):
            break
        node = inner
    return isinstance(node, JsonObject | JsonArray) and node.damaged


def _parts(node: JsonValue) -> Iterator[JsonValue]:
    if isinstance(node, JsonObject):
        yield from (each.value for each in node.members if each.value is not None)
    elif isinstance(node, JsonArray):
        yield from node.items


def _is_free(bound: BoundParameter) -> bool:
    parameter = bound.parameter
    return not bound.bindings and parameter.name != CONTEXT_NAME and parameter.kind not in _STARS


def _takes_all(function: Function) -> bool:
    return any(each.parameter.kind in _STARS for each in function.parameters)
