"""The settings as the manifest of the VS Code extension contributes them, made from their one source."""

from __future__ import annotations

from typing import Any, Final

from funcls.model.own_settings import SECTION, Setting, known_settings
from funcls.rules.vocabulary import VOCABULARY

_NOTHING: Final[dict[str, Any]] = {"string": "", "array": [], "object": {}}
"""What the settings editor shows where nothing is stated."""


def editor_settings() -> dict[str, Any]:
    """Return `contributes.configuration.properties` for every setting that the server takes."""
    return {f"{SECTION}.{setting.name}": _contributed(setting) for setting in known_settings()}


def _contributed(setting: Setting) -> dict[str, Any]:
    schema = _typed(setting.kind.schema(VOCABULARY))
    if schema["type"] == "string" and "pattern" in schema:
        # An emptied field of the settings editor is an empty text, which the client takes for nothing stated.
        schema["pattern"] = f"^$|{schema['pattern']}"
    return {
        **schema,
        "scope": "resource",
        "markdownDescription": setting.description,
        "default": setting.default if isinstance(setting.default, str | bool) else _NOTHING[schema["type"]],
    }


def _typed(schema: Any) -> Any:
    """Return a schema that the settings editor can draw: with a type for words, and names of members said once."""
    if not isinstance(schema, dict):
        return schema
    typed = {key: _typed(value) for key, value in schema.items()}
    if "enum" in typed:
        typed = {"type": "string", **typed}
    members = typed.pop("properties", None)
    if members:
        typed["propertyNames"] = {"enum": list(members)}
        typed["additionalProperties"] = _typed(next(iter(members.values())))
    return typed
