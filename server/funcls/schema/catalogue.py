"""The catalogue of binding types, read from the shipped schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from funcls.schema.conditions import Condition, needed, read_conditions
from funcls.schema.converter import Converter, read_converter
from funcls.schema.document import (
    Documents,
    JsonData,
    JsonDict,
    dict_in,
    dicts_in,
    list_in,
    text_in,
    texts_in,
)
from funcls.schema.file_schema import FileSchema, read_file_schema
from funcls.schema.own_type import own_schema
from funcls.schema.property import Property, Refusal, read_properties, read_refusals
from funcls.schema.settings import SETTINGS_SCHEMA, SettingsSchema
from funcls.schema.trigger_data import TriggerData, read_trigger_data

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

_FUNCTION: Final = "function.schema.json"
_BINDINGS: Final = "bindings/"
_SUFFIX: Final = ".schema.json"
TRIGGER_SUFFIX: Final = "trigger"

JUDGED_ELSEWHERE: Final = frozenset({"name", "type", "direction"})
"""The properties that rules judge together with the handler; validation leaves them alone."""

_TOP_LEVEL_JUDGED_ELSEWHERE: Final = frozenset({"bindings", "configurationSource"})
"""Bindings are judged one by one, by their types; the source of the configuration has a rule."""


@dataclass(frozen=True, slots=True)
class BundleRange:
    """An extension bundle that brings the type: its id, the major version, and the first version that has the type.

    `last` is the last version of the major that has it, empty where the type stays.
    """

    channel: str
    major: int
    first: str
    last: str = ""


@dataclass(frozen=True, eq=False)
class BindingType:
    """A binding type with a schema of its own.

    `properties` stand in schema order with the required ones first; `unlisted` are those that the host reads in
    every binding, though they mean nothing for this type: they are judged, and not offered. `refusals` are those of
    the binding as a whole, by keyword (`required`). `durable` is the part that the binding plays in Durable
    Functions, empty where it plays none. `supports_retry` says that it is a trigger meant to have a retry policy,
    `without_storage` that Core Tools ask for no storage account on account of it.
    `is_open` says that the type has properties which no schema lists. `skeleton` is a whole binding with sample
    values in the order in which they are written. `constructors` are sets of properties from which the extension can
    build the binding, none where that is not known. `conditions` say what is needed in one direction alone.
    `exclusive` are pairs of properties that do not go together. `subject` are those that name what the binding connects
    to, in the order in which people read them. `trigger_data` is what other bindings can use of it.
    `needs_extension` is False for types that are built into the host; `bundles` is empty for them, and for those that
    no bundle brings.
    """

    name: str
    title: str
    description: str
    docs: str
    directions: tuple[str, ...]
    direction_refusal: Refusal | None
    properties: Mapping[str, Property]
    unlisted: Mapping[str, Property]
    refusals: Mapping[str, Refusal]
    converter: Converter
    implicit_output: bool
    text_by_default: bool
    durable: str
    supports_retry: bool
    without_storage: bool
    is_open: bool
    skeleton: Mapping[str, JsonData]
    constructors: tuple[frozenset[str], ...]
    conditions: tuple[Condition, ...]
    exclusive: tuple[frozenset[str], ...]
    subject: tuple[str, ...]
    trigger_data: TriggerData
    needs_extension: bool
    bundles: tuple[BundleRange, ...]
    schema: JsonDict
    """Draft-07 without references: what a binding in canonical form is judged by, one value at a time."""

    @property
    def is_trigger(self) -> bool:
        """Whether a binding of this type starts the function."""
        return is_trigger_name(self.name)

    @cached_property
    def known(self) -> Mapping[str, Property]:
        """All properties that the host reads, offered or not."""
        return {**self.properties, **self.unlisted}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Other names of properties, in lower case, with the names that they stand for."""
        return {alias.lower(): each.name for each in self.properties.values() for alias in each.aliases}

    def property_named(self, name: str) -> Property | None:
        """The property of this name or alias, ignoring case as the host does."""
        lowered = name.lower()
        return self._by_lower_name.get(lowered) or self.known.get(self.aliases.get(lowered, ""))

    def needed_in(self, value: JsonDict) -> Mapping[str, Refusal | None]:
        """The properties that a binding in canonical form needs, with who refuses it without them, if anyone does."""
        refusal = self.refusals.get("required")
        always = {name: refusal for name, each in self.properties.items() if each.required}
        # Of a direction that the type does not have, a rule tells.
        conditions = self.conditions if value.get("direction") in self.directions else ()
        return {**always, **{name: each for name, each in needed(conditions, value).items() if name not in always}}

    def property_with_role(self, role: str) -> Property | None:
        """The first property that carries the role, an `x-` keyword such as `x-setting`."""
        return next((each for each in self.properties.values() if role in each.roles), None)

    @cached_property
    def _by_lower_name(self) -> Mapping[str, Property]:
        return {name.lower(): each for name, each in self.known.items()}

    @cached_property
    def validator(self) -> Draft7Validator:
        """The compiled schema. The first use in a process imports jsonschema, which takes about 70 ms."""
        from jsonschema import Draft7Validator

        return Draft7Validator(self.schema)


