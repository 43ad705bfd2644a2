"""The keys of host.json with what its schema says of them: what the rules on them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.app import App
from funcls.model.facts import ALLOWED_KEY, BUNDLE_KEY
from funcls.model.host_configuration import HostValue
from funcls.rules.bundle_min import OLDEST_BUNDLE
from funcls.rules.bundle_sections import VERSION_KEY
from funcls.rules.host_profiles import PROFILE_KEY
from funcls.rules.retry_interval import RETRY
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonObject, Member

_NOT_FOR_PYTHON: Final = "x-notForPython"
TIMEOUT: Final = "functionTimeout"
JUDGED_ELSEWHERE: Final = frozenset({VERSION_KEY, BUNDLE_KEY, ALLOWED_KEY, PROFILE_KEY, RETRY, TIMEOUT})
"""The keys at the top of host.json of whose values other rules tell."""


@dataclass(frozen=True, slots=True)
class HostKey:
    """A key of host.json: `known` is what the schema says of it, None where it does not know it, `parent` of what is
    around it. `beside` are the keys that stand in the same object, in lower case.
    """

    path: tuple[str, ...]
    member: Member
    known: Property | None
    parent: Property
    beside: frozenset[str]

    @property
    def name(self) -> str:
        """The key as it stands there."""
        return self.path[-1]

    def value_in(self, app: App) -> HostValue | None:
        """Return the value that the host has of the key; None for a container, and where another one counts."""
        host = app.configuration
        value = host.value(*self.path) if host is not None and not host.is_overridden(*self.path) else None
        return value if value is not None and value.node is self.member.value else None


def says_something(app: App, key: HostKey) -> bool:
    """Return whether the host would find anything under a key: neither null nor an empty section."""
    host = app.configuration
    value = host.value(*key.path) if host is not None else None
    return host is not None and (host.has_below(*key.path) or (value is not None and value.node.value is not None))


def host_keys(app: App) -> Iterator[HostKey]:
    """Yield the keys of host.json, outermost first.

    None below a key that nobody knows, that the host does not read, or that is of no use to an app in Python.
    """
    if app.configuration is not None and app.host_root is not None:
        yield from _keys(app, app.host_root, app.host_schema.root, ())


def read_keys(app: App) -> Iterator[tuple[HostKey, Property]]:
    """Yield the same with what the schema says of them, without those that have no effect."""
    for key in host_keys(app):
        if key.known is not None and is_read(app, key.known):
            yield key, key.known


def is_read(app: App, known: Property) -> bool:
    """Return whether the host, or the extension in the bundle of the app, may read a key."""
    return known.deprecated is None and other_major(app, known) is None


def other_major(app: App, known: Property) -> int | None:
    """Return the major of the app's bundle where that does not read the key."""
    major = app.facts.target.bundle.major
    if not known.majors or major is None or app.facts.extensions_elsewhere:
        return None
    if major < OLDEST_BUNDLE[0]:
        # The host does not start with it, and nobody has written down what it read.
        return None
    return major if major not in known.majors else None


def _is_looked_into(app: App, known: Property) -> bool:
    return is_read(app, known) and _NOT_FOR_PYTHON not in known.roles


def _keys(app: App, node: JsonObject, parent: Property, outer: tuple[str, ...]) -> Iterator[HostKey]:
    names = [each.key.value for each in node.effective_members()]
    beside = frozenset(name.lower() for name in names)
    for member in node.effective_members():
        path = (*outer, member.key.value)
        known = app.host_schema.key_of(parent, member.key.value)
        yield HostKey(path, member, known, parent, beside)
        if known is not None and isinstance(member.value, JsonObject) and _is_looked_into(app, known):
            yield from _keys(app, member.value, known, path)
