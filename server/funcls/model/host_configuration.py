"""host.json as the host holds it: values by paths of keys, and the app settings that take their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from funcls.syntax.json.tree import (
    JsonArray,
    JsonLiteral,
    JsonNumber,
    JsonObject,
    JsonString,
    JsonValue,
)

_SECTION: Final = "azurefunctionsjobhost:"
"""What begins the name of an app setting that counts instead of host.json (facts: local.settings)."""

_SEPARATOR: Final = ":"


@dataclass(frozen=True, slots=True)
class HostValue:
    """A value that is no container: `text` is what .NET makes of it, empty for null."""

    text: str
    node: JsonString | JsonNumber | JsonLiteral


class HostConfiguration:
    """The values of host.json, read as the host reads them (HostJsonFileConfigurationSource.cs).

    Each value stands under the path to it, items of arrays under their index. A path that is there twice, in whatever
    case, has the last value. An empty object or array leaves nothing behind.
    """

    def __init__(self, values: Mapping[str, HostValue], overridden: frozenset[str]) -> None:
        """Both are by paths in lower case, with colons between the keys."""
        self._values = values
        self._overridden = overridden

    def value(self, *keys: str) -> HostValue | None:
        """Return the value at a path, or None where there is none, or a container."""
        return self._values.get(_path(keys))

    def below(self, *keys: str) -> tuple[HostValue, ...]:
        """Return the values right below a path: the items of an array."""
        start = f"{_path(keys)}{_SEPARATOR}"
        return tuple(
            value
            for path, value in self._values.items()
            if path.startswith(start) and _SEPARATOR not in path[len(start) :]
        )

    def has_below(self, *keys: str) -> bool:
        """Return whether there is anything below a path."""
        return _holds(self._values, f"{_path(keys)}{_SEPARATOR}")

    def exists(self, *keys: str) -> bool:
        """Return whether the host finds a section at the path: a value, or anything below it."""
        return self.value(*keys) is not None or self.has_below(*keys)

    def is_overridden(self, *keys: str) -> bool:
        """Return whether local.settings.json sets the value at the path, or one below it."""
        path = _path(keys)
        return path in self._overridden or _holds(self._overridden, f"{path}{_SEPARATOR}")


def read_host_configuration(root: JsonObject | None, settings: JsonObject | None) -> HostConfiguration:
    """Return what the object of host.json says; `settings` are the app settings of local.settings.json."""
    names = (each.key.value.lower().replace("__", _SEPARATOR) for each in (settings.members if settings else ()))
    overridden = frozenset(name[len(_SECTION) :] for name in names if name.startswith(_SECTION))
    return HostConfiguration(dict(_values(root, "")) if root is not None else {}, overridden)


def _path(keys: tuple[str, ...]) -> str:
    return _SEPARATOR.join(keys).lower()


def _holds(paths: Mapping[str, HostValue] | frozenset[str], start: str) -> bool:
    return any(path.startswith(start) for path in paths)


def _values(node: JsonValue | None, path: str) -> Iterator[tuple[str, HostValue]]:
    if isinstance(node, JsonObject):
        for member in node.effective_members():
            yield from _values(member.value, _joined(path, member.key.value.lower()))
    elif isinstance(node, JsonArray):
        for index, item in enumerate(node.items):
            yield from _values(item, _joined(path, str(index)))
    elif isinstance(node, JsonString | JsonNumber | JsonLiteral):
        yield path, HostValue(_text(node), node)


def _joined(path: str, key: str) -> str:
    return f"{path}{_SEPARATOR}{key}" if path else key


def _text(node: JsonString | JsonNumber | JsonLiteral) -> str:
    if isinstance(node, JsonNumber):
        return f"{node.value:.15g}" if isinstance(node.value, float) else str(node.value)
    return "" if node.value is None else str(node.value)
