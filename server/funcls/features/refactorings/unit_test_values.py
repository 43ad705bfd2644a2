"""What a unit test gives a handler: an object of the class that the worker would pass."""

from __future__ import annotations

import re
from typing import Final

from funcls.features.refactorings.unit_test_shapes import TEXT, written, written_as_json
from funcls.features.refactorings.written_handler import usual_annotation
from funcls.model.annotations import is_out
from funcls.model.binding import Binding, Direction
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.subject import address_of
from funcls.model.values import PyClass, TypingGeneric, Value
from funcls.schema.routes import read_route
from funcls.syntax.python.durable_calls import DurablePart
from funcls.syntax.python.shapes import shapes

_LIBRARY: Final = "azure.functions."
_REQUEST: Final = "func.HttpRequest"
_MOCK: Final = "mock.Mock()"
_OUT: Final = "mock.Mock(spec=func.Out)"
_RETURNS: Final = re.compile(r"^[ \t]+return[ \t]+[^\s#]", re.MULTILINE)
_JSON: Final = "get_json"
_BYTES: Final = "get_body"
_BODY: Final = re.compile(r'body=b"[^"]*"')
_OF_JSON: Final = {"dict": "{}", "list": "[]", "int": "1", "float": "1.0", "bool": "True"}
_PART: Final = "1"
"""What stands for a part of a route: a number is a text as well."""

_EVENT: Final = """\
func.EventGridEvent(
    id="1",
    data={"id": "1"},
    topic="orders",
    subject="orders/1",
    event_type="placed",
    event_time=None,
    data_version="1.0",
)"""
_OBJECTS: Final = {
    "func.DocumentList": 'func.DocumentList([func.Document({"id": "1"})])',
    "func.EventGridEvent": _EVENT,
    "func.EventHubEvent": 'func.EventHubEvent(body=b"test")',
    "func.InputStream": 'func.blob.InputStream(data=b"test", name="orders/1.txt")',
    "func.KafkaEvent": 'func.KafkaEvent(body=b"test")',
    "func.MySqlRowList": 'func.MySqlRowList([func.MySqlRow({"id": 1})])',
    "func.QueueMessage": 'func.QueueMessage(body=b"test")',
    "func.ServiceBusMessage": 'func.ServiceBusMessage(body=b"test")',
    "func.SqlRowList": 'func.SqlRowList([func.SqlRow({"id": 1})])',
    "func.TimerRequest": "mock.Mock(spec=func.TimerRequest, past_due=False)",
    "bytes": 'b"test"',
    "str": '"test"',
}
"""How an object of each class is made (azure-functions); of any other, a stand-in that takes every call."""


def argument(bound: BoundParameter, function: Function) -> str:
    """Return the expression for what the parameter gets; it may run over several lines."""
    if bound.parameter.name == CONTEXT_NAME and not bound.bindings:
        return f'mock.Mock(spec=func.Context, invocation_id="1", function_name="{function.name}")'
    binding = bound.bindings[0] if bound.bindings else None
    if binding is None:
        return _MOCK
    if binding.direction is Direction.OUT:
        return _OUT
    if _is_activity(binding):
        return _input(bound, function)
    annotation = _annotated(bound) or usual_annotation(function, binding)
    if annotation.startswith("typing."):
        return f"[{_object(annotation[annotation.index('[') + 1 : -1], binding, function)}]"
    return _with_body(_object(annotation, binding, function), bound, function)


def answers(function: Function) -> bool:
    """Return whether the function is an activity that gives something back to whoever calls it."""
    return any(map(_is_activity, function.triggers)) and _RETURNS.search(_text_of(function)) is not None


def _is_activity(binding: Binding) -> bool:
    return binding.entry is not None and binding.entry.durable == DurablePart.ACTIVITY.value


def _input(bound: BoundParameter, function: Function) -> str:
    """Return what an activity is called with: a value of the shape that it takes, or else of its class."""
    name, annotated = bound.parameter.name, _annotated(bound)
    taken = written(shapes(_text_of(function), name, [name])[name])
    if taken != TEXT:
        return taken
    return _OF_JSON.get(annotated, _OBJECTS.get(annotated, _MOCK) if annotated else TEXT)


def _with_body(made: str, bound: BoundParameter, function: Function) -> str:
    """Return a message or request whose body is the JSON that the handler takes it for."""
    text, name = _text_of(function), bound.parameter.name
    taken = shapes(text, name, [_JSON, _BYTES])
    taken_as = taken[_JSON] if f"{name}.{_JSON}(" in text else taken[_BYTES].as_json
    body = written_as_json(taken_as) if taken_as is not None else None
    return _BODY.sub(lambda _: f"body={body.encode()!r}", made) if body is not None else made


def _text_of(function: Function) -> str:
    definition = function.handler.definition if function.handler is not None else None
    script = function.script_file
    return script.text[slice(*definition.span)] if definition is not None and script is not None else ""


def _annotated(bound: BoundParameter) -> str:
    """Return the class of the annotation as a script names it; empty where it says nothing."""
    values = list(bound.annotation.values.values()) if bound.annotation is not None else []
    return class_text(values[-1]) if values else ""


def class_text(value: Value) -> str:
    """Return a class as a script names it: `func.HttpRequest`, `str`, `typing.List[str]`; empty for anything else."""
    match value:
        case TypingGeneric(arguments=(item,)) if not is_out(value):
            return f"typing.List[{class_text(item)}]" if class_text(item) else ""
        case PyClass():
            return value.public.replace(_LIBRARY, "func.")
        case _:
            return ""


def _object(name: str, binding: Binding, function: Function) -> str:
    return _request(binding, function) if name == _REQUEST else _OBJECTS.get(name, _MOCK)


def _request(binding: Binding, function: Function) -> str:
    address = address_of(binding, function)
    methods = [each for each in address.methods if each.isalpha()] if address is not None else []
    path = (address.path or f"/{address.route}") if address is not None else f"/{function.name}"
    parameters = read_route(path).parameters
    for each in reversed(parameters):
        path = path[: each.span.start] + _PART + path[each.span.end :]
    given = ", ".join(f'"{each.name}": "{_PART}"' for each in parameters)
    quoted = path.replace("\\", "\\\\").replace('"', '\\"')
    lines = [
        f'    method="{methods[0] if methods else "GET"}",',
        f'    url="{quoted}",',
        "    params={},",
        *([f"    route_params={{{given}}},"] if given else ()),
        '    body=b"",',
    ]
    return "\n".join([f"{_REQUEST}(", *lines, ")"])
