"""Where a target is stated: options, the configuration file, `.python-version`, `pyvenv.cfg`, host.json."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from funcls.model.bundles import DEFAULT_BUNDLE
from funcls.model.configured import Configured
from funcls.model.host_configuration import HostConfiguration
from funcls.model.source import Lookup
from funcls.model.target import BundleTarget, Stated, Target, host_target, parse_version, python_target

_BUNDLE_KEY: Final = "extensionBundle"
_VENV_FOLDERS: Final = (".venv", "venv", "env")
_VENV_VERSION: Final = re.compile(r"^version(?:_info)?\s*=\s*(\S+)", re.MULTILINE)


def read_target(configured: Configured, host: HostConfiguration, lookup: Lookup) -> Target:
    """Return the target of an app; `host` is what its host.json says."""
    python = configured.stated("target_python") or _project_python(configured.options.project_ancestors, lookup)
    return Target(
        python_target(python),
        host_target(configured.stated("target_host")),
        _bundle(host, configured.stated("target_bundle")),
    )


def _project_python(ancestors: int, lookup: Lookup) -> Stated | None:
    for path in _upwards(".python-version", ancestors):
        source = lookup.source(path)
        text = source.text.strip() if source else ""
        if parse_version(text):
            return Stated(text.splitlines()[0], path)
    for folder in _VENV_FOLDERS:
        for path in _upwards(f"{folder}/pyvenv.cfg", ancestors):
            source = lookup.source(path)
            match = _VENV_VERSION.search(source.text) if source else None
            if match:
                return Stated(match[1], path)
    return None


def _upwards(name: str, ancestors: int) -> Iterator[str]:
    for steps in range(ancestors + 1):
        yield "../" * steps + name


def _bundle(host: HostConfiguration, stated: Stated | None) -> BundleTarget:
    named = BundleTarget(_bundle_text(host, "id"), _bundle_text(host, "version"))
    if stated is None:
        return named
    return replace(named, identifier=named.identifier or DEFAULT_BUNDLE, version_range=stated.text, where=stated.where)


def _bundle_text(host: HostConfiguration, key: str) -> str | None:
    value = None if host.is_overridden(_BUNDLE_KEY, key) else host.value(_BUNDLE_KEY, key)
    return value.text if value is not None else None
