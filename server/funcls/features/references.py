"""References: where something of an app is used."""

from __future__ import annotations

from funcls.features.app_settings import definitions_of, setting_at, uses_of
from funcls.features.binding_uses import places_of_binding, places_of_parameter
from funcls.features.cursor import json_cursor
from funcls.features.durable_functions import called_by, durable_call_at, same_calls
from funcls.features.function_uses import functions_at, places_of_functions
from funcls.features.in_brackets import references_in_brackets, references_of_asked_part
from funcls.features.named_in_test import named_in_test
from funcls.model.source import Place
from funcls.workspace.app_state import AppState


def references(state: AppState, path: str, offset: int, *, include_declaration: bool) -> list[Place]:
    """Return where what stands at `offset` of the file `path` is used, in order; nothing for what funcls does not know.

    Of a binding that is each place where its name or its parameter stands; both declare it. A function is used by its
    function.json, by modules that import its handler, by tests that `state` has, and by calls of Durable Functions; it
    is asked for at the name of the handler, at `entryPoint`, at `bindings`, at the brace that opens function.json, and
    where a test names the handler.
    A name in brackets of a function.json, `{name}`, is used there, and where Python asks a request for that part of its
    route; with `include_declaration` the part of the route or path that gives it its value is among the places.
    """
    at = setting_at(state, path, offset)
    if at is not None:
        places = [use.place for use in uses_of(state, at)]
        places += [each.place for each in definitions_of(state, at)] if include_declaration else []
        return sorted(dict.fromkeys(places))
    call = durable_call_at(state, path, offset)
    if call is not None:
        places = same_calls(state, call.call)
        named = called_by(state, call.call) if include_declaration else []
        return sorted({*places, *(each.target for each in named), *(each.name.place for each in named)})
    tested = named_in_test(state, path, offset)
    functions = list(tested.functions) if tested is not None else functions_at(state, path, offset)
    if functions:
        return places_of_functions(state, functions, include_declaration=include_declaration)
    cursor = json_cursor(state, path, offset)
    binding = places_of_binding(state, cursor) if cursor is not None else places_of_parameter(state, path, offset)
    if binding is not None:
        return sorted({*binding.used, *(binding.declared if include_declaration else ())})
    if cursor is None:
        return references_of_asked_part(state, path, offset, include_declaration=include_declaration)
    return references_in_brackets(state, cursor, offset, include_declaration=include_declaration)
