"""What Core Tools make of local.settings.json: which values make the file unreadable, and what counts as encrypted.

They parse the text as the host parses function.json, take four keys in exactly these letters, and convert what stands
there (AppSettingsFile.cs and HostStartSettings.cs). Where one conversion fails, they go on without any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from funcls.syntax.json.tree import JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString, JsonValue, Member

ENCRYPTED_KEY: Final = "IsEncrypted"
VALUES_KEY: Final = "Values"
CONNECTIONS_KEY: Final = "ConnectionStrings"
HOST_KEY: Final = "Host"
TOP_LEVEL_KEYS: Final = (ENCRYPTED_KEY, VALUES_KEY, CONNECTIONS_KEY, HOST_KEY)

ORIGINS_KEY: Final = "CORS"
CREDENTIALS_KEY: Final = "CORSCredentials"
_PORT_KEY: Final = "LocalHttpPort"

_INTEGER: Final = re.compile(r"\s*[+-]?\d+\s*")
_SHORTEST_CIPHER: Final = 40
"""Characters; what `func settings encrypt` writes is longer, since a key and a signature are part of it."""
_CIPHER_STARTS: Final = ("CfDJ8", "AQAAAN")
"""How begins what the data protection of ASP.NET and that of Windows write."""
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]+={0,2}")


class Kind(Enum):
    """What has to stand somewhere for Core Tools to read the file. The value is how messages call it."""

    BOOLEAN = "true or false"
    INTEGER = "a whole number"
    TEXT = "text"
    OBJECT = "an object"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A value that makes the whole file unreadable: it is not of the kind that Core Tools need there."""

    member: Member
    expected: Kind


def misfits(root: JsonObject) -> Iterator[Misfit]:
    """Yield the values outside of `Values` that make the file unreadable, in no certain order."""
    for key, kind in ((ENCRYPTED_KEY, Kind.BOOLEAN), *((each, Kind.OBJECT) for each in TOP_LEVEL_KEYS[1:])):
        yield from _misfit(root.get(key), kind)
    host = object_of(root, HOST_KEY)
    if host is not None:
        # Within it Core Tools ignore case.
        yield from _misfit(host.get_ignoring_case(ORIGINS_KEY), Kind.TEXT)
        yield from _misfit(host.get_ignoring_case(CREDENTIALS_KEY), Kind.BOOLEAN)
        yield from _misfit(host.get_ignoring_case(_PORT_KEY), Kind.INTEGER)


def nested_settings(root: JsonObject) -> Iterator[Member]:
    """Yield the app settings that are objects or arrays: each makes the file unreadable."""
    values = object_of(root, VALUES_KEY)
    for member in values.effective_members() if values is not None else ():
        if isinstance(member.value, JsonArray | JsonObject):
            yield member


def is_read(root: JsonObject) -> bool:
    """Return whether Core Tools certainly read the file, once they have parsed its text."""
    return next(misfits(root), None) is None and next(nested_settings(root), None) is None and not _is_doubtful(root)


def _is_doubtful(root: JsonObject) -> bool:
    """Return whether a number or a boolean is null or empty, which nobody has tried."""
    host = object_of(root, HOST_KEY)
    members = [host.get_ignoring_case(key) for key in (_PORT_KEY, CREDENTIALS_KEY)] if host is not None else []
    values = [each.value for each in members if each is not None]
    return any(
        not each.value.strip() if isinstance(each, JsonString) else isinstance(each, JsonLiteral) and each.value is None
        for each in values
    )


def object_of(root: JsonObject, key: str) -> JsonObject | None:
    """Return the object under a key of the file in exactly these letters."""
    member = root.get(key)
    return member.value if member is not None and isinstance(member.value, JsonObject) else None


def counts_as_encrypted(root: JsonObject) -> bool:
    """Return whether Core Tools take the values as encrypted: without a word of it, they do."""
    member = root.get(ENCRYPTED_KEY)
    value = member.value if member is not None else None
    if isinstance(value, JsonString):
        return value.value.strip().lower() != "false"
    if isinstance(value, JsonNumber):
        return value.value != 0
    return not (isinstance(value, JsonLiteral) and value.value is False)


def plain_values(root: JsonObject) -> Iterator[Member]:
    """Yield the app settings that are certainly not encrypted: empty ones are not decrypted."""
    values = object_of(root, VALUES_KEY)
    members = values.effective_members() if values is not None else ()
    return (member for member in members if _is_plain(member.value))


def _is_plain(value: JsonValue | None) -> bool:
    if isinstance(value, JsonString):
        return value.closed and bool(value.value) and not _may_be_cipher(value.value)
    return isinstance(value, JsonNumber) or (isinstance(value, JsonLiteral) and value.value is not None)


def _may_be_cipher(text: str) -> bool:
    is_long = len(text) >= _SHORTEST_CIPHER or text.startswith(_CIPHER_STARTS)
    return is_long and _BASE64.fullmatch(text) is not None


def _misfit(member: Member | None, expected: Kind) -> Iterator[Misfit]:
    if member is not None and not _fits(member.value, expected):
        yield Misfit(member, expected)


def _fits(value: JsonValue | None, expected: Kind) -> bool:
    if isinstance(value, JsonObject):
        return expected is Kind.OBJECT
    if isinstance(value, JsonArray):
        return False
    if isinstance(value, JsonString):
        return not value.value.strip() or _text_fits(value.value, expected)
    if isinstance(value, JsonNumber):
        return expected is not Kind.OBJECT
    if isinstance(value, JsonLiteral) and value.value is not None:
        return expected in (Kind.BOOLEAN, Kind.TEXT)
    # Null counts as absent, or is converted in ways that differ; what is no value of JSON as well.
    return True


def _text_fits(text: str, expected: Kind) -> bool:
    if expected is Kind.BOOLEAN:
        return text.strip().lower() in ("true", "false")
    if expected is Kind.INTEGER:
        return _INTEGER.fullmatch(text) is not None
    return expected is Kind.TEXT
