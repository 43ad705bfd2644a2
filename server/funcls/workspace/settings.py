"""The settings of funcls: the one source for their names, types, defaults and descriptions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any, Final, NamedTuple

from funcls.model.stated import Options
from funcls.model.target import parse_version

SECTION: Final = "funcls"
"""What stands before the names of all settings in an editor: `funcls.validate`."""

_MOST_CHARACTERS: Final = 40
"""How much of a name or value that is wrong a message shows."""


class Scope(Enum):
    """The files in which findings are shown."""

    APP = "app"
    OPEN_FILES = "openFiles"


class Validate(Enum):
    """When findings are brought up to date."""

    TYPE = "type"
    SAVE = "save"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set for one workspace folder, or for all that have nothing of their own."""

    scope: Scope = field(
        default=Scope.APP,
        metadata={
            "name": "diagnostics.scope",
            "description": "Where findings are shown: in every file of an app, or only in files that are open.",
        },
    )
    validate: Validate = field(
        default=Validate.TYPE,
        metadata={
            "name": "validate",
            "description": "When findings are brought up to date: while you type, when you save, or never.",
        },
    )
    target_python: str | None = field(
        default=None,
        metadata={
            "name": "target.python",
            "description": "The Python that runs the app on Azure, for example `3.12`.",
        },
    )
    target_host: str | None = field(
        default=None,
        metadata={
            "name": "target.host",
            "description": "The version of the Functions host that runs the app, for example `4.1037`.",
        },
    )

    def options(self) -> Options:
        """Return what the settings say of the target."""
        return Options(python_version=self.target_python, host_version=self.target_host)


class Setting(NamedTuple):
    """One setting as people see it, its name without the section: a choice, or a version where `kind` is None."""

    name: str
    attribute: str
    kind: type[Enum] | None
    default: str | None
    description: str

    @property
    def choices(self) -> tuple[str, ...]:
        """The values that it takes; none where it takes any version."""
        return tuple(each.value for each in self.kind) if self.kind is not None else ()

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return f"one of {', '.join(map(json.dumps, self.choices))}" if self.choices else 'a version such as "3.12"'

    def read(self, value: object) -> Enum | str:
        """Return a JSON value as `Settings` holds it; raises ValueError for one that it does not take."""
        if self.kind is not None:
            return self.kind(value)
        if isinstance(value, str) and parse_version(value) is not None:
            return value
        raise ValueError(value)


def known_settings() -> Iterator[Setting]:
    """Yield every setting, in the order in which people should read of them."""
    for each in fields(Settings):
        default = getattr(Settings(), each.name)
        kind = type(default) if isinstance(default, Enum) else None
        shown = default.value if isinstance(default, Enum) else default
        yield Setting(each.metadata["name"], each.name, kind, shown, each.metadata["description"])


def read_settings(data: object, below: Settings | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings that `data` states, and one message for each part of it that is not understood.

    `data` is JSON as a client sends it: nested objects or dotted keys, alone or in a section `funcls`, beside which
    all else is some other program's. What is null or missing is as in `below`, or else has its default.
    """
    known = {each.name: each for each in known_settings()}
    values: dict[str, Any] = {}
    problems = []
    for name, value in _entries(_own(data), "", known.keys()):
        if value is None:
            continue
        setting = known.get(name)
        if setting is None:
            problems.append(f"{_full(name)} is no setting of funcls" if name else f"{SECTION} is no object")
            continue
        try:
            values[setting.attribute] = setting.read(value)
        except ValueError:
            problems.append(f"{_full(name)} must be {setting.expected}, not {_shown(value)}")
    return replace(below or Settings(), **values), tuple(problems)


def _own(data: object) -> object:
    """Return the part of the data that is meant for funcls."""
    if not isinstance(data, Mapping):
        return data
    dotted = {key.removeprefix(f"{SECTION}."): data[key] for key in data if key.startswith(f"{SECTION}.")}
    section = data.get(SECTION, dotted or data)
    return {**section, **dotted} if isinstance(section, Mapping) else section


def _entries(data: object, name: str, known: Set[str]) -> Iterator[tuple[str, object]]:
    """Yield the values in the data with their dotted names; an object that can hold no setting is a value."""
    holds = not name or any(each.startswith(f"{name}.") for each in known)
    if isinstance(data, Mapping) and holds:
        for key, value in data.items():
            yield from _entries(value, f"{name}.{key}" if name else key, known)
    else:
        yield name, data


def _full(name: str) -> str:
    return _cut(f"{SECTION}.{json.dumps(name)[1:-1]}")


def _shown(value: object) -> str:
    return _cut(json.dumps(value))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}..."
