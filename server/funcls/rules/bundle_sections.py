"""The extension bundle that host.json names: what the rules on it share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from funcls.model.app import App
from funcls.model.bundles import DEFAULT_BUNDLE, VersionRange, read_range
from funcls.model.facts import BUNDLE_KEY
from funcls.model.host_configuration import HostValue
from funcls.model.source import Place

ID_KEY: Final = "id"
VERSION_KEY: Final = "version"
GOOD_RANGE: Final = "[4.*, 5.0.0)"
GOOD_SECTION: Final = f'"{ID_KEY}": "{DEFAULT_BUNDLE}", "{VERSION_KEY}": "{GOOD_RANGE}"'


@dataclass(frozen=True, slots=True)
class BundleSection:
    """A key of the bundle's section as the host has it; `value` is None where it is missing."""

    value: HostValue | None
    place: Place

    @property
    def text(self) -> str:
        """The value as text, empty where it is missing."""
        return self.value.text if self.value is not None else ""


@dataclass(frozen=True, slots=True)
class BundleChoice:
    """A version range that the host reads, and the id that it goes with."""

    identifier: str
    versions: VersionRange
    text: str
    place: Place

    @property
    def is_default(self) -> bool:
        """Whether the bundle is that of most apps, the only one of whose versions much is known."""
        return self.identifier.lower() == DEFAULT_BUNDLE.lower()


def bundle_value(app: App, key: str) -> BundleSection | None:
    """Return a key of the bundle's section; None where there is no section, or an app setting counts instead."""
    host = app.configuration
    if host is None or not host.exists(BUNDLE_KEY) or host.is_overridden(BUNDLE_KEY, key):
        return None
    value = host.value(BUNDLE_KEY, key)
    return BundleSection(value, app.host_key(BUNDLE_KEY) if value is None else app.host_place(value.node.span))


def bundle_choice(app: App) -> BundleChoice | None:
    """Return the bundle that host.json names with a range that the host reads."""
    identifier, version = bundle_value(app, ID_KEY), bundle_value(app, VERSION_KEY)
    versions = read_range(version.text) if identifier is not None and version is not None else None
    if identifier is None or version is None or versions is None:
        return None
    return BundleChoice(identifier.text, versions, version.text, version.place)
