"""JSON as the Azure Functions host reads it, from any text, finished or not."""

from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.path import JsonNode, JsonPath, nodes_at, path_to
from funcls.syntax.json.tree import (
    JsonArray,
    JsonDocument,
    JsonLiteral,
    JsonNumber,
    JsonObject,
    JsonOther,
    JsonProblem,
    JsonString,
    JsonValue,
    Member,
    ProblemKind,
)

__all__ = [
    "JsonArray",
    "JsonDocument",
    "JsonLiteral",
    "JsonNode",
    "JsonNumber",
    "JsonObject",
    "JsonOther",
    "JsonPath",
    "JsonProblem",
    "JsonString",
    "JsonValue",
    "Member",
    "ProblemKind",
    "nodes_at",
    "parse_json",
    "path_to",
]
