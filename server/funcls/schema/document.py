"""Schema files as plain data, with `$ref` and `allOf` followed across files."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from typing import TypeAlias, Union

JsonData: TypeAlias = Union[bool, int, float, str, list["JsonData"], dict[str, "JsonData"], None]  # noqa: UP007
"""Any JSON value as Python reads it."""

JsonDict: TypeAlias = dict[str, JsonData]
"""A JSON object; where it is a schema, one that is not to be changed."""


def text_in(data: JsonDict, key: str) -> str | None:
    """The text under `key`, or None where there is none."""
    value = data.get(key)
    return value if isinstance(value, str) else None


def list_in(data: JsonDict, key: str) -> list[JsonData]:
    """The array under `key`, or an empty one."""
    value = data.get(key)
    return value if isinstance(value, list) else []


def texts_in(data: JsonDict, key: str) -> tuple[str, ...]:
    """The texts of the array under `key`; other items are passed over."""
    return tuple(each for each in list_in(data, key) if isinstance(each, str))


def dict_in(data: JsonDict, key: str) -> JsonDict:
    """The object under `key`, or an empty one."""
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def dicts_in(data: JsonDict, key: str) -> tuple[JsonDict, ...]:
    """The objects of the array under `key`; other items are passed over."""
    return tuple(each for each in list_in(data, key) if isinstance(each, dict))


class Documents:
    """Schema files by name, such as `function.schema.json`; each is parsed when it is first needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._parsed: dict[str, JsonDict] = {}
        self._flat: dict[tuple[str, str], JsonDict] = {}

    def __getstate__(self) -> dict[str, object]:
        # Another process parses what it needs.
        return vars(Documents(self._texts))

    def load(self, file: str) -> JsonDict:
        """The schema in the file. Raises KeyError without such a file, ValueError where it is no JSON object."""
        if file not in self._parsed:
            data = json.loads(self._texts[file])
            if not isinstance(data, dict):
                raise ValueError(f"{file} is not a JSON object")
            self._parsed[file] = data
        return self._parsed[file]

    def flat(self, schema: JsonDict, file: str) -> JsonDict:
        """The schema of `file` with everything that it takes over from others in place.

        What stands in the schema itself wins over its `allOf`. Conditions (`if`) are left out.
        """
        reference = text_in(schema, "$ref")
        if reference is not None:
            # Draft-07 ignores whatever stands beside a `$ref`.
            return self._referred(reference, file)
        merged: JsonDict = {}
        for inherited in self.inherited(schema, file):
            merged.update(inherited)
        own: JsonDict = {key: value for key, value in schema.items() if key != "allOf"}
        for key in ("items", "additionalProperties"):
            nested = own.get(key)
            if isinstance(nested, dict):
                own[key] = self.flat(nested, file)
        properties = own.get("properties")
        if isinstance(properties, dict):
            own["properties"] = {
                name: self.flat(each, file) for name, each in properties.items() if isinstance(each, dict)
            }
        if "enum" in own and "enumDescriptions" in merged:
            # They stand in the order of the enum that they were written for.
            texts = dict(zip(list_in(merged, "enum"), list_in(merged, "enumDescriptions"), strict=False))
            merged["enumDescriptions"] = [texts.get(value, "") for value in list_in(own, "enum")]
        merged.update(own)
        return merged

    def inherited(self, schema: JsonDict, file: str) -> Iterator[JsonDict]:
        """Yield the schemas, flat, that this one takes over by `allOf`."""
        for part in dicts_in(schema, "allOf"):
            if "if" not in part:
                yield self.flat(part, file)

    def _referred(self, reference: str, file: str) -> JsonDict:
        path, _, pointer = reference.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
        if (target, pointer) not in self._flat:
            schema = self.load(target)
            for key in pointer.split("/")[1:]:
                schema = dict_in(schema, key)
            self._flat[target, pointer] = self.flat(schema, target)
        return self._flat[target, pointer]