def is_trigger_name(name: str) -> bool:
    """Return whether the host takes an input of this type for a trigger: its name says so (facts: many-triggers)."""
    return name.lower().endswith(TRIGGER_SUFFIX)


class Catalogue:
    """All binding types. Schemas are parsed when they are first needed: making a catalogue parses none."""

    def __init__(self, documents: Documents, types: tuple[str, ...], own: Mapping[str, JsonDict] | None = None) -> None:
        """`types` are the names of the types that have a schema in `documents`; `own` are further schemas by type."""
        self._documents = documents
        self._own = own or {}
        self._types = types
        self._names = {name.lower(): name for name in (*types, *self._own)}
        self._read: dict[str, BindingType] = {}
        self._files: dict[str, FileSchema] = {}
        self._extended: Catalogue | None = None

    def __getstate__(self) -> dict[str, object]:
        # Another process reads the types that it needs: compiled schemas cannot be sent.
        return vars(Catalogue(self._documents, tuple(self._names.values())))

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> Catalogue:
        """Return the catalogue of schema texts by file name (`function.schema.json`, `bindings/<type>.schema.json`)."""
        return cls(
            Documents(texts),
            tuple(file[len(_BINDINGS) : -len(_SUFFIX)] for file in texts if file.startswith(_BINDINGS)),
        )

    def type_named(self, name: str) -> BindingType | None:
        """The type of this name, ignoring case as the host does; None for one that has no schema."""
        exact = self._names.get(name.lower())
        if exact is None:
            return None
        if exact not in self._read:
            self._read[exact] = _read_type(exact, self._documents, self._own.get(exact))
        return self._read[exact]

    def file_schema(self, file: str) -> FileSchema:
        """What a schema of its own says of a file of an app, such as `host.json`. Raises KeyError for any other."""
        if file not in self._files:
            name = f"{file.removesuffix('.json')}{_SUFFIX}"
            self._files[file] = read_file_schema(self._documents.flat(self._documents.load(name), name), file)
        return self._files[file]

    def with_types(self, directions: Iterable[tuple[str, tuple[str, ...]]]) -> Catalogue:
        """Return the catalogue with binding types of extensions of somebody's own, each with its directions.

        A type that has a schema here keeps it. Types that were added before are not in it.
        """
        own = {name: own_schema(name, each) for name, each in directions if name.lower() not in self._shipped}
        if own == self._own:
            return self
        if self._extended is None or self._extended._own != own:
            self._extended = Catalogue(self._documents, self._types, own)
        return self._extended

    @cached_property
    def _shipped(self) -> frozenset[str]:
        return frozenset(name.lower() for name in self._types)

    @cached_property
    def types(self) -> tuple[BindingType, ...]:
        """The types with schemas, in the order of `known_names`."""
        found = (self.type_named(name) for name in self.known_names)
        return tuple(each for each in found if each is not None)

    @cached_property
    def known_names(self) -> tuple[str, ...]:
        """The names of all binding types that Microsoft has published, with or without a schema, then of one's own."""
        return (*texts_in(self._definition("type"), "examples"), *self._own)

    @cached_property
    def settings(self) -> SettingsSchema:
        """What may stand in local.settings.json, the well-known app settings among it."""
        return SettingsSchema(self._documents.load(SETTINGS_SCHEMA))

    @cached_property
    def top_level(self) -> tuple[Property, ...]:
        """The properties of function.json itself, required ones first."""
        schema = self._documents.flat(self._documents.load(_FUNCTION), _FUNCTION)
        return read_properties(schema, docs=text_in(schema, "x-docs") or "")

    def top_level_named(self, key: str) -> Property | None:
        """The property of function.json of this name, in whatever case."""
        return next((each for each in self.top_level if each.name.lower() == key.lower()), None)

    @cached_property
    def top_level_judged(self) -> tuple[Property, ...]:
        """The properties of function.json that are judged by its schema alone."""
        return tuple(each for each in self.top_level if each.name not in _TOP_LEVEL_JUDGED_ELSEWHERE)

    @cached_property
    def top_level_validator(self) -> Draft7Validator:
        """The compiled schema of `top_level_judged`. The first use in a process imports jsonschema (70 ms)."""
        from jsonschema import Draft7Validator

        schema = self._documents.flat(self._documents.load(_FUNCTION), _FUNCTION)
        properties = dict_in(schema, "properties")
        return Draft7Validator({"properties": {each.name: properties[each.name] for each in self.top_level_judged}})

    @cached_property
    def common(self) -> tuple[Property, ...]:
        """The properties that every binding has, for one whose type is not known yet."""
        binding = self._documents.flat(self._definition("binding"), _FUNCTION)
        return tuple(each for each in read_properties(binding, docs="") if each.name in JUDGED_ELSEWHERE)

    def is_misspelt(self, name: str) -> bool:
        """Whether the name is that of a known type in other letters, large or small."""
        return name not in self.known_names and name.lower() in self._lower_known_names

    @cached_property
    def _lower_known_names(self) -> frozenset[str]:
        return frozenset(name.lower() for name in self.known_names)

    @cached_property
    def connection_section(self) -> Mapping[str, Property]:
        """The settings that may take the place of a connection string, by what follows its name, in lower case."""
        section = read_properties(self._definition("connectionSection"), docs="")
        return {each.name.lower(): each for each in section}

    @cached_property
    def generic_converter(self) -> Converter:
        """What the worker takes for a binding whose type, in exactly its spelling, has no converter."""
        return read_converter(self._definition("binding"))

    def _definition(self, name: str) -> JsonDict:
        return dict_in(dict_in(self._documents.load(_FUNCTION), "definitions"), name)


