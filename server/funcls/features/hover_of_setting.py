"""Hover on the name of an app setting: where it is defined, and who uses it. What its value is stays hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.app_settings import Definition, SettingAt, definitions_of, uses_of
from funcls.features.describe import describe_property
from funcls.features.places import link_to
from funcls.model.defined_settings import prefixed
from funcls.model.local_settings import CONNECTIONS_KEY
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import SETTINGS_FILE, setting, stated_settings, template_files, template_names
from funcls.model.source import ROOT, Listing
from funcls.syntax.json.tree import JsonString
from funcls.workspace.app_state import AppState

_MOST_SHOWN: Final = 8
_EMULATOR: Final = "usedevelopmentstorage=true"
"""A connection string that everybody knows."""


def describe_setting(state: AppState, at: SettingAt) -> str:
    """Return what is to say of the setting at a cursor, as Markdown."""
    found, uses = definitions_of(state, at), uses_of(state, at)
    known = state.catalogue.settings.setting(at.name)
    part = state.catalogue.connection_section.get(at.name.rpartition("__")[2].lower()) if "__" in at.name else None
    described = known.described if known is not None else part
    title = f": {described.title}" if described is not None else ""
    paragraphs = [
        f"**App setting `{at.name}`**{title}",
        described.description if described is not None else "",
        _defined(state, at, found),
        _looked_for(at, found),
        _used(state, uses, has_readers=known is not None),
        f"[Microsoft's documentation]({described.docs})" if described is not None and described.docs else "",
    ]
    named_by = next((use.known for use in at.uses if use.is_connection), None)
    if named_by is not None:
        paragraphs += ["---", describe_property(named_by)]
    return "\n\n".join(each for each in paragraphs if each)


def _defined(state: AppState, at: SettingAt, found: list[Definition]) -> str:
    if not found:
        return _nowhere(state, at)
    places = ", ".join(f"{_as_named(each, at)}{link_to(each.place, state)}" for each in found[:_MOST_SHOWN])
    value = _value(state, found[0]) if len(found) == 1 else ""
    return f"Defined in {places}{value}."


def _as_named(definition: Definition, at: SettingAt) -> str:
    """Return under which name it is defined, where that is another one."""
    shown = f"`{definition.name}` in " if definition.name != at.name else ""
    return f"{CONNECTIONS_KEY} of " if not shown and definition.section == CONNECTIONS_KEY else shown


def _nowhere(state: AppState, at: SettingAt) -> str:
    listing = state.listings.get(ROOT) or Listing()
    templates = [name for name in template_files(listing) if at.name in template_names(state.files.get(name))]
    hint = f" The template `{templates[0]}` has it." if templates else ""
    if SETTINGS_FILE not in listing.files:
        return f"There is no {SETTINGS_FILE} here that could define it.{hint}"
    return f"Not defined in {SETTINGS_FILE}.{hint}"


def _value(state: AppState, definition: Definition) -> str:
    """Return the value, where it is one that nobody has to hide."""
    stated = setting(stated_settings(state.files.get(SETTINGS_FILE)), definition.name)
    known = state.catalogue.settings.setting(definition.name)
    if stated is None or not stated.text or not isinstance(stated.member.value, JsonString):
        return ""
    is_listed = known is not None and known.is_harmless and known.described.enum and known.takes(stated.text)
    return f": `{stated.text}`" if is_listed or stated.text.lower() == _EMULATOR else ""


def _looked_for(at: SettingAt, found: list[Definition]) -> str:
    """Return which names the host takes for that of a connection, where that helps."""
    if found or not any(use.is_connection for use in at.uses):
        return ""
    return (
        f"The host takes a setting or connection string `{at.name}` or `{prefixed(at.name)}`, or settings that begin "
        f"with `{at.name}__`."
    )


def _used(state: AppState, uses: list[SettingUse], *, has_readers: bool) -> str:
    """Return the uses as a list; `has_readers` says that host, worker or Core Tools read the setting themselves."""
    if not uses:
        return "" if has_readers else "Nothing in this app is seen to use it."
    lines = [f"- {each}" for each in _lines(state, uses)]
    more = [f"- and {len(lines) - _MOST_SHOWN} more"] if len(lines) > _MOST_SHOWN else []
    return "\n".join(["Used by", "", *lines[:_MOST_SHOWN], *more])


def _lines(state: AppState, uses: list[SettingUse]) -> Iterator[str]:
    for use in uses:
        where = link_to(use.place, state)
        if use.binding is None or use.known is None:
            yield f"Python, in {where}"
        else:
            owner = f" of `{use.binding.name}`" if use.binding.name else ""
            unstated = ", which names no other" if use.is_default else ""
            yield f"`{use.known.name}`{owner}{unstated}, in {where}"
