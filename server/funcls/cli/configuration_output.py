"""The configuration of apps: as text for people, and as one JSON object for tools."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from funcls.cli.printable import printable
from funcls.cli.reported import shown_path
from funcls.model.own_settings import Setting, known_settings
from funcls.model.target import Stated, describe_versions
from funcls.rules.rule import Group
from funcls.rules.table import RULES
from funcls.text.lines import Encoding
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import absolute

_FORMAT_VERSION: Final = 1
_DEFAULT: Final = "default"
_WIDEST: Final = 60
"""A longer value moves only what stands behind it."""

_CODES: Final = frozenset(rule.code for rule in RULES if rule.group is Group.CONFIGURATION)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value that is in force: as data, as text, and who states it; None where nobody does."""

    name: str
    data: Any
    text: str
    stated: str | None


def configuration_to_text(states: Sequence[AppState], folder: str) -> str:
    """Return a block for each app: its configuration file, and a line for each setting."""
    return "\n\n".join("\n".join(_block(state, folder)) for state in states)


def configuration_to_json(states: Sequence[AppState], folder: str) -> str:
    """Return the same as data; `from` is null for a default, and files are relative to the absolute `folder`."""
    apps = [
        {
            "app": shown_path(state.root, folder),
            "file": _file(state, folder),
            "excluded": state.selection.excludes_app,
            "settings": {each.name: {"value": each.data, "from": each.stated} for each in _values(state, folder)},
            "problems": list(_problems(state, folder)),
        }
        for state in states
    ]
    return json.dumps({"version": _FORMAT_VERSION, "apps": apps}, indent=2, ensure_ascii=False)


def _block(state: AppState, folder: str) -> Iterator[str]:
    file = _file(state, folder)
    excluded = ", and left out by its exclude" if state.selection.excludes_app else ""
    yield f"{shown_path(state.root, folder)}: configured by {file or 'no file'}{excluded}"
    values = list(_values(state, folder))
    names = max(len(each.name) for each in values)
    texts = min(max(len(each.text) for each in values), _WIDEST)
    for each in values:
        yield printable(f"    {each.name:{names}}  {each.text:{texts}}  {each.stated or _DEFAULT}")
    yield from map(printable, _problems(state, folder))


def _values(state: AppState, folder: str) -> Iterator[_Value]:
    for setting in known_settings():
        yield _target(setting, state, folder) or _value(setting, state, folder)


def _value(setting: Setting, state: AppState, folder: str) -> _Value:
    value = getattr(state.configured.settings, setting.attribute)
    data = _data(value)
    where = _where(state.configured.origins.get(setting.attribute), state, folder)
    return _Value(setting.name, data, _text(data), where)


def _target(setting: Setting, state: AppState, folder: str) -> _Value | None:
    """Return what an app is judged against, which other files may state; None for a setting of another kind."""
    target = state.facts.target
    match setting.attribute:
        case "target_python":
            return _version(setting, describe_versions(target.python.versions), target.python.stated, state, folder)
        case "target_host":
            oldest = describe_versions((target.host.oldest,))
            text = oldest if target.host.stated else f"{oldest} or newer"
            return _version(setting, text, target.host.stated, state, folder)
        case "target_bundle":
            bundle = target.bundle
            text = f"{bundle.identifier} {bundle.version_range}" if bundle.stated else "any"
            stated = Stated(text, bundle.where) if bundle.stated else None
            return _version(setting, text, stated, state, folder)
    return None


def _version(setting: Setting, text: str, stated: Stated | None, state: AppState, folder: str) -> _Value:
    return _Value(setting.name, text, text, _where(stated.where if stated else None, state, folder))


def _data(value: Any) -> Any:
    """Return a value of `Settings` as it stands in a file."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return {key: _data(each) for key, each in value}
    return list(value) if isinstance(value, tuple) else value


def _text(data: Any) -> str:
    """Return a value as TOML writes it, or in a word."""
    if not data and not isinstance(data, bool):
        return "all" if data is None else "none"
    if isinstance(data, dict):
        return f"{{{', '.join(f'{_quoted(key)} = {_quoted(each)}' for key, each in data.items())}}}"
    return data if isinstance(data, str) else _quoted(data)


def _quoted(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _where(where: str | None, state: AppState, folder: str) -> str | None:
    """Return who states a value; of a file, the path from the folder."""
    return _path(where, state, folder) if where is not None and where in state.files else where


def _file(state: AppState, folder: str) -> str | None:
    file = state.configured.file
    return _path(file.path, state, folder) if file is not None else None


def _path(path: str, state: AppState, folder: str) -> str:
    return shown_path(absolute(state.root, path), folder)


def _problems(state: AppState, folder: str) -> Iterator[str]:
    file = state.configured.file
    for each in state.findings_in(file.path) if file is not None else ():
        if each.code in _CODES:
            line, character = state.position(each.place.path, each.place.span.start, Encoding.UTF32)
            where = posixpath.normpath(_path(each.place.path, state, folder))
            yield f"{where}:{line + 1}:{character + 1}: {each.severity.name.lower()}[{each.code}] {each.message}"
