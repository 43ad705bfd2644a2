"""What the files of the app root say of every function: the target, and which functions are loaded at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from funcls.model.source import ROOT, Lookup
from funcls.model.stated import Options, read_target
from funcls.model.target import Target
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString

HOST_FILE: Final = "host.json"
"""The file that makes a folder an app."""

SETTINGS_FILE: Final = "local.settings.json"

_DECORATOR_SCRIPT: Final = "function_app.py"
_DECORATOR_SCRIPT_SETTING: Final = "PYTHON_SCRIPT_FILE_NAME"


@dataclass(frozen=True, slots=True)
class AppFacts:
    """
    Facts of one app; equal facts mean that no function needs to be linked again.

    `allowed` are the names of host.json's `functions`, lower case, None where it has no such list.
    `decorator_script` is the script at the app root that makes the worker ignore every function.json.
    """

    target: Target
    allowed: frozenset[str] | None
    decorator_script: str | None

    def is_allowed(self, name: str) -> bool:
        """Return whether host.json lets the host load the function (facts: allow-list)."""
        return self.allowed is None or name.lower() in self.allowed


def read_facts(options: Options, lookup: Lookup) -> AppFacts:
    """Return the facts of the app; `options` come from the command line or the editor."""
    host = _object(lookup, HOST_FILE)
    return AppFacts(read_target(options, host, lookup), _allowed(host), _decorator_script(lookup))


def _object(lookup: Lookup, path: str) -> JsonObject | None:
    source = lookup.source(path)
    root = source.json.root if source is not None else None
    return root if isinstance(root, JsonObject) else None


def _allowed(host: JsonObject | None) -> frozenset[str] | None:
    member = host.get_ignoring_case("functions") if host else None
    if member is None or not isinstance(member.value, JsonArray):
        return None
    return frozenset(item.value.lower() for item in member.value.items if isinstance(item, JsonString))


def _decorator_script(lookup: Lookup) -> str | None:
    name = _DECORATOR_SCRIPT
    settings = _object(lookup, SETTINGS_FILE)
    values = settings.get("Values") if settings else None
    if values is not None and isinstance(values.value, JsonObject):
        stated = values.value.get(_DECORATOR_SCRIPT_SETTING)
        if stated is not None and isinstance(stated.value, JsonString):
            name = stated.value.value
    listing = lookup.listing(ROOT)
    return name if listing is not None and name in listing.files else None
