"""App settings as names: where one is defined, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from funcls.model.defined_settings import bare, normalized, stands_for
from funcls.model.local_settings import CONNECTIONS_KEY, VALUES_KEY
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import SETTINGS_FILE, connection_strings, named_settings
from funcls.model.source import Place, SourceFile
from funcls.syntax.json.tree import JsonObject, JsonString, Member
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


@dataclass(frozen=True, slots=True)
class Definition:
    """A setting in local.settings.json: its name, where that stands, and its member of the object under `section`."""

    name: str
    place: Place
    member: Member
    section: str


@dataclass(frozen=True, slots=True)
class SettingAt:
    """The setting that is named at a cursor, `span`: in one or several uses of the same place, or its definition."""

    span: Span
    uses: tuple[SettingUse, ...] = ()
    definition: Definition | None = None

    @property
    def name(self) -> str:
        """The name as it stands there."""
        return self.definition.name if self.definition is not None else self.uses[0].name


def setting_at(state: AppState, path: str, offset: int) -> SettingAt | None:
    """Return the setting that is named at `offset` of the file `path`, or None."""
    if path == SETTINGS_FILE:
        found = (each for each in definitions(state) if each.place.span.touches(offset))
        definition = next(found, None)
        return SettingAt(definition.place.span, definition=definition) if definition is not None else None
    uses = {
        (use.name, use.place): use
        for function in state.functions_of(path)
        for use in function.setting_uses
        if use.place.path == path and use.place.span.touches(offset) and not use.is_default
    }
    if not uses:
        return None
    first = next(iter(uses.values()))
    return SettingAt(first.place.span, tuple(each for each in uses.values() if each.place == first.place))


def definitions(state: AppState) -> Iterator[Definition]:
    """Yield what local.settings.json defines, in order; nothing without the file."""
    source = state.files.get(SETTINGS_FILE)
    if source is not None and source.readable:
        yield from _defined(source, named_settings(source), VALUES_KEY)
        yield from _defined(source, connection_strings(source), CONNECTIONS_KEY)


def _defined(source: SourceFile, settings: JsonObject | None, section: str) -> Iterator[Definition]:
    for member in settings.effective_members() if settings is not None else ():
        if member.key.value:
            yield Definition(member.key.value, source.place(_inside(member.key)), member, section)


def _inside(key: JsonString) -> Span:
    start, end = key.span
    return Span(start + key.quoted, end - (key.quoted and key.closed))


def all_uses(state: AppState) -> Iterator[SettingUse]:
    """Yield every use in the app once, though several functions import the module that it stands in."""
    seen: set[tuple[Place, str]] = set()
    for name in sorted(state.functions):
        for use in state.functions[name].setting_uses:
            if (use.place, use.name) not in seen:
                seen.add((use.place, use.name))
                yield use


def definitions_of(state: AppState, at: SettingAt) -> list[Definition]:
    """Return what defines the setting at a cursor, in order: of a connection by identity, all its settings."""
    if at.definition is not None:
        return [at.definition]
    return [each for each in definitions(state) if any(_defines(each, use) for use in at.uses)]


def uses_of(state: AppState, at: SettingAt) -> list[SettingUse]:
    """Return the uses of the setting at a cursor, by file and place."""
    defined = definitions_of(state, at)
    names = {bare(use.name) for use in at.uses}
    found = [
        use
        for use in all_uses(state)
        if bare(use.name) in names or any(_defines(definition, use) for definition in defined)
    ]
    return sorted(found, key=lambda use: use.place)


def _defines(definition: Definition, use: SettingUse) -> bool:
    if use.is_connection:
        return stands_for(definition.name, use.name, as_connection=True)
    return definition.section == VALUES_KEY and normalized(definition.name) == normalized(use.name)
