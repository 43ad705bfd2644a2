"""Renaming an app setting: in function.json, in Python, in local.settings.json and in the templates of that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from funcls.features.app_settings import SettingAt, all_uses, definitions, setting_at
from funcls.features.changes import Changes, Collector, RefusedError, Renamable, line_of
from funcls.model.defined_settings import bare, normalized, prefixed
from funcls.model.platform_variables import may_come_from_platform
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import connection_strings, named_settings, template_files
from funcls.model.source import ROOT, Listing, Place
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_PREFIX: Final = r"(?P<prefix>(?:ConnectionStrings(?::|__))?(?:AzureWebJobs)?)"
_SEPARATOR: Final = "(?::|__)"
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NAME_OF_SECTION: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.:-]*")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name in three parts: what the host puts before it, the name itself, and what makes it a part of a section."""

    prefix: str
    core: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place where a setting is named; `is_definition` where it is defined, in local.settings.json itself."""

    name: str
    place: Place
    is_definition: bool = False


class _Family:
    """The names that mean one setting.

    For a connection these are the name with and without what the host puts before it, and those of the section that
    begins with it. For any other setting it is the name alone, as the host compares it.
    """

    def __init__(self, name: str, uses: Iterable[SettingUse]) -> None:
        cores = {bare(each.name) for each in uses if each.is_connection}
        around = sorted(each for each in cores if _split(name, each, is_connection=True) is not None)
        if len(around) > 1:
            raise RefusedError(f"`{name}` belongs to several connections: {', '.join(map(repr, around))}.")
        self.is_connection = bool(around)
        self.core = around[0] if around else normalized(name)

    def parts(self, name: str) -> _Parts | None:
        """Return the parts of a name of the setting, None for any other name."""
        return _split(name, self.core, is_connection=self.is_connection)


def setting_named_at(state: AppState, path: str, offset: int) -> Renamable | None:
    """Return the app setting that is named at a cursor; raises RefusedError where its name has to stay."""
    at = setting_at(state, path, offset)
    if at is None:
        return None
    name = at.name
    uses = list(all_uses(state))
    family = _Family(name, uses)
    if _is_known(state, family, name):
        raise RefusedError(f"The host or the platform itself reads `{name}`: another name would mean nothing to it.")
    if any(each.is_default and family.parts(each.name) is not None for each in uses):
        raise RefusedError(f"The host looks for `{name}` by itself, for a binding that names no setting.")
    source = state.files[path]
    if source is None or source.text[slice(*at.span)] != name:
        raise RefusedError(f"The name in {path} is not written as a plain text in quotes.")
    return Renamable(at.span, name, partial(_rename, state, at, family))


def _rename(state: AppState, at: SettingAt, family: _Family, new: str) -> Changes:
    old = at.name
    if (_NAME_OF_SECTION if ":" in old else _NAME).fullmatch(new) is None:
        raise RefusedError(f"`{new}` cannot be the name of a setting: it has ASCII letters, digits, `_`, `.` and `-`.")
    was, becomes = family.parts(old), _new_parts(family, old, new)
    if _is_known(state, family, f"{becomes.prefix}{becomes.core}"):
        raise RefusedError(f"The host or the platform itself reads `{new}`.")
    mentions = list(_mentions(state))
    ours = [(each, parts) for each in mentions if (parts := family.parts(each.name)) is not None]
    _check_single([each for each in ours if each[0].is_definition])
    if any(each.is_definition for each, _ in ours):
        _check_clash(state, mentions, family, becomes)
    collector = Collector(state)
    for each, parts in ours:
        source = state.files[each.place.path]
        if source is None or source.text[slice(*each.place.span)] != each.name:
            at_line = line_of(state, each.place.path, each.place.span.start)
            raise RefusedError(f"The name at {at_line} is not written as a plain text in quotes.")
        is_alike = was is not None and parts.prefix.lower() == was.prefix.lower()
        prefix = becomes.prefix if is_alike else parts.prefix
        collector.replace(each.place.path, each.place.span, f"{prefix}{becomes.core}{parts.suffix}")
    return collector.changes()


def _new_parts(family: _Family, old: str, new: str) -> _Parts:
    """Return the parts of the new name; raises RefusedError where it takes a setting out of its section."""
    was = family.parts(old)
    if was is None or not family.is_connection:
        return _Parts("", new, "")
    if not new.endswith(was.suffix):
        raise RefusedError(f"`{old}` is a part of a connection: its name has to end with `{was.suffix}`.")
    rest = new[: len(new) - len(was.suffix)]
    found = re.match(_PREFIX, rest, re.IGNORECASE)
    prefix = found["prefix"] if found is not None else ""
    if prefix == rest:
        raise RefusedError(f"Of `{new}` nothing is left without what the host puts before the name of a connection.")
    return _Parts(prefix, rest[len(prefix) :], was.suffix)


def _check_single(defined: list[tuple[_Mention, _Parts]]) -> None:
    """Refuse names of which nobody can tell whether they mean one setting or two."""
    by_suffix: dict[str, set[str]] = {}
    for each, parts in defined:
        by_suffix.setdefault(normalized(parts.suffix), set()).add(each.name)
    several = next((sorted(names) for names in by_suffix.values() if len(names) > 1), None)
    if several is not None:
        raise RefusedError(f"`{several[0]}` and `{several[1]}` are two settings of which the host takes one.")


def _check_clash(state: AppState, mentions: list[_Mention], family: _Family, becomes: _Parts) -> None:
    """Refuse a name that another setting has."""
    wanted = _Parts("", normalized(becomes.core), "")
    for each in mentions:
        is_taken = _split(each.name, wanted.core, is_connection=family.is_connection) is not None
        if is_taken and family.parts(each.name) is None:
            at_line = line_of(state, each.place.path, each.place.span.start)
            raise RefusedError(f"`{each.name}` is another setting already, at {at_line}.")


def _mentions(state: AppState) -> Iterator[_Mention]:
    for definition in definitions(state):
        yield _Mention(definition.name, definition.place, is_definition=True)
    for use in all_uses(state):
        if not use.is_default:
            yield _Mention(use.name, use.place)
    for path in template_files(state.listings.get(ROOT) or Listing()):
        source = state.files.get(path)
        if source is not None and source.readable:
            for settings in (named_settings(source), connection_strings(source)):
                for member in settings.members if settings is not None else ():
                    key = member.key
                    inside = Span(key.span.start + key.quoted, key.span.end - (key.quoted and key.closed))
                    yield _Mention(key.value, Place(path, inside))


def _split(name: str, core: str, *, is_connection: bool) -> _Parts | None:
    """Return the parts of a name whose middle is `core`, as the host compares it; None for any other name."""
    middle = _SEPARATOR.join(map(re.escape, core.split(":")))
    before, after = (_PREFIX, f"(?P<suffix>{_SEPARATOR}.+)?") if is_connection else ("(?P<prefix>)", "(?P<suffix>)")
    found = re.fullmatch(f"{before}(?P<core>{middle}){after}", name, re.IGNORECASE | re.DOTALL)
    return _Parts(found["prefix"], found["core"], found["suffix"] or "") if found is not None else None


def _is_known(state: AppState, family: _Family, name: str) -> bool:
    """Return whether something else than the app reads the setting; of a section, whether it reads that."""
    parts = family.parts(name)
    whole = f"{parts.prefix}{parts.core}" if parts is not None else name
    names = {whole, prefixed(whole)} if family.is_connection else {whole}
    return any(state.catalogue.settings.setting(each) is not None or may_come_from_platform(each) for each in names)
