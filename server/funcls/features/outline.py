"""Outline: what stands in function.json, host.json and local.settings.json, part by part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from funcls.features.cursor import function_at
from funcls.features.results import Symbol, SymbolKind
from funcls.model.binding import Binding, read_bindings
from funcls.model.function import BINDINGS_KEY, Function
from funcls.model.script import FUNCTION_FILE
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import SourceFile
from funcls.model.subject import describe, kind_of
from funcls.syntax.json.path import JsonNode
from funcls.syntax.json.tree import JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString, JsonValue, Member
from funcls.text.secrets import masked
from funcls.workspace.app_state import AppState

_MOST: Final = 5000
"""So many symbols are told of one file: as many as Visual Studio Code asks for (`json.maxItemsComputed`)."""

_LONGEST: Final = 100
"""Characters of a name or a detail."""

_CUT: Final = "..."
_LINE_BREAK: Final = "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}"


def outline(state: AppState, source: SourceFile) -> tuple[Symbol, ...]:
    """Return the parts of a JSON file of the app, in order, with their own parts below them.

    A binding is named `name: type`; its detail is the direction and what it connects to. Of a large file the inner
    parts are left out, and then the last ones. Secrets are masked, and values of app settings not told at all.
    """
    return _Outline(state, source).symbols()


class _Outline:
    def __init__(self, state: AppState, source: SourceFile) -> None:
        name = source.path.rpartition("/")[2]
        root = source.json.root
        self._text = source.text
        self._root = root
        self._tells_values = name != SETTINGS_FILE
        self._function = _function_of(state, source)
        bindings = _bindings(state, root, self._function) if name == FUNCTION_FILE else ()
        self._bindings: Mapping[int, Binding] = {id(each.node): each for each in bindings}
        self._shown: set[int] = set()

    def symbols(self) -> tuple[Symbol, ...]:
        self._shown = {id(node) for node in islice(self._outermost_first(), _MOST)}
        return self._below(self._root)

    def _outermost_first(self) -> Iterator[JsonNode]:
        level = self._parts(self._root)
        while level:
            yield from level
            level = [part for node in level for part in self._parts(_value_of(node))]

    def _parts(self, value: JsonValue | None) -> Sequence[JsonNode]:
        """Return what has symbols of its own in a value; a list of texts and numbers alone is told in one line."""
        if isinstance(value, JsonObject):
            return value.members if self._tells_values else list(_with_certain_keys(value))
        return value.items if isinstance(value, JsonArray) and not _is_list_of_scalars(value) else ()

    def _below(self, value: JsonValue | None) -> tuple[Symbol, ...]:
        parts = self._parts(value)
        return tuple(self._symbol(part, index) for index, part in enumerate(parts) if id(part) in self._shown)

    def _symbol(self, part: JsonNode, index: int) -> Symbol:
        binding = self._bindings.get(id(part))
        if binding is not None:
            return self._of_binding(binding)
        value = _value_of(part)
        return Symbol(
            name=_label(part.key.value) if isinstance(part, Member) else str(index),
            detail=self._detail(value),
            kind=_kind(value),
            span=part.span,
            selection=part.key.span if isinstance(part, Member) else part.span,
            children=self._below(value),
        )

    def _of_binding(self, binding: Binding) -> Symbol:
        node = binding.node
        named = ": ".join(text for text in (binding.name, binding.type) if text)
        return Symbol(
            name=_label(named) if named else str(binding.index),
            detail=_one_line(_connection(binding, self._function)),
            kind=SymbolKind.TRIGGER if binding.is_trigger else SymbolKind.BINDING,
            span=node.span,
            selection=binding.name_span,
            children=self._below(node),
        )

    def _detail(self, value: JsonValue | None) -> str:
        if value is None or not self._tells_values:
            return ""
        if isinstance(value, JsonObject):
            return "" if value.members else "{}"
        if isinstance(value, JsonArray):
            listed = ", ".join(map(self._written, value.items)) if _is_list_of_scalars(value) else ""
            return _one_line(listed) if value.items else "[]"
        return _one_line(self._written(value))

    def _written(self, value: JsonValue) -> str:
        return value.value if isinstance(value, JsonString) else self._text[slice(*value.span)]


def _function_of(state: AppState, source: SourceFile) -> Function | None:
    """Return the function of a function.json; None where the host finds none, or it is from before a change."""
    function = function_at(state, source.path)
    return function if function is not None and function.file is source else None


def _bindings(state: AppState, root: JsonValue | None, function: Function | None) -> tuple[Binding, ...]:
    if function is not None:
        return function.bindings
    member = root.get(BINDINGS_KEY) if isinstance(root, JsonObject) else None
    array = member.value if member is not None else None
    return tuple(read_bindings(array, state.catalogue)) if isinstance(array, JsonArray) else ()


def _connection(binding: Binding, function: Function | None) -> str:
    """Return the direction of a binding and what it connects to, as far as either is stated."""
    subject = ""
    if binding.type:
        subject = describe(binding, function) if function is not None else kind_of(binding)
    is_stated = binding.type or binding.direction_field is not None
    direction = binding.direction.value if binding.direction is not None and is_stated else ""
    return ", ".join(text for text in (direction, subject) if text)


def _with_certain_keys(value: JsonObject) -> Iterator[Member]:
    """Yield the members whose keys cannot be the rest of a value with a quote too many."""
    for before, member in zip((None, *value.members), value.members, strict=False):
        key = member.key
        is_alone = before is None
        if before is not None:
            comma = bisect_left(value.commas, before.span.end)
            is_alone = comma < len(value.commas) and value.commas[comma] < key.span.start
        if is_alone and key.quoted and key.closed and member.colon is not None:
            yield member


def _value_of(node: JsonNode) -> JsonValue | None:
    return node.value if isinstance(node, Member) else node


def _is_list_of_scalars(array: JsonArray) -> bool:
    return not any(isinstance(each, JsonObject | JsonArray) for each in array.items)


def _kind(value: JsonValue | None) -> SymbolKind:
    if isinstance(value, JsonObject):
        return SymbolKind.OBJECT
    if isinstance(value, JsonArray):
        return SymbolKind.ARRAY
    if isinstance(value, JsonString):
        return SymbolKind.STRING
    if isinstance(value, JsonNumber):
        return SymbolKind.NUMBER
    is_boolean = isinstance(value, JsonLiteral) and value.value is not None
    return SymbolKind.BOOLEAN if is_boolean else SymbolKind.OTHER


def _label(name: str) -> str:
    """Return a name that can be seen: editors refuse an empty one."""
    shown = _one_line(name)
    return shown if shown.strip() else f'"{shown}"'


def _one_line(text: str) -> str:
    """Return the text without its secrets, in one line that is not long."""
    shown = _LINE_BREAK.join(masked(text).splitlines())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - len(_CUT)] + _CUT
