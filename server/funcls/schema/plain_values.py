"""Values that a schema plainly allows: of them jsonschema is not asked, whose import outlasts a small check."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData, JsonDict, dict_in

_NOTES: Final = frozenset(
    {"title", "description", "$comment", "default", "examples", "enumDescriptions", "patternErrorMessage"}
)
"""Keywords that say nothing of which values are allowed; nor do those that begin with `x-`."""

_TYPES: Final[Mapping[object, type]] = {"string": str, "boolean": bool, "array": list, "object": dict}


def is_plainly_allowed(entry: BindingType, name: str, value: JsonData) -> bool:
    """Return whether a property may have a value; False also where only jsonschema can tell."""
    return _allows(_judging_keywords(entry).get(name, {}), value)


@cache
def _judging_keywords(entry: BindingType) -> Mapping[str, JsonDict]:
    properties = dict_in(entry.schema, "properties")
    return {name: _without_notes(schema) for name, schema in properties.items() if isinstance(schema, dict)}


def _without_notes(schema: JsonDict) -> JsonDict:
    return {
        keyword: _without_notes(stated) if keyword == "items" and isinstance(stated, dict) else stated
        for keyword, stated in schema.items()
        if keyword not in _NOTES and not keyword.startswith("x-")
    }


def _allows(schema: JsonDict, value: JsonData) -> bool:
    return all(keyword in _TESTS and _TESTS[keyword](stated, value) for keyword, stated in schema.items())


def _is_of_type(stated: JsonData, value: JsonData) -> bool:
    names = stated if isinstance(stated, list) else [stated]
    return any(_is_whole_number(value) if name in ("integer", "number") else _is_a(name, value) for name in names)


def _is_a(name: JsonData, value: JsonData) -> bool:
    return isinstance(name, str) and name in _TYPES and isinstance(value, _TYPES[name])


def _is_whole_number(value: JsonData) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_TESTS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "type": _is_of_type,
    "enum": lambda stated, value: isinstance(value, str) and value in stated,
    "minLength": lambda stated, value: isinstance(value, str) and len(value) >= stated,
    "pattern": lambda stated, value: isinstance(value, str) and re.search(stated, value) is not None,
    "items": lambda stated, value: isinstance(value, list) and all(_allows(stated, each) for each in value),
}
"""The keywords of draft-07 of which this is told here, each as far as it is plain."""
