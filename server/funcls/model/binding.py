"""The bindings of a function.json, read as the host and the worker read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

from funcls.model.target import OLDEST_SUPPORTED_HOST, Version
from funcls.schema.canonical import CanonicalBinding, canonicalize
from funcls.schema.catalogue import BindingType, Catalogue, is_trigger_name
from funcls.schema.misspelt import misspelt
from funcls.schema.validation import Violation, violations
from funcls.syntax.json.tree import (
    JsonArray,
    JsonLiteral,
    JsonNumber,
    JsonObject,
    JsonString,
    JsonValue,
    Member,
    holds_damage,
)
from funcls.text.span import Span

RETURN_NAME: Final = "$return"
"""The binding name that stands for the return value of the handler."""

_NAME: Final = re.compile(r"^(?!.*__)([a-zA-Z_][a-zA-Z0-9_]{0,127}|\$return)$")
_NAME_OF_OLD_HOSTS: Final = re.compile(r"^([a-zA-Z][a-zA-Z0-9]{0,127}|\$return)$")


class Direction(Enum):
    """Where the data of a binding flows, seen from the handler."""

    IN = "in"
    OUT = "out"
    INOUT = "inout"


_DIRECTION_OF_NUMBER: Final = {0: Direction.IN, 1: Direction.OUT, 2: Direction.INOUT}


@dataclass(frozen=True, slots=True)
class Field:
    """A member that stands in the file, with its value as the host reads it: as text.

    `text` is None where no text can be made of the value (missing, null, an object or an array).
    """

    member: Member
    text: str | None

    @property
    def span(self) -> Span:
        """The value, or the key where there is no value yet."""
        return self.member.key.span if self.member.value is None else self.member.value.span

    @property
    def is_complete(self) -> bool:
        """Whether the whole value stands there: something, and no text without its closing quote."""
        value = self.member.value
        return value is not None and (not isinstance(value, JsonString) or value.closed)

    @property
    def is_null(self) -> bool:
        """Whether the value is `null`, or nothing at all (`"key":,`): the host takes both as absent."""
        value = self.member.value
        return value is None or (isinstance(value, JsonLiteral) and value.value is None)


def read_field(member: Member | None) -> Field | None:
    """Return the member as a field, or None where it is absent."""
    if member is None:
        return None
    return Field(member, _text_of(member.value))


def _text_of(value: JsonValue | None) -> str | None:
    if isinstance(value, JsonString):
        return value.value
    if isinstance(value, JsonNumber):
        return str(value.value)
    return None


@dataclass(frozen=True)
class Binding:
    """One object of the `bindings` array; `index` counts all items of the array from 0."""

    index: int
    node: JsonObject
    name_field: Field | None
    type_field: Field | None
    direction_field: Field | None
    entry: BindingType | None

    @property
    def name(self) -> str | None:
        """The name, or None where none can be read."""
        return self.name_field.text if self.name_field else None

    @property
    def type(self) -> str | None:
        """The type as it is spelled, or None where none can be read."""
        return self.type_field.text if self.type_field else None

    @cached_property
    def direction(self) -> Direction | None:
        """The direction, `in` where none is given, or None where the host refuses the value."""
        if self.direction_field is None:
            return Direction.IN
        value = self.direction_field.member.value
        if isinstance(value, JsonNumber):
            return _DIRECTION_OF_NUMBER.get(int(value.value)) if value.value in _DIRECTION_OF_NUMBER else None
        text = (self.direction_field.text or "").lower()
        return next((direction for direction in Direction if direction.value == text), None)

    @property
    def data_type(self) -> str:
        """The data type in lower case, empty where none is given: the host takes `null` and an empty text for none."""
        field = read_field(self.node.get_ignoring_case("dataType"))
        return (field.text or "").lower() if field is not None else ""

    @property
    def is_return(self) -> bool:
        """Whether the binding stands for the return value."""
        return self.name == RETURN_NAME

    @property
    def is_trigger(self) -> bool:
        """Whether the host counts it as a trigger: an input whose type ends with `trigger` (facts: many-triggers)."""
        return self.direction is Direction.IN and self.has_trigger_type

    @property
    def needs_storage(self) -> bool:
        """Whether it is a trigger on account of which Core Tools ask for the host's storage account."""
        return self.is_trigger and self.entry is not None and not self.entry.without_storage

    @property
    def may_take_return_value(self) -> bool:
        """Whether the worker may take a returned value for this binding although it is not `$return`.

        The worker looks the type up in exactly its spelling. Of a type that it does not find, it always does.
        """
        return self.entry is None or self.entry.name != self.type or self.entry.implicit_output

    @cached_property
    def has_trigger_type(self) -> bool:
        """Whether the type is one of triggers, whatever the direction."""
        return is_trigger_name(self.type or "")

    @property
    def name_span(self) -> Span:
        """The smallest place that stands for the name: the name, else a key like it, the type, or the brace."""
        if self.name_field is not None:
            return self.name_field.span
        slip = self._misspelt.get("name")
        if slip is not None:
            return slip.key.span
        return self.type_field.span if self.type_field is not None else self.opening

    @property
    def type_span(self) -> Span:
        """The smallest place that stands for the binding's type: the type, else the name, else the brace."""
        return self.type_field.span if self.type_field is not None else self.name_span

    @property
    def direction_span(self) -> Span:
        """The direction, or where it is absent a key like it, or what stands for the type."""
        if self.direction_field is not None:
            return self.direction_field.span
        slip = self._misspelt.get("direction")
        return slip.key.span if slip is not None else self.type_span

    @property
    def opening(self) -> Span:
        """The opening brace."""
        return Span(self.node.span.start, self.node.span.start + 1)

    @cached_property
    def canonical(self) -> CanonicalBinding | None:
        """The binding in the spelling of its schema, or None where the type has no schema."""
        return canonicalize(self.node, self.entry) if self.entry is not None else None

    @cached_property
    def _misspelt(self) -> Mapping[str, Member]:
        return misspelt(self.entry, self.canonical) if self.entry and self.canonical else {}

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """Where the binding departs from the schema of its type; nowhere while the binding is half typed."""
        if self.entry is None or self.canonical is None or holds_damage(self.node):
            return ()
        return violations(self.entry, self.canonical)


def read_bindings(bindings: JsonArray, catalogue: Catalogue) -> Iterator[Binding]:
    """Yield the objects of a `bindings` array; items of other kinds are passed over."""
    for index, item in enumerate(bindings.items):
        if isinstance(item, JsonObject):
            yield _read_binding(index, item, catalogue)


def _read_binding(index: int, node: JsonObject, catalogue: Catalogue) -> Binding:
    type_field = read_field(node.get_ignoring_case("type"))
    type_name = type_field.text if type_field else None
    return Binding(
        index=index,
        node=node,
        name_field=read_field(node.get_ignoring_case("name")),
        type_field=type_field,
        direction_field=read_field(node.get_ignoring_case("direction")),
        entry=catalogue.type_named(type_name) if type_name else None,
    )


def is_valid_name(name: str, oldest_host: Version) -> bool:
    """Return whether every host from `oldest_host` on accepts the binding name (facts: binding-name)."""
    pattern = _NAME if oldest_host >= OLDEST_SUPPORTED_HOST else _NAME_OF_OLD_HOSTS
    return pattern.match(name) is not None
