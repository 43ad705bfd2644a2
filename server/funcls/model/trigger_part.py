"""A parameter that is named after a part of the route or of a path, which the worker does not pass."""

from __future__ import annotations

from funcls.model.function import Function
from funcls.model.trigger_names import Origin, trigger_names


def how_to_read(function: Function, name: str) -> str:
    """Return, as a sentence or two, how the handler gets the part of the trigger's route or path that has this name.

    The answer is empty where no part has it.
    """
    names = trigger_names(function.bindings, function.file.text)
    given = names.named(name)
    if given is None or given.use is None or names.trigger is None:
        return ""
    part = given.use.name
    if given.origin is Origin.ROUTE and names.trigger.name:
        return f'{{{part}}} is a part of the route: read {names.trigger.name}.route_params["{part}"] instead.'
    return f"{{{part}}} is a part of '{given.use.known.name}', which other bindings alone can use."
