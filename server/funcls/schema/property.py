"""One property of a binding or of function.json, as its schema describes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from funcls.schema.document import JsonData, JsonDict, dict_in, list_in, text_in, texts_in

Scalar: TypeAlias = str | int | float | bool
"""A value that a schema may state as default."""


class Expression(Enum):
    """What may stand in a value beside plain text."""

    SETTINGS = "settings"
    """`%NAME%`, an app setting."""
    ALL = "all"
    """`%NAME%`, and `{name}`, a value from the data of the trigger."""
    CAPTURES = "captures"
    """`%NAME%`, and `{name}`, which gives a name to the part of the text that it stands for."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What an expression looks like, anywhere in a text."""
        return _SETTING if self is Expression.SETTINGS else _SETTING_OR_NAME


_SETTING: Final = re.compile(r"%[^%]*%")
_SETTING_OR_NAME: Final = re.compile(r"%[^%]*%|\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who refuses a value that breaks a keyword of the schema, and how that is known.

    `by` is `host` or `worker`, `grade` is `measured` or `read`, `words` are what users find in the log. With
    `needs_bundle` it holds only where the app states the extension bundle that brings the binding.
    """

    by: str
    grade: str
    words: str
    needs_bundle: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """What a schema says of a property.

    `types` are the names of draft-07, empty where anything goes. `enum_descriptions` explains values of `enum`.
    `refusals` are by the draft-07 keyword that a value breaks. `roles` are the `x-` keywords that are simply true, such
    as `x-setting`: by them rules find a property without knowing its name. `deprecated` says why it is of no use.
    `majors` are those of the extension bundle that read it, empty where all do; `renamed_to` is its newer name.
    `directions` are those for which it counts, empty where it does for all. `moved_to` is the path from the root of the
    file to where it belongs today, empty where that is here. `minimum` and `maximum` are limits of a number.
    `additional` describes values under names that are not listed, where all of them are alike; `is_open` says that
    there may be others of which nothing is known.
    """

    name: str
    title: str
    description: str
    docs: str
    types: tuple[str, ...]
    required: bool
    enum: tuple[str, ...]
    enum_descriptions: Mapping[str, str]
    examples: tuple[JsonData, ...]
    default: Scalar | None
    pattern_message: str | None
    ignore_case: bool
    expression: Expression | None
    aliases: tuple[str, ...]
    roles: frozenset[str]
    deprecated: str | None
    majors: tuple[int, ...]
    directions: tuple[str, ...]
    renamed_to: str | None
    moved_to: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    refusals: Mapping[str, Refusal]
    items: Property | None
    properties: Mapping[str, Property]
    additional: Property | None
    is_open: bool

    @property
    def setting(self) -> bool:
        """Whether the value is the name of an app setting."""
        return "x-setting" in self.roles

    @property
    def schedule(self) -> bool:
        """Whether the value says when something is due."""
        return "x-schedule" in self.roles

    def counts_for(self, direction: str) -> bool:
        """Whether a binding of this direction reads the property."""
        return not self.directions or direction in self.directions

    def holds_expression(self, text: str) -> bool:
        """Whether part of the value is only known while the app runs, so that the text itself cannot be judged."""
        return self.expression is not None and self.expression.pattern.search(text) is not None


def read_property(name: str, schema: JsonDict, *, required: bool, docs: str) -> Property:
    """Return the property that a flat schema describes; `docs` is the page for one that names none of its own."""
    docs = text_in(schema, "x-docs") or docs
    types = schema.get("type")
    enum = texts_in(schema, "enum")
    default = schema.get("default")
    expression = text_in(schema, "x-expression")
    items = schema.get("items")
    additional = schema.get("additionalProperties")
    moved_to = text_in(schema, "x-movedTo")
    return Property(
        name=name,
        title=text_in(schema, "title") or name,
        description=text_in(schema, "description") or "",
        docs=docs,
        types=(types,) if isinstance(types, str) else texts_in(schema, "type"),
        required=required,
        enum=enum,
        enum_descriptions=dict(zip(enum, texts_in(schema, "enumDescriptions"), strict=False)),
        examples=tuple(list_in(schema, "examples")),
        default=default if isinstance(default, str | int | float) else None,
        pattern_message=text_in(schema, "patternErrorMessage"),
        ignore_case=schema.get("x-ignoreCase") is True,
        expression=Expression(expression) if expression else None,
        aliases=texts_in(schema, "x-aliases"),
        roles=frozenset(key for key, value in schema.items() if key.startswith("x-") and value is True),
        deprecated=text_in(schema, "x-ignored"),
        majors=tuple(each for each in list_in(schema, "x-bundleMajors") if isinstance(each, int)),
        directions=texts_in(schema, "x-directions"),
        renamed_to=text_in(schema, "x-renamedTo"),
        moved_to=tuple(moved_to.split("/")) if moved_to else (),
        minimum=_number_in(schema, "minimum"),
        maximum=_number_in(schema, "maximum"),
        refusals=read_refusals(schema),
        items=read_property(name, items, required=False, docs=docs) if isinstance(items, dict) else None,
        properties={each.name: each for each in read_properties(schema, docs=docs)},
        additional=read_property(name, additional, required=False, docs=docs) if isinstance(additional, dict) else None,
        is_open=additional is True,
    )


def _number_in(schema: JsonDict, key: str) -> float | None:
    value = schema.get(key)
    return value if isinstance(value, int | float) else None


def read_properties(schema: JsonDict, *, docs: str) -> tuple[Property, ...]:
    """Return the properties of a flat schema in its order, the required ones first."""
    required = texts_in(schema, "required")
    properties = [
        read_property(name, each, required=name in required, docs=docs)
        for name, each in dict_in(schema, "properties").items()
        if isinstance(each, dict)
    ]
    return tuple(sorted(properties, key=lambda each: not each.required))


def read_refusals(schema: JsonDict) -> dict[str, Refusal]:
    """Return what `x-refuses` of the schema states, by keyword."""
    refusals = {}
    for keyword, stated in dict_in(schema, "x-refuses").items():
        if isinstance(stated, dict):
            refusals[keyword] = Refusal(
                by=text_in(stated, "by") or "",
                grade=text_in(stated, "grade") or "",
                words=text_in(stated, "words") or "",
                needs_bundle=stated.get("needsBundle") is True,
            )
    return refusals
