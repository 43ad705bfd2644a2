"""The configuration profile of host.json: what the rules on it share."""

from __future__ import annotations

from typing import Final

from funcls.model.app import App
from funcls.model.host_configuration import HostValue
from funcls.model.target import Version
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonString

PROFILE_KEY: Final = "configurationProfile"

PROFILES: Final = ("", "default", "mcp-custom-handler", "web-app-custom-handler")
"""What the host takes, in lower case (facts: changes 2024-2026, row 2)."""

CUSTOM_HANDLER_PROFILES: Final = PROFILES[2:]
"""Those that make a route of their own, which no app with function.json files may have."""

_FIRST_HOST: Final[Version] = (4, 1044)
"""The first host that reads profiles, and the routes of custom handlers."""


def reads_profiles(app: App) -> bool:
    """Return whether the host reads profiles and routes: nobody writes them for an older one without stating it."""
    host = app.facts.target.host
    return host.stated is None or host.oldest >= _FIRST_HOST


def profile(app: App) -> HostValue | None:
    """Return the profile that host.json names; None without one, and where it does not count.

    Unlike all other keys but the version, this one is read from the object itself, in exactly this case.
    """
    root = app.host_root
    if root is None or app.configuration is None or not reads_profiles(app):
        return None
    if app.configuration.is_overridden(PROFILE_KEY):
        return None
    member, value = root.get(PROFILE_KEY), app.configuration.value(PROFILE_KEY)
    if member is None or value is None or value.node is not member.value:
        return None
    return value if isinstance(value.node, JsonString | JsonNumber | JsonLiteral) else None
