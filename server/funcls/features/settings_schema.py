"""The JSON Schema of the file that configures funcls, made from the one source of its settings."""

from __future__ import annotations

from typing import Any

from funcls.model.own_settings import known_settings
from funcls.rules.vocabulary import VOCABULARY


def settings_schema() -> dict[str, Any]:
    """Return the schema (draft-07) of `funcls.toml`, and of `[tool.funcls]` in pyproject.toml."""
    properties: dict[str, Any] = {}
    for setting in known_settings():
        section, _, key = setting.name.rpartition(".")
        place = properties
        if section:
            place = properties.setdefault(section, _table())["properties"]
        schema = {"description": setting.description, **setting.kind.schema(VOCABULARY)}
        if isinstance(setting.default, str | bool):
            schema["default"] = setting.default
        place[key] = schema
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of funcls",
        "description": "The settings of funcls in funcls.toml, or below [tool.funcls] in pyproject.toml.",
        **_table(),
        "properties": properties,
    }


def _table() -> dict[str, Any]:
    return {"type": "object", "properties": {}, "additionalProperties": False}
