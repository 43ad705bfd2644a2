"""Hover: what a binding, a property or a parameter is, and what stands on its other half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from funcls.features.address import describe_address
from funcls.features.app_settings import setting_at
from funcls.features.cursor import JsonCursor, PythonCursor, Role, json_cursor, python_cursors
from funcls.features.describe import describe_property, describe_type
from funcls.features.described import described
from funcls.features.durable_functions import describe_durable, durable_call_at
from funcls.features.file_hover import hover_in_file
from funcls.features.hover_in_brackets import hover_in_brackets
from funcls.features.hover_of_annotations import (
    describe_accepted,
    describe_context,
    describe_return,
    hover_of_annotation,
)
from funcls.features.hover_of_setting import describe_setting
from funcls.features.next_runs import next_runs
from funcls.features.places import link_to as _where
from funcls.features.results import Hover
from funcls.features.running import describe_running
from funcls.features.scope import property_at
from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.model.handler import Handler
from funcls.model.signature import Signature
from funcls.model.source import Place
from funcls.model.trigger_part import how_to_read
from funcls.syntax.json.tree import JsonNumber, JsonString
from funcls.syntax.python.expressions import ParameterKind
from funcls.text.secrets import masked
from funcls.workspace.app_state import AppState

_ROUTE = "x-route"
_COMMON = ("name", "type", "direction")
_STARS = {ParameterKind.VAR_POSITIONAL: "*", ParameterKind.VAR_KEYWORD: "**"}


def hover(state: AppState, path: str, offset: int, now: datetime) -> Hover | None:
    """Return what is to say of what stands at `offset` of the file `path` at a moment, given in UTC; or None."""
    at = setting_at(state, path, offset)
    if at is not None:
        return Hover(describe_setting(state, at), at.span)
    call = durable_call_at(state, path, offset)
    if call is not None:
        return Hover(describe_durable(state, call), call.place.span)
    file = described(state, path)
    if file is not None:
        return hover_in_file(file, offset)
    cursor = json_cursor(state, path, offset)
    if cursor is not None:
        inside = hover_in_brackets(cursor, state, offset)
        if inside is not None:
            return inside
        text = _of_json(cursor, state, now)
        return Hover(text, cursor.span) if text else None
    annotated = hover_of_annotation(state, path, offset)
    if annotated is not None:
        return annotated
    cursors = python_cursors(state, path, offset, with_keywords=True)
    text = "\n\n---\n\n".join(dict.fromkeys(text for each in cursors if (text := _of_python(each, state))))
    return Hover(text, cursors[0].span) if text else None


def _of_json(cursor: JsonCursor, state: AppState, now: datetime) -> str:
    if cursor.role not in (Role.KEY, Role.VALUE) or cursor.member is None:
        return ""
    binding = cursor.binding
    if binding is not None and cursor.in_binding and cursor.role is Role.VALUE:
        if binding.name_field is not None and cursor.member is binding.name_field.member:
            return _paragraphs(
                _of_binding_name(cursor.function, binding, state), describe_address(binding, cursor.function, state)
            )
        if binding.type_field is not None and cursor.member is binding.type_field.member:
            address = describe_address(binding, cursor.function, state)
            return describe_type(binding.entry, address) if binding.entry else ""
    path = cursor.path if cursor.role is Role.VALUE else (*cursor.path, cursor.member.key.value)
    known = property_at(path, cursor.entry, cursor.function.catalogue)
    is_judged = binding is None or binding.entry is not None
    if known is None or not is_judged:
        return ""
    value = _value_at(cursor)
    more = next_runs(state, value, now) if known.schedule and value is not None else ""
    if _ROUTE in known.roles:
        more = describe_address(binding, cursor.function, state)
    return describe_property(known, value, more)


def _value_at(cursor: JsonCursor) -> str | None:
    """Return the text that stands at the cursor as a value."""
    value = cursor.member.value if cursor.member is not None and cursor.role is Role.VALUE else None
    return value.value if isinstance(value, JsonString) else None


def _of_binding_name(function: Function, binding: Binding, state: AppState) -> str:
    handler = function.handler
    meaning = _meaning(binding)
    if handler is None or handler.signature is None:
        return _paragraphs(f"What the handler of `{function.name}` takes cannot be told from the files.", meaning)
    where = _where(handler.place, state)
    if binding.is_return:
        returns = handler.signature.returns
        written = f"-> {returns.text}" if returns else "no return annotation"
        return _paragraphs(_python(_signature(handler)), f"The return value ({written}) of {where}.", meaning)
    bound = function.parameter_of(binding)
    if bound is None:
        return _paragraphs(f"No parameter of {where} has the name `{binding.name}`.", meaning)
    annotation = bound.parameter.annotation
    written = f"{bound.parameter.name}: {annotation.text}" if annotation else f"{bound.parameter.name}  # no annotation"
    place = Place(handler.signature.path, bound.parameter.span) if not handler.made else handler.place
    return _paragraphs(_python(written), f"Parameter of {_where(place, state)}.", _python(_signature(handler)), meaning)


def _meaning(binding: Binding) -> str:
    """Return what the binding means for its parameter."""
    title = binding.entry.title if binding.entry else f"`{binding.type}`"
    if binding.is_trigger:
        return f"{title}: starts the function and delivers what started it."
    if binding.is_return:
        return f"{title}: the return value is the output."
    if binding.direction is Direction.OUT:
        return f"{title}: an output, set by `{binding.name}.set(...)`; annotate it with `func.Out[...]`."
    return f"{title}: an input, read before the handler runs."


def _of_python(cursor: PythonCursor, state: AppState) -> str:
    function = cursor.function
    if cursor.bound is not None and not cursor.bound.bindings:
        return how_to_read(function, cursor.bound.parameter.name)
    if cursor.bound is not None:
        bindings: Iterable[Binding] = cursor.bound.bindings
    elif cursor.on_return:
        bindings = [each for each in function.bindings if each.is_return]
        if not bindings:
            return describe_return(function)
    else:
        names = [f"`{each.name}` ({each.type})" for each in function.bindings if each.name and each.type]
        place = _where(function.json_place(function.bindings_span), state)
        bound = f"Handler of the function `{function.name}`, bound in {place}: {', '.join(names)}." if names else ""
        return _paragraphs(bound, describe_running(function) if bound else "")
    return "\n\n".join(_of_binding(each, function, state) for each in bindings)


def _of_binding(binding: Binding, function: Function, state: AppState) -> str:
    direction = binding.direction.value if binding.direction else "?"
    place = _where(function.json_place(binding.name_span), state)
    head = f"`{binding.name}`: **{binding.type}**, direction `{direction}`, in {place}"
    lines = [head, *_properties(binding)]
    docs = f"[Microsoft's documentation]({binding.entry.docs})" if binding.entry else ""
    more = describe_context(binding) or describe_accepted(binding, function)
    return _paragraphs("\n".join(lines), _meaning(binding), more, docs)


def _properties(binding: Binding) -> Iterator[str]:
    """Yield the main properties: texts and numbers that stand in the file, beside what the head says already."""
    for member in binding.node.members:
        if isinstance(member.value, JsonString | JsonNumber) and member.key.value.lower() not in _COMMON:
            yield f"- {member.key.value}: `{masked(str(member.value.value))}`"


def _signature(handler: Handler) -> str:
    """Return the line of the handler's definition."""
    signature = handler.signature
    if signature is None:
        return ""
    parameters = ", ".join(_parameters(signature))
    returns = f" -> {signature.returns.text}" if signature.returns else ""
    definition = handler.definition
    prefix = "async def" if definition is not None and definition.is_async else "def"
    name = definition.name if definition is not None else "lambda"
    return f"{prefix} {name}({parameters}){returns}"


def _parameters(signature: Signature) -> Iterator[str]:
    """Yield the parameters as a formatter would write them; the bare `*` where keyword-only ones need it."""
    before = None
    for each in signature.parameters:
        if each.kind is ParameterKind.KEYWORD_ONLY and before not in (each.kind, ParameterKind.VAR_POSITIONAL):
            yield "*"
        before = each.kind
        annotation = f": {each.annotation.text}" if each.annotation else ""
        equals = " = " if each.annotation else "="
        default = f"{equals}{each.default.text}" if each.default else ""
        yield f"{_STARS.get(each.kind, '')}{each.name}{annotation}{default}"


def _python(text: str) -> str:
    return f"```python\n{text}\n```" if text else ""


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)
