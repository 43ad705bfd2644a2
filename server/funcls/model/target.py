"""The runtime that an app is judged against: Python, host and extension bundle, each stated or assumed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from funcls.model.bundle_contents import Absence, absence
from funcls.model.bundles import bundle_major
from funcls.model.pythons import SUPPORTED_PYTHONS as SUPPORTED_PYTHONS
from funcls.model.pythons import Version as Version
from funcls.schema.catalogue import BundleRange

OLDEST_SUPPORTED_HOST: Final[Version] = (4, 1038)
"""The oldest host version that an assumed target covers (early 2025: the binding name rule of today)."""

_VERSION = re.compile(r"\s*(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that someone wrote down, and where: an option, a setting or a file."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class PythonTarget:
    """The Python versions that may run the app; exactly one where it is stated."""

    versions: tuple[Version, ...] = SUPPORTED_PYTHONS
    stated: Stated | None = None


@dataclass(frozen=True, slots=True)
class HostTarget:
    """The oldest host version that may run the app."""

    oldest: Version = OLDEST_SUPPORTED_HOST
    stated: Stated | None = None


@dataclass(frozen=True, slots=True)
class BundleTarget:
    """The extension bundle; both texts are None where none is stated. `where` says who states the version range."""

    identifier: str | None = None
    version_range: str | None = None
    where: str = "host.json"

    @property
    def stated(self) -> bool:
        """Whether a bundle is named with a version range."""
        return self.identifier is not None and self.version_range is not None

    @property
    def major(self) -> int | None:
        """The major version of the bundle, or None where the range does not settle it."""
        if self.identifier is None or self.version_range is None:
            return None
        return bundle_major(self.identifier, self.version_range)

    def lacks(self, bundles: tuple[BundleRange, ...]) -> Absence | None:
        """Return how sure it is that a type which `bundles` bring is not in this one; None where it may be."""
        if self.identifier is None or self.version_range is None:
            return None
        return absence(self.identifier, self.version_range, bundles)


@dataclass(frozen=True, slots=True)
class Target:
    """What an app is judged against."""

    python: PythonTarget = PythonTarget()
    host: HostTarget = HostTarget()
    bundle: BundleTarget = BundleTarget()


def parse_version(text: str) -> Version | None:
    """Return the first two numbers of a version text such as `3.11.4`, or None where it has no two."""
    match = _VERSION.match(text)
    return (int(match[1]), int(match[2])) if match else None


def python_target(stated: Stated | None) -> PythonTarget:
    """Return the target of a stated Python version; all supported ones where nothing readable is stated."""
    version = parse_version(stated.text) if stated else None
    return PythonTarget((version,), stated) if version else PythonTarget()


def host_target(stated: Stated | None) -> HostTarget:
    """Return the target of a stated host version; the oldest supported one where nothing readable is stated.

    `~4` and `4` name the newest host of major 4, so they state no more than what is assumed.
    """
    version = parse_version(stated.text) if stated else None
    return HostTarget(version, stated) if version else HostTarget()


def describe_versions(versions: tuple[Version, ...]) -> str:
    """Return versions as people write them: `3.11`, `3.10 and 3.11`, `3.10 to 3.12`."""
    texts = [f"{major}.{minor}" for major, minor in versions]
    return texts[0] if len(texts) == 1 else f"{texts[0]} {'and' if len(texts) == 2 else 'to'} {texts[-1]}"
