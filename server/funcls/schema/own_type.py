"""The schema of a binding type that an extension of somebody's own brings: what all bindings have, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from funcls.schema.document import JsonDict


def own_schema(name: str, directions: Sequence[str]) -> JsonDict:
    """Return the schema of a type of which the name and the directions are known; any property may stand in it."""
    skeleton: JsonDict = {"name": "value", "type": name, "direction": directions[0]}
    return {
        "title": name,
        "description": "A binding type that the configuration of funcls names (`known-types`).",
        "allOf": [{"$ref": "../function.schema.json#/definitions/binding"}],
        "required": ["name", "type"],
        "properties": {
            "name": {"$ref": "../function.schema.json#/definitions/name"},
            "type": {"allOf": [{"$ref": "../function.schema.json#/definitions/type"}], "const": name},
            "direction": {
                "allOf": [{"$ref": "../function.schema.json#/definitions/direction"}],
                "enum": list(directions),
            },
            "dataType": {"$ref": "../function.schema.json#/definitions/dataType"},
        },
        "additionalProperties": True,
        "x-skeleton": skeleton,
    }
