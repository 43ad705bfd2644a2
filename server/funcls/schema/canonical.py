"""The canonical form of a binding: spelled as in its schema, valued as the host reads it, with a map back to the text.

Sources: host ScriptBindingContext.cs and BindingMetadata.cs, Json.NET's conversions (read), and the measured cases of
direction, dataType and cardinality.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.syntax.json.path import JsonPath
from funcls.syntax.json.tree import (
    JsonArray,
    JsonLiteral,
    JsonNumber,
    JsonObject,
    JsonOther,
    JsonString,
    JsonValue,
    Member,
)
from funcls.text.span import Span

INTEGER: Final = re.compile(r"\s*[+-]?[0-9]+\s*", re.ASCII)
"""A whole number in a text."""
NUMBER: Final = re.compile(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*", re.ASCII)
"""A number in a text."""
BOOLEANS: Final = {"true": True, "false": False}
"""What the host reads as a boolean from text, ignoring case and the blanks around it."""
_NOT_NULL: Final = frozenset({"boolean", "integer", "number"})
"""The types for which the host does not take `null` as absent."""


@dataclass(frozen=True, slots=True)
class CanonicalBinding:
    """A binding in the spelling of its schema.

    `value` holds what the host reads, by the names of the schema; the default direction is in it, while members
    that are null, unread or unknown are not. `spans` are the places of the values that stand in the file, a null
    among them, and `key_spans` those of their keys; both by paths into `value`. `unread` are the paths of values
    that are not judged: half typed, or in a form that the host takes and this module does not work out, such as the
    number of an enum. `unknown` are the finished members that name no property of the type. `span` is the whole
    object; `damaged` says that a syntax error lies in it, so that what seems to be missing may only be hidden.
    """

    value: dict[str, JsonData]
    spans: Mapping[JsonPath, Span]
    key_spans: Mapping[JsonPath, Span]
    unread: frozenset[JsonPath]
    unknown: tuple[Member, ...]
    span: Span
    damaged: bool


def canonicalize(binding: JsonObject, entry: BindingType) -> CanonicalBinding:
    """Return the binding in canonical form; `entry` is the type that it names."""
    reading = _Reading()
    standing = _standing(binding, entry)
    for prop in entry.known.values():
        if prop.name in standing:
            # Of several keys for one property the host takes one.
            member = standing[prop.name] or _member_of(binding, prop)
            if member is not None:
                reading.take(member, prop)
    if ("direction",) not in reading.spans:
        default = entry.properties["direction"].default
        reading.value["direction"] = default if isinstance(default, str) else entry.directions[0]
    reading.value["type"] = entry.name
    return CanonicalBinding(
        value=reading.value,
        spans=reading.spans,
        key_spans=reading.key_spans,
        unread=frozenset(reading.unread),
        unknown=tuple(each for each in binding.members if _is_finished(each) and not _names_property(each, entry)),
        span=binding.span,
        damaged=binding.damaged,
    )


def _standing(binding: JsonObject, entry: BindingType) -> dict[str, Member | None]:
    """Return the properties that stand in the binding, each with its member, or None where it has several."""
    standing: dict[str, Member | None] = {}
    for member in binding.members:
        prop = entry.property_named(member.key.value)
        if prop is not None:
            standing[prop.name] = member if prop.name not in standing else None
    return standing


def _member_of(binding: JsonObject, prop: Property) -> Member | None:
    candidates = (binding.get_ignoring_case(name) for name in (prop.name, *prop.aliases))
    return next((member for member in candidates if member is not None), None)


def _is_finished(member: Member) -> bool:
    return member.colon is not None and member.value is not None and member.key.closed


def _names_property(member: Member, entry: BindingType) -> bool:
    return entry.property_named(member.key.value) is not None


def canonicalize_members(root: JsonObject, properties: Iterable[Property]) -> CanonicalBinding:
    """Return the properties of an object that the host reads by their exact names, in canonical form."""
    reading = _Reading()
    for prop in properties:
        member = root.get(prop.name)
        if member is not None:
            reading.take(member, prop)
    return CanonicalBinding(
        value=reading.value,
        spans=reading.spans,
        key_spans=reading.key_spans,
        unread=frozenset(reading.unread),
        unknown=(),
        span=root.span,
        damaged=root.damaged,
    )


class _Unread:
    """Stands for a value that is not judged."""


_UNREAD: Final = _Unread()


@dataclass
class _Reading:
    """A canonical form in the making."""

    value: dict[str, JsonData] = field(default_factory=dict)
    spans: dict[JsonPath, Span] = field(default_factory=dict)
    key_spans: dict[JsonPath, Span] = field(default_factory=dict)
    unread: set[JsonPath] = field(default_factory=set)

    def take(self, member: Member, prop: Property) -> None:
        path: JsonPath = (prop.name,)
        self.key_spans[path] = member.key.span
        if member.value is None:
            self.unread.add(path)
            return
        read = self._read(member.value, prop, path)
        is_absent = read is None and not _NOT_NULL.intersection(prop.types)
        if not isinstance(read, _Unread) and not is_absent:
            self.value[prop.name] = read

    def _read(self, node: JsonValue, prop: Property | None, path: JsonPath) -> JsonData | _Unread:
        self.spans[path] = node.span
        if isinstance(node, JsonArray):
            return [self._item(item, prop.items if prop else None, (*path, i)) for i, item in enumerate(node.items)]
        if isinstance(node, JsonObject):
            return dict(self._members(node, prop, path))
        read = _scalar(node, prop)
        if isinstance(read, _Unread):
            self.unread.add(path)
        return read

    def _members(self, node: JsonObject, prop: Property | None, path: JsonPath) -> Iterator[tuple[str, JsonData]]:
        """Yield the members by the names of the schema: Json.NET reads an object into its options ignoring case.

        A null that an option has is as good as none.
        """
        names = {name.lower(): each for name, each in prop.properties.items()} if prop else {}
        for member in node.members:
            known = names.get(member.key.value.lower())
            name = known.name if known else member.key.value
            if member.value is not None and node.get_ignoring_case(name) is member:
                read = self._item(member.value, known, (*path, name))
                if read is not None or known is None:
                    yield name, read

    def _item(self, node: JsonValue, prop: Property | None, path: JsonPath) -> JsonData:
        read = self._read(node, prop, path)
        return None if isinstance(read, _Unread) else read


def _scalar(node: JsonString | JsonNumber | JsonLiteral | JsonOther, prop: Property | None) -> JsonData | _Unread:
    if isinstance(node, JsonOther):
        return _UNREAD
    if isinstance(node, JsonString) and not node.closed:
        return _UNREAD
    if prop is None:
        return node.value
    if prop.ignore_case and prop.enum:
        return _enum_value(node.value, prop)
    if isinstance(node, JsonString):
        return _from_text(node.value, prop)
    return _from_number(node.value, prop) if node.value is not None else None


def _enum_value(value: str | float | bool | None, prop: Property) -> JsonData | _Unread:
    """Read an enum of .NET: names in any case, and also numbers and lists of names."""
    if isinstance(value, bool):
        return str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        return _UNREAD
    text = value.strip()
    # An empty text is no value (measured for dataType, read for others).
    if not text or "," in text or INTEGER.fullmatch(text):
        return _UNREAD
    return next((each for each in prop.enum if each.lower() == text.lower()), value)


def _from_text(text: str, prop: Property) -> JsonData:
    if "string" in prop.types:
        return text
    if "boolean" in prop.types:
        return BOOLEANS.get(text.strip().lower(), text)
    if "integer" in prop.types and INTEGER.fullmatch(text):
        return int(text)
    if "number" in prop.types and NUMBER.fullmatch(text):
        return float(text)
    return text


def _from_number(value: float | bool, prop: Property) -> JsonData:
    """Read a number, `true` or `false`, which the host converts into each other and into text."""
    if "boolean" in prop.types:
        return value != 0
    if "string" in prop.types:
        return str(value)
    if "integer" in prop.types and math.isfinite(value):
        return round(value)
    if "number" in prop.types:
        return float(value)
    return value
