"""The host on one's own machine, as local.settings.json sets it up (facts: local.settings)."""

from __future__ import annotations

from typing import Final

from funcls.model.source import SourceFile
from funcls.syntax.json.tree import JsonNumber, JsonObject, JsonString

_HOST_KEY: Final = "Host"
_PORT_KEY: Final = "LocalHttpPort"
_DEFAULT_PORT: Final = 7071
_LARGEST_PORT: Final = 65535


def local_port(settings: SourceFile | None) -> int:
    """Return the port that `func start` listens on, by local.settings.json: its default where that states none."""
    root = settings.json.root if settings is not None and not settings.json.refused else None
    host = root.get(_HOST_KEY) if isinstance(root, JsonObject) else None
    stated = host.value.get(_PORT_KEY) if host is not None and isinstance(host.value, JsonObject) else None
    value = stated.value if stated is not None else None
    number = value.value if isinstance(value, JsonNumber | JsonString) else None
    if isinstance(number, str) and number.isascii() and number.isdigit():
        number = int(number[:6])
    return number if isinstance(number, int) and 0 < number <= _LARGEST_PORT else _DEFAULT_PORT
