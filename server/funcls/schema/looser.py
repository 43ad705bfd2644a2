"""What the host takes for a value, said in draft-07: the form in which a property stands in an exported schema.

The host is looser than the canonical schemas (`funcls.schema.canonical`): it reads names ignoring case, converts text,
numbers and booleans into each other, takes null as absent, and fills in expressions. Each of these is said here so
that editors still complete the canonical form alone: what they collect values from (`enum`, `type`, `anyOf`) holds
nothing but good style, and the rest stands in a pattern or behind an `if`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from funcls.schema.canonical import BOOLEANS, INTEGER, NUMBER
from funcls.schema.document import JsonData, JsonDict, dict_in, list_in, text_in, texts_in
from funcls.schema.property import Expression

NEVER_ABSENT: Final = frozenset({"name", "type", "direction", "configurationSource"})
"""The properties for which an empty text and null are values like others, and refused."""

_ANNOTATIONS: Final = ("title", "description", "default", "examples")
_LIMITS: Final = ("minLength", "minimum")
_SPECIAL: Final = re.compile(r"[.*+?^${}()|\[\]\\/]")
_NUMBERS_AND_LISTS: Final = (INTEGER.pattern, r"[\s\S]*,[\s\S]*")
"""What else .NET reads as an enum: numbers in a text, and lists of names."""
_TIME_SPAN: Final = r"\s*(-?[0-9]+([:.][0-9]+)*)?\s*"
_TIME_SPAN_IN_WORDS: Final = "A span of time is hours, minutes and seconds, such as 00:00:10, with days as 1.00:00:00."
_BUT_NULL: Final = ("array", "boolean", "number", "object", "string")


def whole(patterns: Iterable[str]) -> str:
    """Return the pattern of a text that is, from beginning to end, one of the given ones."""
    return f"^(?:{'|'.join(patterns)})$"


def ignoring_case(text: str) -> str:
    """Return the pattern of a text in whatever case; patterns of JSON Schema have no flags."""
    return "".join(
        f"[{each.lower()}{each.upper()}]" if each.isascii() and each.isalpha() else _SPECIAL.sub(r"\\\g<0>", each)
        for each in text
    )


def lacks(name: str, aliases: Sequence[str] = ()) -> JsonDict:
    """Return the condition that an object has no property of this name or of an alias, in whatever case."""
    return {"propertyNames": {"not": {"pattern": whole(map(ignoring_case, (name, *aliases)))}}}


def looser(name: str, flat: JsonDict, *, required: bool = False) -> JsonDict:
    """Return the property as the host takes it. `flat` is its schema without references; a required one is not null."""
    return {
        **_annotations(flat),
        **_assertions(name, flat, is_nullable=not required and name not in NEVER_ABSENT),
    }


def _annotations(flat: JsonDict) -> JsonDict:
    """Return what editors show; the default is that of the host, which need not be a value that the type has."""
    annotations: JsonDict = {key: flat[key] for key in _ANNOTATIONS if key in flat}
    if "enum" in flat and flat.get("default") not in list_in(flat, "enum"):
        annotations.pop("default", None)
        # An editor that finds neither writes the key without a value.
        annotations.setdefault("examples", flat["enum"])
    return annotations


def _assertions(name: str, flat: JsonDict, *, is_nullable: bool) -> JsonDict:
    stated = flat.get("type")
    types = (stated,) if isinstance(stated, str) else texts_in(flat, "type")
    null = ("null",) if is_nullable else ()
    if "enum" in flat:
        return _enum(name, flat, is_nullable=is_nullable)
    if flat.get("x-timeSpan") is True:
        limits: JsonDict = {"pattern": whole([_TIME_SPAN]), "patternErrorMessage": _TIME_SPAN_IN_WORDS}
        return _unless(null, {"type": "string", **limits})
    if "boolean" in types:
        texts = {} if "string" in types else _texts(flat, _around(map(ignoring_case, BOOLEANS)), "Write true or false.")
        return {"type": ["boolean", "number", "string"], **texts}
    if "string" in types:
        return _unless(("boolean", *null), {"type": ["string", "number"], **_pattern(flat), **_limits(flat)})
    if "integer" in types or "number" in types:
        is_whole = "integer" in types
        texts = _texts(flat, INTEGER.pattern if is_whole else NUMBER.pattern, "Write a number.")
        return _unless(("boolean",), {"type": ["number", "string"], **texts, **_limits(flat)})
    if "array" in types:
        items = {"items": looser(name, dict_in(flat, "items"), required=True)} if "items" in flat else {}
        return _unless(null, {"type": "array", **items})
    return {}


def _unless(types: Sequence[str], assertions: JsonDict) -> JsonDict:
    """Return what has to hold of a value that is of none of the types."""
    if not types:
        return assertions
    return {"if": {"type": types[0] if len(types) == 1 else list(types)}, "else": assertions}


def _limits(flat: JsonDict) -> JsonDict:
    return {key: flat[key] for key in _LIMITS if key in flat}


def _pattern(flat: JsonDict) -> JsonDict:
    pattern = text_in(flat, "pattern")
    return _texts(flat, pattern, text_in(flat, "patternErrorMessage")) if pattern else {}


def _texts(flat: JsonDict, pattern: str, in_words: str | None) -> JsonDict:
    """Return what has to hold of a text: the pattern, or an expression where the property takes them."""
    expression = _expression(flat)
    either = f"{_anchored(pattern)}|{expression}" if expression else _anchored(pattern)
    return {"pattern": either, **({"patternErrorMessage": in_words} if in_words else {})}


def _anchored(pattern: str) -> str:
    return pattern if pattern.startswith("^") and pattern.endswith("$") else whole([pattern])


def _expression(flat: JsonDict) -> str | None:
    stated = text_in(flat, "x-expression")
    return Expression(stated).pattern.pattern if stated else None


def _around(patterns: Iterable[str]) -> str:
    """Return the pattern with blanks around it, which .NET passes over."""
    return rf"\s*(?:{'|'.join(patterns)})\s*"


def _enum(name: str, flat: JsonDict, *, is_nullable: bool) -> JsonDict:
    values: JsonDict = {key: flat[key] for key in ("enum", "enumDescriptions") if key in flat}
    expression = _expression(flat)
    others: list[JsonData] = []
    if flat.get("x-ignoreCase") is True:
        nothing = () if name in NEVER_ABSENT else ("",)
        names = _around([*nothing, *map(ignoring_case, texts_in(flat, "enum"))])
        pattern = whole([names, *_NUMBERS_AND_LISTS])
        others.append({"type": ["string", "number"], "pattern": f"{pattern}|{expression}" if expression else pattern})
    elif expression:
        others.append({"type": "string", "pattern": expression})
    if is_nullable:
        others.append({"not": {"type": list(_BUT_NULL)}})
    return {"anyOf": [values, *others]} if others else values
