"""What the files of the app root say of every function: the target, and which functions are loaded at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from funcls.model.configured import Configured
from funcls.model.defined_settings import DefinedSettings, defined_settings
from funcls.model.host_configuration import HostConfiguration, read_host_configuration
from funcls.model.modules import PACKAGE_FILE
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.script import FUNCTION_FILE
from funcls.model.setting_kinds import Pairs
from funcls.model.settings import (
    DECORATOR_SCRIPT_SETTING,
    RUNTIME_SETTING,
    SETTINGS_FILE,
    named_settings,
    setting,
    stated_settings,
    template_files,
)
from funcls.model.source import NEVER_WALKED, ROOT, Listing, Lookup, SourceFile
from funcls.model.stated import read_target
from funcls.model.target import Target
from funcls.syntax.json.tree import JsonObject, JsonString, holds_damage

HOST_FILE: Final = "host.json"
"""The file that makes a folder an app."""

PYTHON_RUNTIME: Final = "python"
"""The name of Python's worker, which the host compares ignoring case."""

_DECORATOR_SCRIPT: Final = "function_app.py"
BUNDLE_KEY: Final = "extensionBundle"
ALLOWED_KEY: Final = "functions"
ROUTE_PREFIX: Final = ("extensions", "http", "routePrefix")
_DEFAULT_ROUTE_PREFIX: Final = "api"
"""With which the paths of all HTTP triggers begin, unless host.json says otherwise (facts: route-prefix)."""
_LIBRARY: Final = re.compile(r"^\s*azure[-_.]functions\b", re.IGNORECASE | re.MULTILINE)


class Language(Enum):
    """The language of an app, as far as the files show it: function.json is the same in all of them."""

    PYTHON = auto()
    OTHER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class AppFacts:
    """Facts of one app; equal facts mean that no function needs to be linked again.

    `allowed` are the names of host.json's `functions`, lower case, None where it has no such list.
    `decorator_script` is the script at the app root that makes the worker ignore every function.json.
    `names_bundle` says that host.json has a section for the extension bundle, or may yet get one, or that somebody
    states the bundle. With `extensions_elsewhere`, extensions or another bundle may come by a way that does not show
    what it brings. `known_types` are the binding types of extensions of the app's own, with their directions.
    `route_prefix` is what the paths of HTTP triggers begin with, None where host.json does not tell. `settings` are
    the names of the app settings, None where no file tells.
    """

    target: Target
    language: Language
    allowed: frozenset[str] | None
    decorator_script: str | None
    names_bundle: bool
    extensions_elsewhere: bool
    route_prefix: str | None
    settings: DefinedSettings | None = None
    known_types: Pairs = ()

    def is_allowed(self, name: str) -> bool:
        """Return whether host.json lets the host load the function (facts: allow-list)."""
        return self.allowed is None or name.lower() in self.allowed

    @property
    def may_have_extensions(self) -> bool:
        """Whether a bundle is named, or extensions may come by another way (facts: unknown-type)."""
        return self.names_bundle or self.extensions_elsewhere


def read_facts(configured: Configured, lookup: Lookup) -> AppFacts:
    """Return the facts of the app; `configured` is what funcls is told of it."""
    host = _object(lookup, HOST_FILE)
    source = lookup.source(SETTINGS_FILE)
    settings = stated_settings(source)
    configuration = read_host_configuration(host, named_settings(source))
    return AppFacts(
        read_target(configured, configuration, lookup),
        _language(settings, lookup),
        _allowed(host, configuration),
        _decorator_script(settings, lookup),
        _names_bundle(configuration, lookup) or configured.settings.target_bundle is not None,
        _extensions_elsewhere(configuration, lookup),
        _route_prefix(configuration, lookup),
        defined_settings(source, _templates(lookup)),
        configured.settings.known_types,
    )


def _templates(lookup: Lookup) -> Iterator[SourceFile]:
    found = (lookup.source(name) for name in template_files(lookup.listing(ROOT) or Listing()))
    return (each for each in found if each is not None)


def _object(lookup: Lookup, path: str) -> JsonObject | None:
    source = lookup.source(path)
    root = source.json.root if source is not None else None
    return root if isinstance(root, JsonObject) else None


def _allowed(host: JsonObject | None, configuration: HostConfiguration) -> frozenset[str] | None:
    """Return the names in the list; the host takes an empty one, and what is no list, for none at all."""
    member = host.get_ignoring_case(ALLOWED_KEY) if host else None
    if member is None or holds_damage(member.value):
        return None
    if configuration.is_overridden(ALLOWED_KEY) or not configuration.has_below(ALLOWED_KEY):
        return None
    return frozenset(each.text.lower() for each in configuration.below(ALLOWED_KEY))


def _names_bundle(configuration: HostConfiguration, lookup: Lookup) -> bool:
    source = lookup.source(HOST_FILE)
    if source is None or source.json.refused or not isinstance(source.json.root, JsonObject):
        # Half typed; and without any host.json the host makes one, which names a bundle.
        return True
    return configuration.exists(BUNDLE_KEY)


def _extensions_elsewhere(configuration: HostConfiguration, lookup: Lookup) -> bool:
    names = {name.lower() for name in _file_names(ROOT, lookup)}
    return (
        configuration.is_overridden(BUNDLE_KEY)
        or any(name == "dockerfile" or name.endswith(".csproj") for name in names)
        or (lookup.is_folder("bin") and "extensions.json" in _file_names("bin", lookup))
    )


def _route_prefix(configuration: HostConfiguration, lookup: Lookup) -> str | None:
    source = lookup.source(HOST_FILE)
    # What stands in a setting may not be shown.
    if source is None or source.json.refused or configuration.is_overridden(*ROUTE_PREFIX):
        return None
    stated = configuration.value(*ROUTE_PREFIX)
    return stated.text if stated is not None else _DEFAULT_ROUTE_PREFIX


def _setting(settings: JsonObject | None, name: str) -> str | None:
    found = setting(settings, name)
    return found.text if found is not None and isinstance(found.member.value, JsonString) else None


def _language(settings: JsonObject | None, lookup: Lookup) -> Language:
    runtime = _setting(settings, RUNTIME_SETTING)
    if runtime:
        return Language.PYTHON if runtime.lower() == PYTHON_RUNTIME else Language.OTHER
    # Python elsewhere proves nothing: apps of every language keep scripts of it.
    packages = (PACKAGE_FILE in _file_names(folder, lookup) for folder in function_folders(lookup))
    return Language.PYTHON if any(packages) or _requires_library(lookup) else Language.UNKNOWN


def _requires_library(lookup: Lookup) -> bool:
    """Return whether requirements.txt names azure-functions, which only Python apps need."""
    requirements = lookup.source(REQUIREMENTS_FILE)
    return requirements is not None and _LIBRARY.search(requirements.text) is not None


def function_folders(lookup: Lookup) -> Iterator[str]:
    """Yield the folders right below the app root that hold a function.json (facts: section 0 of the rules)."""
    root = lookup.listing(ROOT)
    for folder in sorted(root.folders - NEVER_WALKED) if root else ():
        if FUNCTION_FILE in _file_names(folder, lookup):
            yield folder


def _file_names(folder: str, lookup: Lookup) -> frozenset[str]:
    listing = lookup.listing(folder)
    return listing.files if listing else frozenset()


def _decorator_script(settings: JsonObject | None, lookup: Lookup) -> str | None:
    name = _setting(settings, DECORATOR_SCRIPT_SETTING) or _DECORATOR_SCRIPT
    return name if name in _file_names(ROOT, lookup) else None
