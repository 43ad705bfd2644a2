"""Where a target is stated: options, `[tool.funcls.target]`, `.python-version`, `pyvenv.cfg`, host.json."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from funcls.model.host_configuration import HostConfiguration
from funcls.model.source import Lookup
from funcls.model.target import BundleTarget, Stated, Target, host_target, parse_version, python_target

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_BUNDLE_KEY: Final = "extensionBundle"
_VENV_FOLDERS: Final = (".venv", "venv", "env")
_VENV_VERSION: Final = re.compile(r"^version(?:_info)?\s*=\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line or the editor says of the target.

    `ancestors` is the number of folders above the app root that may hold its configuration, and
    `project_ancestors` the number of those that belong to the same repository.
    """

    python_version: str | None = None
    host_version: str | None = None
    ancestors: int = 0
    project_ancestors: int = 0


def read_target(options: Options, host: HostConfiguration, lookup: Lookup) -> Target:
    """Return the target of an app; `host` is what its host.json says."""
    configured = _configuration(options, lookup)
    python = _option(options.python_version, "--python-version") or configured.get("python")
    host_version = _option(options.host_version, "--host-version") or configured.get("host")
    return Target(python_target(python or _project_python(options, lookup)), host_target(host_version), _bundle(host))


def _option(text: str | None, where: str) -> Stated | None:
    return Stated(text, where) if text else None


def _configuration(options: Options, lookup: Lookup) -> Mapping[str, Stated]:
    """Return the keys of the nearest `[tool.funcls]` at the app root or above it."""
    for path in _upwards("pyproject.toml", options.ancestors):
        source = lookup.source(path)
        if source is None or "tool.funcls" not in source.text:
            continue
        try:
            document = tomllib.loads(source.text)
        except tomllib.TOMLDecodeError:
            continue
        table = _table(_table(document, "tool"), "funcls")
        if table is not None:
            entries = (_table(table, "target") or {}).items()
            return {key: Stated(value, path) for key, value in entries if isinstance(value, str)}
    return {}


def _table(parent: Mapping[str, object] | None, key: str) -> Mapping[str, object] | None:
    value = parent.get(key) if parent is not None else None
    return value if isinstance(value, dict) else None


def _project_python(options: Options, lookup: Lookup) -> Stated | None:
    for path in _upwards(".python-version", options.project_ancestors):
        source = lookup.source(path)
        text = source.text.strip() if source else ""
        if parse_version(text):
            return Stated(text.splitlines()[0], path)
    for folder in _VENV_FOLDERS:
        for path in _upwards(f"{folder}/pyvenv.cfg", options.project_ancestors):
            source = lookup.source(path)
            match = _VENV_VERSION.search(source.text) if source else None
            if match:
                return Stated(match[1], path)
    return None


def _upwards(name: str, ancestors: int) -> Iterator[str]:
    for steps in range(ancestors + 1):
        yield "../" * steps + name


def _bundle(host: HostConfiguration) -> BundleTarget:
    return BundleTarget(_bundle_text(host, "id"), _bundle_text(host, "version"))


def _bundle_text(host: HostConfiguration, key: str) -> str | None:
    value = None if host.is_overridden(_BUNDLE_KEY, key) else host.value(_BUNDLE_KEY, key)
    return value.text if value is not None else None