def _read_type(name: str, documents: Documents, own: JsonDict | None) -> BindingType:
    file = f"{_BINDINGS}{name}{_SUFFIX}"
    document = own if own is not None else documents.load(file)
    flat = documents.flat(document, file)
    docs = text_in(flat, "x-docs") or ""
    properties = {each.name: each for each in read_properties(flat, docs=docs)}
    common = next(documents.inherited(document, file), {})
    unlisted = {each.name: each for each in read_properties(common, docs=docs) if each.name not in properties}
    direction = properties["direction"]
    return BindingType(
        name=name,
        title=text_in(flat, "title") or name,
        description=text_in(flat, "description") or "",
        docs=docs,
        directions=direction.enum,
        direction_refusal=direction.refusals.get("enum"),
        properties=properties,
        unlisted=unlisted,
        refusals=read_refusals(flat),
        converter=read_converter(flat),
        implicit_output=flat.get("x-implicitOutput") is True,
        text_by_default=flat.get("x-textByDefault") is True,
        durable=text_in(flat, "x-durable") or "",
        supports_retry=flat.get("x-supportsRetry") is True,
        without_storage=flat.get("x-withoutStorage") is True,
        is_open=flat.get("additionalProperties") is True,
        skeleton=dict_in(flat, "x-skeleton"),
        constructors=_sets(flat, "x-constructors"),
        conditions=tuple(read_conditions(document)),
        exclusive=_sets(flat, "x-exclusive"),
        subject=texts_in(flat, "x-subject"),
        trigger_data=read_trigger_data(flat),
        needs_extension="x-bundles" in flat,
        bundles=tuple(_read_bundle(each) for each in dicts_in(flat, "x-bundles")),
        schema=_judged(flat, common),
    )


def _sets(flat: JsonDict, keyword: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(str, each)) for each in list_in(flat, keyword) if isinstance(each, list))


def _judged(flat: JsonDict, common: JsonDict) -> JsonDict:
    properties: JsonDict = {**dict_in(common, "properties"), **dict_in(flat, "properties")}
    return {"properties": {name: each for name, each in properties.items() if name not in JUDGED_ELSEWHERE}}


def _read_bundle(stated: JsonDict) -> BundleRange:
    major = stated.get("major")
    return BundleRange(
        channel=text_in(stated, "channel") or "",
        major=major if isinstance(major, int) else 0,
        first=text_in(stated, "first") or "",
        last=text_in(stated, "last") or "",
    )
