"""Hover on a name in brackets, `{name}`: what it stands for, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.cursor import JsonCursor
from funcls.features.in_brackets import token_uses, use_at
from funcls.features.places import link_to
from funcls.features.results import Hover
from funcls.model.binding import Binding
from funcls.model.name_uses import NameUse
from funcls.model.trigger_names import GivenName, Origin, TriggerNames, trigger_names
from funcls.schema.built_ins import SYSTEM, BuiltIn, built_in, is_built_in
from funcls.schema.route_constraints import describe_constraint
from funcls.schema.route_parameters import RouteParameter
from funcls.text.secrets import masked
from funcls.workspace.app_state import AppState

_DOCS: Final = "https://learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns"
_OTHERS: Final = "a property of what starts the function, where that is a JSON object"


def hover_in_brackets(cursor: JsonCursor, state: AppState, offset: int) -> Hover | None:
    """Return what is to say of the name in brackets at `offset`; None where none stands there that funcls knows of."""
    use = use_at(cursor, offset)
    if use is None:
        return None
    names = trigger_names(cursor.bindings, cursor.function.file.text)
    said = [*(_given(cursor, use, names.trigger, state) if use.gives else _used(cursor, use, names, state))]
    if not said:
        return None
    docs = use.known.docs if use.gives else _DOCS
    head = f"**`{{{masked(use.name)}}}`**"
    text = "\n\n".join((f"{head}: {' '.join(said)}", f"[Microsoft's documentation]({docs})"))
    return Hover(text, use.span)


def _given(cursor: JsonCursor, use: NameUse, trigger: Binding | None, state: AppState) -> Iterator[str]:
    if use.parameter is None:
        yield f"gives a part of '{use.known.name}' a name. Other bindings can use it."
    else:
        yield f"a part of the route.{_of_parameter(use.parameter)}"
        name = trigger.name if trigger is not None else None
        if name:
            yield f'The handler has it as `{masked(name)}.route_params["{masked(use.name)}"]`, a text.'
    others = [each for each in token_uses(cursor, use) if not each.gives]
    if others:
        yield f"Used in {_links(cursor, others, state)}."


def _used(cursor: JsonCursor, use: NameUse, names: TriggerNames, state: AppState) -> Iterator[str]:
    given = names.named(use.name)
    known = built_in(use.name) if given is None else None
    if given is not None:
        yield from _of_given(cursor, use, given, state)
        if given.origin is Origin.DATA and not given.has_members and names.may_be_replaced:
            yield "Where what starts the function is a JSON object with a property of this name, that goes before it."
    elif known is not None:
        yield from _of_built_in(cursor, use, known)
    elif names.trigger is None or names.trigger.entry is None:
        return
    elif names.is_closed:
        where = f"'{masked(names.trigger.name or names.trigger.entry.name)}'"
        yield f"nothing gives this name a value: the trigger {where} has no such name, so that each run fails."
    elif use.first.lower() == SYSTEM:
        yield "the host knows no such value of its own; it can only come from what starts the function."
    else:
        yield f"{names.trigger.entry.trigger_data.others or _OTHERS}."
        yield f"Where there is none, the run fails: \"No value for named parameter '{masked(use.first)}'.\""


def _of_given(cursor: JsonCursor, use: NameUse, given: GivenName, state: AppState) -> Iterator[str]:
    if given.use is not None:
        place = link_to(cursor.function.json_place(given.use.name_span), state)
        parameter = given.use.parameter
        about = _of_parameter(parameter) if parameter is not None else ""
        yield f"{given.words} of the trigger, in {place}.{about}"
        return
    words = given.words or "data of the trigger"
    member = use.name.partition(".")[2]
    yield f"{words}, `{masked(member)}`." if member else f"{words}."
    if given.has_members and not member:
        yield f"It has members: `{{{given.name}.name}}` is one, a text."


def _of_built_in(cursor: JsonCursor, use: NameUse, known: BuiltIn) -> Iterator[str]:
    if not known.example:
        yield f"{known.words}, `{cursor.function.name}`."
        return
    form = (use.format or "").partition(".")[0] if is_built_in(use.name) else use.format or ""
    example = next((each.example for each in known.forms if each.text == form), "" if form else known.example)
    yield f"{known.words}{f', such as `{example}`' if example else ''}."
    if form != (use.format or ""):
        yield f"The host reads the format up to its first dot: `{form}`."


def _of_parameter(parameter: RouteParameter) -> str:
    """Return what the route says of the value, as sentences behind another one."""
    said = [
        "It takes the rest of the path, slashes too." if parameter.catch_all else "",
        "The path may end before it." if parameter.optional else "",
        f"Where the path ends before it, it is `{masked(parameter.default)}`." if parameter.default is not None else "",
        _of_constraints(parameter),
    ]
    return "".join(f" {each}" for each in said if each)


def _of_constraints(parameter: RouteParameter) -> str:
    described = [(each.text, describe_constraint(each)) for each in parameter.constraints]
    said = [f"{masked(words)} (`{masked(text)}`)" for text, words in described if words]
    return f"It has to be {', and '.join(said)}, or the request gets 404." if said else ""


def _links(cursor: JsonCursor, uses: list[NameUse], state: AppState) -> str:
    places = (link_to(cursor.function.json_place(each.name_span), state) for each in uses)
    return ", ".join(dict.fromkeys(places))
