"""A binding made of samples, for a parameter that is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from funcls.features.insert import json_text
from funcls.features.refactorings.telling import Told
from funcls.model.source import SourceFile
from funcls.schema.document import JsonData
from funcls.syntax.json.tree import JsonArray

_CARDINALITY: Final = "cardinality"
_COUNTS: Final = {False: "one", True: "many"}


def sample_binding(told: Told, name: str, settings: Mapping[str, str]) -> Mapping[str, JsonData]:
    """Return the members of a binding of this name: what its type needs, with samples.

    `settings` has for the name of a setting in a sample the one to write in its place.
    """
    direction = told.direction.value
    members: dict[str, JsonData] = {}
    for key, sample in told.entry.skeleton.items():
        known = told.entry.properties.get(key)
        if known is None or not known.directions or direction in known.directions:
            members[key] = sample
    members |= {"name": name, "direction": direction}
    if _CARDINALITY in members:
        members[_CARDINALITY] = _COUNTS[told.many]
    for key in told.entry.needed_in(members):
        known = told.entry.properties.get(key)
        if key not in members and known is not None:
            members[key] = known.examples[0] if known.examples else known.default
    for key, value in members.items():
        known = told.entry.properties.get(key)
        if known is not None and known.setting and isinstance(value, str):
            members[key] = settings.get(value, value)
    return members


def written(members: Mapping[str, JsonData], array: JsonArray, source: SourceFile) -> str:
    """Return a binding as an item of an array, on one line, or on several as the others are."""
    lines = [f"{json_text(name)}: {json_text(value)}" for name, value in members.items()]
    neighbour = source.text[slice(*array.items[0].span)] if array.items else ""
    if "\n" in neighbour or (not array.items and "\n" in source.text.strip()):
        return "{\n" + ",\n".join(f"  {each}" for each in lines) + "\n}"
    return f"{{ {', '.join(lines)} }}" if neighbour[:2] in ("", "{ ") else f"{{{', '.join(lines)}}}"
