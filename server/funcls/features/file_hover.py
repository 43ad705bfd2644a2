"""Hover in a file that one schema describes: what a key is for, and what its value means."""

from __future__ import annotations

from typing import Final

from funcls.features.bundle_words import BUNDLE_RANGE, describe_bundle
from funcls.features.cursor import JsonPlace, Role, place_in
from funcls.features.describe_key import describe_key, place_text
from funcls.features.described import FUNCTION_NAME, Described, function_names
from funcls.features.results import Hover
from funcls.features.target_words import TARGET, describe_target
from funcls.model.host_configuration import read_host_configuration
from funcls.model.settings import SETTINGS_FILE, named_settings
from funcls.schema.property import Property
from funcls.syntax.json.path import JsonPath
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonString, JsonValue

_REPLACED_BY_SETTINGS: Final = "x-replacedBySettings"
_ITEM_ROLES: Final = (Role.VALUE, Role.ITEM)


def hover_in_file(file: Described, offset: int) -> Hover | None:
    """Return what is to say of the key or value at `offset`, or None where no schema knows it."""
    place = place_in(file.source.json, offset)
    path = _path(place)
    if not path:
        return None
    value = _text(place.token if place.role in _ITEM_ROLES else place.member.value if place.member else None)
    known = file.schema.property_at(path)
    if known is None:
        text = _elsewhere(file, path, value)
    else:
        more = "\n\n".join(part for part in (_other_bundle(file, known), _replaced(file, path)) if part)
        text = describe_key(known, value, _meaning(file, known, value), more)
    return Hover(text, place.span) if text else None


def _elsewhere(file: Described, path: JsonPath, value: str | None) -> str:
    """Return what is to say of a key that nobody reads where it stands, but in another place."""
    keys = tuple(str(step) for step in path)
    today = file.schema.place_today(keys)
    known = file.schema.property_at(today) if today is not None else None
    if today is None or known is None or known.deprecated is not None:
        return ""
    return f"*Has no effect here.* {place_text(today)}\n\n{describe_key(known, value)}"


def _path(place: JsonPlace) -> JsonPath:
    """Return the path to the key, the value or the item at the cursor; empty for none of them."""
    if place.role is Role.KEY and place.member is not None and place.token is not None:
        return (*place.path, place.member.key.value)
    if place.role is Role.VALUE:
        return place.path
    return (*place.path, 0) if place.role is Role.ITEM and place.token is not None else ()


def _text(value: JsonValue | None) -> str | None:
    """Return a value as the host reads it, as text."""
    if isinstance(value, JsonString):
        return value.value if value.closed else None
    if isinstance(value, JsonNumber):
        return f"{value.value:.15g}" if isinstance(value.value, float) else str(value.value)
    return str(value.value).lower() if isinstance(value, JsonLiteral) and value.value is not None else None


def _meaning(file: Described, known: Property, value: str | None) -> str:
    """Return what the app makes of the value, where it plays a part that is looked at."""
    if TARGET in known.roles:
        return describe_target(file.state.facts.target)
    if value is None:
        return ""
    if BUNDLE_RANGE in known.roles:
        return describe_bundle(file.state, value)
    if FUNCTION_NAME in known.roles:
        names = {name.lower(): name for name in function_names(file)}
        name = names.get(value.lower())
        return f"This app has the function `{name}`." if name is not None else "This app has no function of that name."
    return ""


def _other_bundle(file: Described, known: Property) -> str:
    """Return that the bundle of the app does not read the key."""
    major = file.state.facts.target.bundle.major
    is_read = not known.majors or major is None or major in known.majors
    return "" if is_read else f"This app has extension bundle {major}, which does not read it."


def _replaced(file: Described, path: JsonPath) -> str:
    """Return which app setting counts in the place of the value; what it says may not be shown."""
    keys = [str(step) for step in path]
    settings = named_settings(file.state.files.get(SETTINGS_FILE))
    if _REPLACED_BY_SETTINGS not in file.schema.root.roles or settings is None:
        return ""
    if not read_host_configuration(None, settings).is_overridden(*keys):
        return ""
    return f"{SETTINGS_FILE} sets `AzureFunctionsJobHost__{'__'.join(keys)}`, or a part of it: that counts instead."
