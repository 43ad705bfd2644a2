"""Which app settings local.settings.json defines, and whether the host finds what it looks for among them.

Sources: sdk IConfigurationExtensions.cs and core-tools ConnectionExists, both read (facts: conn-lookup, conn-identity).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from funcls.model.settings import connection_strings, named_settings, setting, stated_settings, template_names
from funcls.model.source import SourceFile

STORAGE_SETTING: Final = "AzureWebJobsStorage"
"""The setting for the host's own storage account, which most triggers need."""

_PREFIX: Final = "azurewebjobs"
_CONNECTION_STRINGS: Final = "connectionstrings"
_SEPARATOR: Final = ":"
_SEPARATOR_OF_ENVIRONMENT: Final = "__"


def normalized(name: str) -> str:
    """Return the name of a setting as the host's configuration compares it: in lower case, with `:` for `__`."""
    return name.replace(_SEPARATOR_OF_ENVIRONMENT, _SEPARATOR).lower()


def bare(name: str) -> str:
    """Return a name without what the host puts before the name of a connection, as it is compared."""
    return normalized(name).removeprefix(f"{_CONNECTION_STRINGS}{_SEPARATOR}").removeprefix(_PREFIX)


def prefixed(name: str) -> str:
    """Return the name of a connection with what the host puts before it, where that is not there."""
    return name if name.lower().startswith(_PREFIX) else f"AzureWebJobs{name}"


def stands_for(defined: str, name: str, *, as_connection: bool) -> bool:
    """Return whether the host takes a setting for one that is asked for by its name.

    A connection may also be a section: several settings that begin with its name (`Orders__serviceUri`).
    """
    key, wanted = bare(defined), bare(name)
    return key == wanted or (as_connection and key.startswith(f"{wanted}{_SEPARATOR}"))


@dataclass(frozen=True)
class DefinedSettings:
    """The names that local.settings.json defines: those of `Values`, and those of `ConnectionStrings`.

    `empty` are those among them in which the host certainly finds no value. `templates` are the files that people copy
    it from, with the names that they have.
    """

    values: frozenset[str]
    connection_strings: frozenset[str]
    empty: frozenset[str] = frozenset()
    templates: tuple[tuple[str, frozenset[str]], ...] = ()

    def has(self, name: str) -> bool:
        """Return whether the host finds a value under this name, whether it needs a text or a connection."""
        return bare(name) in self._found

    @cached_property
    def _found(self) -> frozenset[str]:
        """What the names stand for, worked out once for all functions: each with the sections that it lies in."""
        parts = (bare(each).split(_SEPARATOR) for each in self.names() - self.empty)
        return frozenset(_SEPARATOR.join(each[:end]) for each in parts for end in range(1, len(each) + 1))

    def has_empty(self, name: str) -> bool:
        """Return whether the name is there, without a value."""
        return any(stands_for(each, name, as_connection=False) for each in self.empty)

    def has_variable(self, name: str) -> bool:
        """Return whether Python finds a variable of exactly this name in its environment."""
        return name in self.values or any(name == f"ConnectionStrings:{each}" for each in self.connection_strings)

    def template_of(self, name: str) -> str | None:
        """Return a template that has the name."""
        return next((file for file, names in self.templates if name in names), None)

    def names(self) -> frozenset[str]:
        """Return all names."""
        return self.values | self.connection_strings


def defined_settings(source: SourceFile | None, templates: Iterable[SourceFile] = ()) -> DefinedSettings | None:
    """Return what the file defines, and what its templates do.

    None without the file, or where its text may hold names that cannot be read.
    """
    values, connections = named_settings(source), connection_strings(source)
    if source is None or not source.readable or source.json.refused or values is None:
        return None
    readable = stated_settings(source)
    keys = [each.key.value for each in values.members]
    found = {name: setting(readable, name) for name in keys}
    return DefinedSettings(
        frozenset(keys),
        frozenset(each.key.value for each in (connections.members if connections is not None else ())),
        frozenset(name for name, each in found.items() if each is not None and each.is_empty),
        tuple((each.path, template_names(each)) for each in templates),
    )
