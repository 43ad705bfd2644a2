"""What stands at the cursor, in terms of functions, bindings and parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from funcls.model.binding import Binding, read_bindings
from funcls.model.checked import BoundParameter
from funcls.model.function import BINDINGS_KEY, Function
from funcls.schema.catalogue import BindingType, Catalogue
from funcls.syntax.json.path import JsonNode, JsonPath, nodes_at, path_to
from funcls.syntax.json.tree import JsonArray, JsonDocument, JsonObject, JsonValue, Member
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_KEYWORDS: Final = re.compile(r"(?:\basync[ \t]+)?\bdef[ \t]+$")
"""What stands before the name of a function."""


class Role(Enum):
    """What is written at a place of a JSON text."""

    KEY = auto()
    VALUE = auto()
    ITEM = auto()
    FILE = auto()
    """The whole text: there is nothing in it yet but what stands at the cursor."""
    NONE = auto()
    """Nothing can be written here: a comment, between a key and its colon, or beside a value."""


@dataclass(frozen=True, slots=True)
class JsonPlace:
    """A place in a JSON text.

    `text` is the text as it is, and `span` lies in it: the string, number or word at the place; empty in a gap. `nodes`
    lead there, outermost first; they are of `document`, which may be the text as it is about to be.
    """

    text: str
    document: JsonDocument
    nodes: tuple[JsonNode, ...]
    role: Role
    span: Span

    @property
    def container(self) -> JsonObject | JsonArray | None:
        """The innermost object or array around the cursor."""
        return next((node for node in reversed(self.nodes) if isinstance(node, JsonObject | JsonArray)), None)

    @property
    def member(self) -> Member | None:
        """The member whose key or value it is, or whose value the array around it is; None between members."""
        for node in reversed(self.nodes):
            if isinstance(node, Member | JsonObject):
                return node if isinstance(node, Member) else None
        return None

    @property
    def token(self) -> JsonValue | None:
        """The string, number or word at the cursor."""
        node = self.nodes[-1] if self.nodes else None
        return None if isinstance(node, Member | JsonObject | JsonArray) else node

    @property
    def path(self) -> JsonPath:
        """The path to the container; for a value, the path to the value."""
        outer = next((index for index, node in enumerate(self.nodes) if node is self.container), 0)
        path = path_to(self.nodes[: outer + 1])
        return (*path, self.member.key.value) if self.role is Role.VALUE and self.member is not None else path

    @property
    def in_root(self) -> bool:
        """Whether the container is the object of the file."""
        return isinstance(self.container, JsonObject) and self.container is self.nodes[0]


@dataclass(frozen=True, slots=True)
class JsonCursor(JsonPlace):
    """A place in a function.json; `bindings` are those of the tree that its nodes belong to."""

    function: Function
    bindings: tuple[Binding, ...]

    @property
    def binding(self) -> Binding | None:
        """The binding around the cursor, however deep inside it."""
        return next((each for each in self.bindings if any(node is each.node for node in self.nodes)), None)

    @property
    def entry(self) -> BindingType | None:
        """The type of the binding around the cursor, as far as it has a schema."""
        return self.binding.entry if self.binding is not None else None

    @property
    def in_binding(self) -> bool:
        """Whether the container is a binding."""
        return self.binding is not None and self.container is self.binding.node


def function_at(state: AppState, path: str) -> Function | None:
    """Return the function whose function.json is the file `path`, unless nobody looks into that."""
    found = (each for each in state.functions_of(path) if each.file.path == path)
    return next((each for each in found if each.file.readable), None)


def json_cursor(state: AppState, path: str, offset: int) -> JsonCursor | None:
    """Return what stands at `offset` of the function.json `path`, or None where the file is no function's."""
    function = function_at(state, path)
    if function is None:
        return None
    return in_function(place_in(function.file.json, offset), function)


def in_function(place: JsonPlace, function: Function) -> JsonCursor:
    """Return a place in the function.json of a function, with the bindings of the tree that its nodes belong to."""
    document = place.document
    bindings = function.bindings if document is function.file.json else _bindings_in(document, function.catalogue)
    return JsonCursor(place.text, document, place.nodes, place.role, place.span, function, bindings)


def _bindings_in(document: JsonDocument, catalogue: Catalogue) -> tuple[Binding, ...]:
    member = document.root.get(BINDINGS_KEY) if isinstance(document.root, JsonObject) else None
    array = member.value if member is not None else None
    return tuple(read_bindings(array, catalogue)) if isinstance(array, JsonArray) else ()


def place_in(document: JsonDocument, offset: int) -> JsonPlace:
    """Return what stands at `offset` of a text."""
    nodes = nodes_at(document, offset)
    role, span = _role(nodes, offset)
    if any(comment.start < offset <= comment.end for comment in document.comments):
        role = Role.NONE
    return JsonPlace(document.text, document, nodes, role, span)


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
    if isinstance(outer, Member):
        return (Role.KEY if node is outer.key else Role.VALUE), node.span
    return (Role.ITEM if isinstance(outer, JsonArray) else Role.FILE), node.span


def _role_beside_key(member: Member, offset: int) -> Role:
    """Return whether a value can be written between the key and the end of its member: not where one stands."""
    is_awaited = member.colon is not None and offset > member.colon and _is_nothing(member.value)
    return Role.VALUE if is_awaited else Role.NONE


def _is_nothing(value: JsonValue | None) -> bool:
    return value is None or value.span.start == value.span.end


@dataclass(frozen=True, slots=True)
class PythonCursor:
    """A place in a handler, seen from one of the functions that it serves."""

    function: Function
    span: Span
    bound: BoundParameter | None = None
    on_return: bool = False


def python_cursors(state: AppState, path: str, offset: int, *, with_keywords: bool = False) -> list[PythonCursor]:
    """Return what stands at `offset` of the Python file `path`: one cursor for each function that it concerns.

    `with_keywords`: `def` and `async def` belong to the name of a handler.
    """
    source = state.files.get(path) if with_keywords else None
    text = source.text if source is not None else ""
    found = (_python_cursor(function, path, text, offset) for function in state.functions_of(path))
    return [each for each in found if each is not None]


def _python_cursor(function: Function, path: str, text: str, offset: int) -> PythonCursor | None:
    handler = function.handler
    if handler is None:
        return None
    if handler.place.path == path:
        name = handler.place.span
        keywords = _KEYWORDS.search(text, text.rfind("\n", 0, name.start) + 1, name.start)
        for span in (name, Span(keywords.start() if keywords is not None else name.start, name.end)):
            if span.touches(offset):
                return PythonCursor(function, span)
    signature = handler.signature
    if signature is None or handler.made or signature.path != path:
        return None
    for bound in function.parameters:
        if bound.parameter.span.touches(offset):
            return PythonCursor(function, bound.parameter.span, bound)
    if signature.returns is not None and signature.returns.span.touches(offset):
        return PythonCursor(function, signature.returns.span, on_return=True)
    return None
