"""The values that may stand at a place of function.json."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.cursor import JsonCursor
from funcls.features.insert import Offer, escaped, json_text
from funcls.features.offered import OfferedType, in_groups, offered_types
from funcls.features.results import CompletionKind, Subject
from funcls.features.scope import property_at, subject_at
from funcls.features.skeletons import binding_snippet, bindings_snippet, free_parameters, function_snippet
from funcls.model.binding import RETURN_NAME, Binding, Direction, Field
from funcls.model.function import BINDINGS_KEY, PYTHON_EXTENSION, Function
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.schema.schedule_words import describe_schedule
from funcls.syntax.json.path import JsonPath
from funcls.syntax.json.tree import JsonArray, JsonString
from funcls.workspace.app_state import AppState


def values_at(cursor: JsonCursor, state: AppState) -> Iterator[Offer]:
    """Yield what may stand for the value of the member at the cursor."""
    binding = cursor.binding if cursor.in_binding else None
    if binding is not None and _is(binding.name_field, cursor):
        yield from _names(cursor, binding)
    elif binding is not None and _is(binding.type_field, cursor):
        yield from _types(cursor, binding)
    elif binding is not None and _is(binding.direction_field, cursor):
        yield from _directions(cursor)
    elif cursor.path == ("scriptFile",):
        yield from _scripts(cursor.function, state)
    elif cursor.path == ("entryPoint",):
        yield from _entry_points(cursor.function)
    elif cursor.path == (BINDINGS_KEY,):
        yield from _bindings(cursor.function)
    else:
        yield from _values_of_schema(cursor.path, cursor)


def bindings_at(cursor: JsonCursor) -> Iterator[Offer]:
    """Yield the bindings that may be added in the array at the cursor: triggers only while there is none."""
    function = cursor.function
    has_trigger = any(each.is_trigger for each in cursor.bindings)
    triggers_first = sorted(function.catalogue.types, key=lambda each: not each.is_trigger)
    for each in offered_types(triggers_first, function.facts):
        if not (each.entry.is_trigger and has_trigger):
            yield _skeleton(each, binding_snippet(each.entry, function, cursor.bindings))


def functions_at(cursor: JsonCursor) -> Iterator[Offer]:
    """Yield whole functions for a file in which nothing stands yet."""
    function = cursor.function
    line_end = "\r\n" if "\r\n" in function.file.text else "\n"
    for trigger in _triggers(function):
        yield _skeleton(trigger, function_snippet(trigger.entry, function.catalogue, function.parameters, line_end))


def items_at(cursor: JsonCursor) -> Iterator[Offer]:
    """Yield what may stand in the array at the cursor, which is not that of the bindings: nothing that stands there."""
    items = cursor.container.items if isinstance(cursor.container, JsonArray) else ()
    standing = {each.value.lower() for each in items if isinstance(each, JsonString) and each is not cursor.token}
    for each in _values_of_schema((*cursor.path, 0), cursor):
        if each.label.lower() not in standing:
            yield each


def _bindings(function: Function) -> Iterator[Offer]:
    for trigger in _triggers(function):
        yield _skeleton(trigger, bindings_snippet(trigger.entry, function))


def _triggers(function: Function) -> list[OfferedType]:
    return offered_types((each for each in function.catalogue.types if each.is_trigger), function.facts)


def _skeleton(each: OfferedType, snippet: str) -> Offer:
    name = each.entry.name
    return Offer(name, CompletionKind.BINDING, rest=snippet, detail=each.detail, subject=Subject(name))


def _values_of_schema(path: JsonPath, cursor: JsonCursor) -> Iterator[Offer]:
    """Yield the values that the schema of a property names: its enum, true and false, its default, its examples."""
    known = property_at(path, cursor.entry, cursor.function.catalogue)
    for value in _stated(known) if known is not None else ():
        is_text = isinstance(value, str)
        label = value if isinstance(value, str) else json_text(value)
        yield Offer(
            label,
            CompletionKind.VALUE,
            string=label if is_text else None,
            rest="" if is_text else escaped(label),
            detail=_detail(known, value),
            subject=subject_at(path, cursor.entry, label),
        )


def _detail(known: Property | None, value: JsonData) -> str:
    if known is None:
        return ""
    if known.schedule and isinstance(value, str):
        return describe_schedule(value)
    return "default" if known.default is not None and value == known.default else ""


def _stated(known: Property) -> list[JsonData]:
    booleans = (True, False) if "boolean" in known.types else ()
    default = () if known.default is None else (known.default,)
    # By their text: to Python 1 and true are equal.
    return list({json_text(each): each for each in (*known.enum, *booleans, *default, *known.examples)}.values())


def _names(cursor: JsonCursor, binding: Binding) -> Iterator[Offer]:
    """Yield the parameters that no binding fills, and the name of the return value for an output."""
    others = [each for each in cursor.bindings if each is not binding]
    for bound in free_parameters(cursor.function, others):
        annotation = bound.parameter.annotation
        detail = annotation.text if annotation else "parameter of the handler"
        yield _text(bound.parameter.name, CompletionKind.PARAMETER, detail)
    is_output = binding.direction is Direction.OUT or (binding.entry and binding.entry.directions == ("out",))
    if is_output and not any(each.is_return for each in others):
        yield _text(RETURN_NAME, CompletionKind.PARAMETER, "the return value of the handler")


def _directions(cursor: JsonCursor) -> Iterator[Offer]:
    """Yield the directions that the binding's type allows; of a type without a schema, those that Python allows."""
    entry = cursor.entry
    known = property_at(cursor.path, entry, cursor.function.catalogue)
    for direction in entry.directions if entry else (Direction.IN.value, Direction.OUT.value):
        subject = subject_at(cursor.path, entry, direction)
        yield _text(direction, CompletionKind.VALUE, known.title if known else "", subject=subject)


def _types(cursor: JsonCursor, binding: Binding) -> Iterator[Offer]:
    """Yield the types in groups; those of triggers only where no other binding is the trigger."""
    function = cursor.function
    has_other_trigger = any(each.is_trigger for each in cursor.bindings if each is not binding)
    direction = binding.direction if binding.direction_field is not None else None
    for each in offered_types(in_groups(function.catalogue.types, direction), function.facts):
        if not (has_other_trigger and each.entry.is_trigger):
            yield _text(each.entry.name, CompletionKind.VALUE, each.detail, subject=Subject(each.entry.name))


def _scripts(function: Function, state: AppState) -> Iterator[Offer]:
    listing = state.listings.get(function.name)
    for name in sorted(listing.files if listing else ()):
        if name.endswith(PYTHON_EXTENSION):
            yield _text(name, CompletionKind.FILE, f"{function.name}/{name}")


def _entry_points(function: Function) -> Iterator[Offer]:
    module = function.script_file.python if function.script_file else None
    for definition in module.functions() if module else ():
        parameters = ", ".join(each.name for each in definition.parameters)
        summary = definition.docstring_summary or ""
        yield _text(definition.name, CompletionKind.FUNCTION, f"{definition.name}({parameters})", summary)


def _text(
    label: str, kind: CompletionKind, detail: str = "", documentation: str = "", subject: Subject | None = None
) -> Offer:
    return Offer(label, kind, label, detail=detail, documentation=documentation, subject=subject)


def _is(field: Field | None, cursor: JsonCursor) -> bool:
    return field is not None and field.member is cursor.member
