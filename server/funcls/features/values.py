"""The values that may stand at a place of function.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from funcls.features.cursor import JsonCursor
from funcls.features.describe import describe_property, describe_type
from funcls.features.results import CompletionKind
from funcls.model.binding import RETURN_NAME, Binding, Direction, Field
from funcls.model.function import PYTHON_EXTENSION, Function
from funcls.model.handler import CONTEXT_NAME
from funcls.schema.catalogue import is_trigger_name
from funcls.schema.property import Property
from funcls.workspace.app_state import AppState

"""How the names of triggers end, ignoring case; also of those types that are known by name only."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value; `json` is how it is written."""

    label: str
    json: str
    kind: CompletionKind = CompletionKind.VALUE
    detail: str = ""
    documentation: str = ""


def _text(label: str, kind: CompletionKind, detail: str = "", documentation: str = "") -> Value:
    return Value(label, json.dumps(label), kind, detail, documentation)


def binding_values(cursor: JsonCursor, binding: Binding) -> Iterator[Value]:
    """Yield what may stand for the value of the binding's member at the cursor."""
    function = cursor.function
    if _is(binding.name_field, cursor):
        yield from _names(function, binding)
    elif _is(binding.type_field, cursor):
        yield from _types(function, binding)
    elif _is(binding.direction_field, cursor):
        yield from _directions(function, binding)
    elif binding.entry is not None and cursor.key is not None:
        known = binding.entry.property_named(cursor.key)
        yield from property_values(known) if known else ()


def top_level_values(cursor: JsonCursor, state: AppState) -> Iterator[Value]:
    """Yield what may stand for the value of the top-level member at the cursor."""
    function = cursor.function
    if _is(function.script.field, cursor):
        listing = state.listings.get(function.name)
        for name in sorted(listing.files if listing else ()):
            if name.endswith(PYTHON_EXTENSION):
                yield _text(name, CompletionKind.FILE, f"{function.name}/{name}")
    elif _is(function.entry_point_field, cursor):
        module = function.script_file.python if function.script_file else None
        for definition in module.functions() if module else ():
            parameters = ", ".join(each.name for each in definition.parameters)
            detail = f"{definition.name}({parameters})"
            yield _text(definition.name, CompletionKind.FUNCTION, detail, definition.docstring_summary or "")
    else:
        known = next((each for each in function.catalogue.top_level if each.name == cursor.key), None)
        yield from property_values(known) if known else ()


def property_values(known: Property) -> Iterator[Value]:
    """Yield the values that the schema of a property names: its enum, true and false, its default, its examples."""
    stated: list[object] = [*known.enum]
    if "boolean" in known.types:
        stated += [True, False]
    stated += [] if known.default is None else [known.default]
    stated += known.examples
    for value in dict.fromkeys(json.dumps(each) for each in stated):
        label = str(json.loads(value)) if value.startswith('"') else value
        detail = "default" if known.default is not None and value == json.dumps(known.default) else ""
        yield Value(label, value, CompletionKind.VALUE, detail, describe_property(known, label))


def _names(function: Function, binding: Binding) -> Iterator[Value]:
    """Yield the parameters that no binding fills, and the name of the return value for an output."""
    taken = {each.name for each in function.bindings if each is not binding}
    for bound in function.parameters:
        name = bound.parameter.name
        if name in taken or name == CONTEXT_NAME:
            continue
        annotation = bound.parameter.annotation
        yield _text(name, CompletionKind.PARAMETER, annotation.text if annotation else "parameter of the handler")
    is_output = binding.direction is Direction.OUT or (binding.entry and binding.entry.directions == ("out",))
    if is_output and RETURN_NAME not in taken:
        yield _text(RETURN_NAME, CompletionKind.PARAMETER, "the return value of the handler")


def _directions(function: Function, binding: Binding) -> Iterator[Value]:
    """Yield the directions that the binding's type allows; of a type without a schema, those that Python allows."""
    properties = binding.entry.properties.values() if binding.entry else function.catalogue.common
    allowed = binding.entry.directions if binding.entry else (Direction.IN.value, Direction.OUT.value)
    for known in properties:
        if known.name == "direction":
            for direction in allowed:
                yield _text(direction, CompletionKind.VALUE, known.title, describe_property(known, direction))


def _types(function: Function, binding: Binding) -> Iterator[Value]:
    """Yield the types; those of triggers only where no other binding is the trigger."""
    catalogue = function.catalogue
    has_other_trigger = any(each is not binding for each in function.triggers())
    for name in catalogue.known_names:
        entry = catalogue.type_named(name)
        if has_other_trigger and is_trigger_name(name):
            continue
        if entry is None:
            yield _text(name, CompletionKind.VALUE, "known by name only")
        else:
            yield _text(name, CompletionKind.VALUE, entry.title, describe_type(entry))


def _is(field: Field | None, cursor: JsonCursor) -> bool:
    return field is not None and field.member is cursor.member
