"""JSON trees as plain Python values, for tests that care for what was read and not for where."""

from __future__ import annotations

from funcls.syntax.json import JsonArray, JsonObject, JsonOther, JsonValue


class Other(str):
    """The text of a `JsonOther`; empty where a value is missing and the host reads undefined."""


def plain(value: JsonValue | None) -> object:
    """The value as the host holds it: of equal keys the last one counts."""
    if value is None:
        return Other()
    if isinstance(value, JsonOther):
        return Other(value.text)
    if isinstance(value, JsonArray):
        return [plain(item) for item in value.items]
    if isinstance(value, JsonObject):
        return {member.key.value: plain(member.value) for member in value.members}
    return value.value
