"""What stands at the cursor, in terms of functions, bindings and parameters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from funcls.model.binding import Binding
from funcls.model.function import BoundParameter, Function
from funcls.syntax.json.path import JsonNode, nodes_at
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString, JsonValue, Member
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


class Role(Enum):
    """What is written at a place of a JSON text."""

    KEY = auto()
    VALUE = auto()
    ITEM = auto()
    NONE = auto()
    """Nothing can be written here: a comment, between a key and its colon, or beside a value."""


@dataclass(frozen=True, slots=True)
class JsonCursor:
    """A place in a function.json.

    `replaced` is the text that a completion takes the place of; empty in a gap. `member` is the member whose key or
    value it is, or in whose array it is; None in a gap between members.
    """

    function: Function
    role: Role
    replaced: Span
    container: JsonObject | JsonArray | None
    member: Member | None
    binding: Binding | None

    @property
    def key(self) -> str | None:
        """The key of the member."""
        return self.member.key.value if self.member is not None else None

    @property
    def in_root(self) -> bool:
        """Whether the container is the object of the file."""
        return self.container is not None and self.container is self.function.root

    @property
    def in_binding(self) -> bool:
        """Whether the container is a binding."""
        return self.binding is not None and self.container is self.binding.node

    @property
    def in_bindings(self) -> bool:
        """Whether the container is the array of the bindings."""
        field = self.function.bindings_field
        return self.container is not None and field is not None and self.container is field.member.value


def json_cursor(state: AppState, path: str, offset: int) -> JsonCursor | None:
    """Return what stands at `offset` of the function.json `path`, or None where the file is no function's."""
    function = next((each for each in state.functions_of(path) if each.file.path == path), None)
    if function is None:
        return None
    document = function.file.json
    nodes = nodes_at(document, offset)
    binding = next((each for each in function.bindings if any(node is each.node for node in nodes)), None)
    container = next((node for node in reversed(nodes) if isinstance(node, JsonObject | JsonArray)), None)
    member = next((node for node in reversed(nodes) if isinstance(node, Member)), None)
    role, replaced = _role(nodes, offset)
    if any(comment.start < offset <= comment.end for comment in document.comments):
        role = Role.NONE
    if isinstance(container, JsonObject) and not any(member is each for each in container.members):
        member = None
    return JsonCursor(function, role, replaced, container, member, binding)


def _role(nodes: tuple[JsonNode, ...], offset: int) -> tuple[Role, Span]:
    gap = Span(offset, offset)
    if not nodes:
        return Role.NONE, gap
    node = nodes[-1]
    if isinstance(node, JsonObject):
        return Role.KEY, gap
    if isinstance(node, JsonArray):
        return Role.ITEM, gap
    if isinstance(node, Member):
        return _role_beside_key(node, offset), gap
    outer = nodes[-2] if len(nodes) > 1 else None
    span = _written(node, offset)
    if isinstance(outer, Member):
        if node is outer.key and not span.touches(offset):
            return _role_beside_key(outer, offset), gap
        return (Role.KEY if node is outer.key else Role.VALUE), span
    return (Role.ITEM if isinstance(outer, JsonArray) else Role.NONE), span


def _role_beside_key(member: Member, offset: int) -> Role:
    """Return whether a value can be written between the key and the end of its member: not where one stands."""
    is_awaited = member.colon is not None and offset > member.colon and _is_nothing(member.value)
    return Role.VALUE if is_awaited else Role.NONE


def _is_nothing(value: JsonValue | None) -> bool:
    return value is None or value.span.start == value.span.end


def _written(node: JsonNode, offset: int) -> Span:
    """Return the span of a scalar; of a string that is not closed, only what stands before the cursor."""
    if isinstance(node, JsonString) and not node.closed:
        return Span(node.span.start, max(offset, node.span.start))
    return node.span


@dataclass(frozen=True, slots=True)
class PythonCursor:
    """A place in a handler, seen from one of the functions that it serves."""

    function: Function
    span: Span
    bound: BoundParameter | None = None
    on_return: bool = False


def python_cursors(state: AppState, path: str, offset: int) -> list[PythonCursor]:
    """Return what stands at `offset` of the Python file `path`: one cursor for each function that it concerns."""
    found = (_python_cursor(function, path, offset) for function in state.functions_of(path))
    return [each for each in found if each is not None]


def _python_cursor(function: Function, path: str, offset: int) -> PythonCursor | None:
    handler = function.handler
    if handler is None:
        return None
    if handler.place.path == path and handler.place.span.touches(offset):
        return PythonCursor(function, handler.place.span)
    signature = handler.signature
    if signature is None or handler.made or signature.path != path:
        return None
    for bound in function.parameters:
        if bound.parameter.span.touches(offset):
            return PythonCursor(function, bound.parameter.span, bound)
    if signature.returns is not None and signature.returns.span.touches(offset):
        return PythonCursor(function, signature.returns.span, on_return=True)
    return None
