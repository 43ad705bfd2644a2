"""The app settings of local.settings.json, as Core Tools read them (facts: local.settings). No value may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from funcls.model.local_settings import CONNECTIONS_KEY, ENCRYPTED_KEY, VALUES_KEY, is_read
from funcls.model.source import Listing, Place, SourceFile
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonObject, JsonString, JsonValue, Member
from funcls.text.span import Span

SETTINGS_FILE: Final = "local.settings.json"
RUNTIME_SETTING: Final = "FUNCTIONS_WORKER_RUNTIME"
DECORATOR_SCRIPT_SETTING: Final = "PYTHON_SCRIPT_FILE_NAME"

_REFERENCE: Final = "@microsoft."
"""How a value begins that Core Tools replace: a reference to a Key Vault."""

_ON: Final = ("1", "true")

_TEMPLATE_WORD: Final = "(?:example|sample|template|default|dist|tmpl|tpl)"
_TEMPLATE: Final = re.compile(
    rf"{_TEMPLATE_WORD}[._-]local\.settings\.json|local\.settings[._-]{_TEMPLATE_WORD}(?:\.json)?"
    rf"|local\.settings\.json[._-]{_TEMPLATE_WORD}",
    re.IGNORECASE,
)
"""What people call the file that they put into the repository in place of the real one, which git ignores."""


@dataclass(frozen=True, slots=True)
class Setting:
    """An app setting; `text` is the value that the host sees, None where that is not certain."""

    member: Member
    text: str | None

    @property
    def is_empty(self) -> bool:
        """Whether the host finds no value: an empty text, or null, which Core Tools leave out."""
        return self.text == "" or _is_null(self.member.value)


def named_settings(source: SourceFile | None) -> JsonObject | None:
    """Return the object of app settings as far as it can be read: its keys count, its values may be encrypted."""
    return _section(source, VALUES_KEY)


def connection_strings(source: SourceFile | None) -> JsonObject | None:
    """Return the object of connection strings as far as it can be read."""
    return _section(source, CONNECTIONS_KEY)


def stated_settings(source: SourceFile | None) -> JsonObject | None:
    """Return the object of app settings as far as it can be read, or None where its values are encrypted."""
    return named_settings(source) if _encrypted(source) is not True else None


def read_settings(source: SourceFile | None) -> JsonObject | None:
    """Return the object of app settings that Core Tools certainly read.

    They read none where the text is broken, where it does not say that the values are not encrypted, or where a value
    is of a kind that does not belong there.
    """
    root = _object(source.json.root if source is not None else None)
    if source is None or root is None or source.json.refused or _encrypted(source) is not False:
        return None
    return named_settings(source) if is_read(root) else None


def values_place(source: SourceFile) -> Place:
    """Return where a finding stands about a setting that is not there: the key above all of them."""
    root = _object(source.json.root)
    member = root.get(VALUES_KEY) if root is not None else None
    return source.place(member.key.span if member is not None else Span(0, 0))


def setting(settings: JsonObject | None, name: str) -> Setting | None:
    """Return the setting of exactly this name: but on Windows, other letters make another environment variable."""
    member = settings.get(name) if settings is not None else None
    return Setting(member, _text(member.value)) if member is not None else None


def is_switched_off(settings: JsonObject | None, function: str) -> bool:
    """Return whether a setting keeps the host from running the function (facts: disabled-ignored); case is ignored."""
    names = (f"AzureWebJobs{sign}{function}{sign}Disabled" for sign in "._")
    members = (settings.get_ignoring_case(name) if settings is not None else None for name in names)
    return any(each is not None and (_text(each.value) or "").lower() in _ON for each in members)


def template_files(names: Listing) -> tuple[str, ...]:
    """Return the names of the templates of local.settings.json in the listing of an app root, in order.

    A template says which settings people are to have, and never which ones they have: no rule judges the app by it.
    """
    return tuple(sorted(name for name in names.files if _TEMPLATE.fullmatch(name)))


def template_names(source: SourceFile | None) -> frozenset[str]:
    """Return the names of the app settings in a template, as far as it can be read; none of a file that is not."""
    settings = named_settings(source) if source is not None and source.readable else None
    names = (each.key.value for each in (settings.members if settings is not None else ()) if each.colon is not None)
    return frozenset(name for name in names if name)


def _encrypted(source: SourceFile | None) -> bool | None:
    """Return what the file says of its values; without a word of it, Core Tools take them as encrypted."""
    root = _object(source.json.root if source is not None else None)
    member = root.get(ENCRYPTED_KEY) if root is not None else None
    return member.value.value if member is not None and isinstance(member.value, JsonLiteral) else None


def _section(source: SourceFile | None, key: str) -> JsonObject | None:
    root = _object(source.json.root if source is not None else None)
    member = root.get(key) if root is not None else None
    return _object(member.value if member is not None else None)


def _object(value: JsonValue | None) -> JsonObject | None:
    return value if isinstance(value, JsonObject) else None


def _text(value: JsonValue | None) -> str | None:
    if isinstance(value, JsonString):
        return value.value if value.closed and not value.value.lower().startswith(_REFERENCE) else None
    if isinstance(value, JsonLiteral) and value.value is not None:
        return str(value.value)
    # How a fraction is written out has not been seen.
    return str(value.value) if isinstance(value, JsonNumber) and isinstance(value.value, int) else None


def _is_null(value: JsonValue | None) -> bool:
    return isinstance(value, JsonLiteral) and value.value is None
