"""The time zone in which the schedules of an app count."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from funcls.model.settings import SETTINGS_FILE, named_settings, read_settings, setting
from funcls.workspace.app_state import AppState

_SETTINGS: Final = ("WEBSITE_TIME_ZONE", "TZ")
"""The app settings that say it (facts: local.settings)."""
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
_OF_WINDOWS: Final = Path(__file__).with_name("windows_zones.json")


@dataclass(frozen=True, slots=True)
class AppZone:
    """What an app says of its time zone.

    `setters` are the names of the settings that say it; `name` and `rules` are empty where it is no zone that funcls
    knows. A name is what the zone is called everywhere, so it may be shown, other than any other value of a setting.
    """

    setters: tuple[str, ...]
    name: str = ""
    rules: ZoneInfo | None = None


def app_zone(state: AppState) -> AppZone | None:
    """Return the time zone that the app sets; None where it sets none."""
    source = state.files.get(SETTINGS_FILE)
    named, read = named_settings(source), read_settings(source)
    found = {name: setting(named, name) for name in _SETTINGS}
    setters = tuple(name for name, each in found.items() if each is not None and not each.is_empty)
    if not setters:
        return None
    texts = {each.text if each is not None else None for each in (setting(read, name) for name in setters)}
    text = texts.pop()
    rules = _rules(text) if text is not None and not texts else None
    return AppZone(setters, text, rules) if text is not None and rules is not None else AppZone(setters)


def _rules(name: str) -> ZoneInfo | None:
    """Return the rules of a zone by its name, of IANA or of Windows; None for what is no name of a zone."""
    key = _windows_zones().get(name, name)
    try:
        return ZoneInfo(key) if _NAME.fullmatch(key) else None
    except (KeyError, ValueError, OSError):
        return None


@cache
def _windows_zones() -> dict[str, str]:
    """Return the IANA name of each zone of Windows."""
    zones: dict[str, str] = json.loads(_OF_WINDOWS.read_text(encoding="utf-8"))["zones"]
    return zones
