"""The words of violations: what is wrong, what is accepted, what to write."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from funcls.schema.catalogue import TRIGGER_SUFFIX, BindingType, is_trigger_name
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.schema.slip import differ_in_number

_KINDS: Final = {
    "array": "an array",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "an object",
    "string": "text",
}
_LONGEST: Final = 60
_GIVEN_ALIKE: Final = 0.8
"""How much of two given names has to be the same: `DB_HOST` and `DB_PORT` have 0.71, `Order` and `Orders` 0.91."""


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `name` may be a slip of the pen for, ignoring case."""
    return _nearest(name.lower(), tuple(candidates))


@lru_cache(maxsize=256)
def _nearest(name: str, candidates: tuple[str, ...]) -> str | None:
    # A text may have the same slip a thousand times, and each look at a hundred names takes 0.3 ms.
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    near = difflib.get_close_matches(name, by_lower, n=1)
    return by_lower[near[0]] if near else None


def nearest_given(name: str, candidates: Iterable[str]) -> str | None:
    """Return the same of names that people give to things of one kind, such as functions and app settings.

    Such names are alike without any slip: they share a word (`DB_HOST`, `DB_PORT`), or differ in their number (`Part1`,
    `Part2`).
    """
    lower, by_lower = name.lower(), {each.lower(): each for each in candidates if not differ_in_number(name, each)}
    near = difflib.get_close_matches(lower, by_lower, n=1, cutoff=_GIVEN_ALIKE)
    return by_lower[near[0]] if near else None


def nearest_type(name: str, types: Iterable[str]) -> str | None:
    """Return the same of binding types: that two of them end with `Trigger` does not bring them near."""
    if not is_trigger_name(name):
        return nearest(name, types)
    stems = {each[: -len(TRIGGER_SUFFIX)]: each for each in types if is_trigger_name(each)}
    return stems.get(nearest(name[: -len(TRIGGER_SUFFIX)], stems) or "")


def did_you_mean(name: str, candidates: Iterable[str]) -> str:
    """Return ` Did you mean 'x'?`, or nothing where no candidate is near."""
    return asked(nearest(name, candidates))


def asked(near: str | None) -> str:
    """Return the question whether this was meant, or nothing."""
    return f" Did you mean '{near}'?" if near else ""


def wrong_type(prop: Property, value: JsonData, *, is_item: bool) -> str:
    """Say that the value is of a type that the property does not take."""
    label = f"An item of '{prop.name}' has to be" if is_item else f"'{prop.name}' takes"
    wrong = f"{label} {_either([_KINDS[each] for each in prop.types])}, not {_shown(value)}."
    if "boolean" in prop.types:
        return wrong
    example = prop.examples[0] if prop.examples else prop.default
    if "array" in prop.types and isinstance(value, str):
        example = [value]
    return f"{wrong} Write {_shown(example)}."


def not_in_enum(prop: Property, value: JsonData) -> str:
    """Say that the value is none of those that the property has."""
    near = did_you_mean(value, prop.enum) if isinstance(value, str) else ""
    return f"'{prop.name}' has no value {_shown(value)}.{near} Write {_either([_shown(each) for each in prop.enum])}."


def missing(entry: BindingType, prop: Property) -> str:
    """Say that a required property is absent."""
    return f"A '{entry.name}' binding needs '{prop.name}'. Add {_shown(prop.name)}: {_sample(prop)}."


def missing_as_misspelt(entry: BindingType, prop: Property, key: str) -> str:
    """Say that a required property is absent, and another key stands there in its place."""
    return f"A '{entry.name}' binding needs '{prop.name}', and has no property '{key}'. Write {_shown(prop.name)}."


def missing_in(parent: Property, prop: Property) -> str:
    """Say that a required property of an object is absent."""
    return f"'{parent.name}' needs '{prop.name}'. Add {_shown(prop.name)}: {_sample(prop)}."


def missing_set(entry: BindingType, sets: Sequence[Sequence[str]]) -> str:
    """Say that the properties of no set are all there."""
    return f"A '{entry.name}' binding needs {_either([' and '.join(map(repr, each)) for each in sets])}."


def missing_as_null(entry: BindingType, prop: Property) -> str:
    """Say that a required property is null."""
    return f"'{prop.name}' is null, and a '{entry.name}' binding needs a value for it. Write {_sample(prop)}."


def unknown_property(entry: BindingType, name: str) -> str:
    """Say that no property of the type has this name."""
    near = did_you_mean(name, entry.properties)
    return f"'{name}' is not a property of '{entry.name}' bindings, and the host ignores it.{near}"


def unfit(prop: Property, value: JsonData, keyword: str, limit: JsonData) -> str:
    """Say that the value breaks a keyword for which there are no words of its own."""
    if value == "":
        return f"'{prop.name}' is empty. Write {_sample(prop)}."
    reason = prop.pattern_message or f"Its schema states {keyword} {_shown(limit)}."
    return f"'{prop.name}' cannot be {_shown(value)}. {reason}"


def _sample(prop: Property) -> str:
    return _shown(prop.examples[0] if prop.examples else prop.default)


def _either(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def _shown(value: JsonData) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
