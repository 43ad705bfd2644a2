"""The settings of funcls: the one source for their names, types, defaults and descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import Field, dataclass, field, fields, replace
from enum import Enum
from typing import Any, Final, NamedTuple

from funcls.model.setting_kinds import (
    BundleText,
    Choice,
    DirectionsByType,
    Globs,
    Kind,
    Pairs,
    RuleNames,
    RuleNamesByGlob,
    SeverityByRule,
    Switch,
    VersionText,
)
from funcls.model.setting_reading import Path, Problem, ProblemKind, Reading, Vocabulary, dotted, shown
from funcls.schema.wording import did_you_mean

SECTION: Final = "funcls"
"""What stands before the names of all settings in an editor: `funcls.validate`."""


class Scope(Enum):
    """The files in which findings are shown."""

    APP = "app"
    OPEN_FILES = "openFiles"


class Validate(Enum):
    """When findings are brought up to date."""

    TYPE = "type"
    SAVE = "save"
    OFF = "off"


class Intellisense(Enum):
    """What is told of a handler that a Python server could tell too."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


def _told(name: str, kind: Kind, description: str, *, also: str = "") -> Mapping[str, Any]:
    return {"name": name, "kind": kind, "description": description, "also": also}


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set for one app, or for all that have nothing of their own."""

    target_python: str | None = field(
        default=None,
        metadata=_told(
            "target.python", VersionText("3.12"), "The Python that runs the app on Azure, for example `3.12`."
        ),
    )
    target_host: str | None = field(
        default=None,
        metadata=_told(
            "target.host",
            VersionText("4.1037"),
            "The version of the Functions host that runs the app, for example `4.1037`.",
        ),
    )
    target_bundle: str | None = field(
        default=None,
        metadata=_told(
            "target.bundle",
            BundleText(),
            "The extension bundle that the app gets on Azure, where host.json does not settle it: a version such as "
            "`4` or `4.22.0`, or a range as in host.json.",
        ),
    )
    select: tuple[str, ...] | None = field(
        default=None,
        metadata=_told(
            "select",
            RuleNames(),
            "The rules that are used, by code or group. Without it, all are; and those on the configuration itself "
            "always are.",
        ),
    )
    ignore: tuple[str, ...] = field(
        default=(),
        metadata=_told(
            "ignore",
            RuleNames(),
            "The rules that are not used, by code or group. A code in `select` wins over its group here.",
        ),
    )
    severity: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=_told(
            "severity",
            SeverityByRule(),
            "The severity of what a rule finds, by code or group; a code wins over its group.",
        ),
    )
    per_file_ignores: Pairs = field(
        default=(),
        metadata=_told(
            "per-file-ignores",
            RuleNamesByGlob(),
            "Rules that are not used in some files: codes and groups by a pattern as in .gitignore.",
        ),
    )
    exclude: tuple[str, ...] = field(
        default=(),
        metadata=_told(
            "exclude", Globs(), "Apps, folders and files in which nothing is reported: patterns as in .gitignore."
        ),
    )
    known_types: Pairs = field(
        default=(),
        metadata=_told(
            "known-types",
            DirectionsByType(),
            'Binding types that extensions of your own bring, with their directions (`"in"`, `"out"`).',
        ),
    )
    validate: Validate = field(
        default=Validate.TYPE,
        metadata=_told(
            "validate",
            Choice(Validate),
            "When an editor brings findings up to date: while you type, when you save, or never.",
        ),
    )
    intellisense: Intellisense = field(
        default=Intellisense.AUTO,
        metadata=_told(
            "intellisense",
            Choice(Intellisense),
            "What an editor tells of the objects that a handler gets: members, signatures, documentation, "
            "definitions. `auto`: all of it, but where the editor has another server for Python only what that one "
            "cannot know, which is what function.json says of parameters without annotation; `on`: all of it; "
            "`off`: nothing.",
        ),
    )
    scope: Scope = field(
        default=Scope.APP,
        metadata=_told(
            "scope",
            Choice(Scope),
            "Where an editor shows findings: in every file of an app, or only in files that are open.",
            also="diagnostics.scope",
        ),
    )
    code_lens: bool = field(
        default=True,
        metadata=_told(
            "codeLens.enable",
            Switch(),
            "Whether an editor shows above a handler what starts the function and what it reads and writes, and above "
            "a function.json its handler.",
        ),
    )
    inlay_hints: bool = field(
        default=False,
        metadata=_told(
            "inlayHints.enable",
            Switch(),
            "Whether an editor shows behind a parameter without an annotation the one that its binding takes first, "
            "and behind the parameters what the `$return` binding takes.",
        ),
    )


class Setting(NamedTuple):
    """One setting as people see it, its name without the section; `also` is an older name, empty where it has none."""

    name: str
    attribute: str
    kind: Kind
    default: object
    description: str
    also: str

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return self.kind.expected


def known_settings() -> Iterator[Setting]:
    """Yield every setting, in the order in which people should read of them."""
    for each in fields(Settings):
        yield _described(each)


def _described(each: Field[Any]) -> Setting:
    default = each.default.value if isinstance(each.default, Enum) else each.default
    told = each.metadata
    return Setting(told["name"], each.name, told["kind"], default, told["description"], told["also"])


_BY_NAME: Final = {name: each for each in known_settings() for name in (each.name, each.also) if name}


def read_values(data: object, vocabulary: Vocabulary) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """Return the values that a table states, by the attributes of `Settings`, and what is wrong with the others.

    `data` is an object of JSON or TOML: nested, or with dotted keys. What is null is not stated.
    """
    values: dict[str, Any] = {}
    reading = Reading(vocabulary)
    for path, value in _entries(data, (), _BY_NAME.keys()):
        name = ".".join(path)
        setting = _BY_NAME.get(name)
        if value is None:
            continue
        if setting is None:
            reading.problems.append(_unknown(path, value))
            continue
        read = setting.kind.read(path, value, reading)
        if read is not None:
            values[setting.attribute] = read
    return values, tuple(reading.problems)


def read_client_settings(data: object, vocabulary: Vocabulary) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Return the values that a client states, and one message for each part of it that is not understood.

    `data` is JSON as a client sends it: nested objects or dotted keys, alone or in a section `funcls`, beside which
    all else is some other program's.
    """
    own = _own(data)
    if own is None:
        return {}, ()
    if not isinstance(own, Mapping):
        return {}, (f"{SECTION} is no object",)
    values, problems = read_values(own, vocabulary)
    return values, tuple(_as_line(each) for each in problems)


def overlaid(below: Settings, values: Mapping[str, Any]) -> Settings:
    """Return the settings with other values, given by attribute."""
    return replace(below, **values)


def _unknown(path: Path, value: object) -> Problem:
    name = ".".join(map(str, path))
    inner = [each.name for each in known_settings() if each.name.startswith(f"{name}.")]
    if inner:
        message = f"{dotted(path)} must be a table with {' or '.join(inner)}, not {shown(value)}"
        return Problem(ProblemKind.VALUE, path, message, value)
    hint = did_you_mean(name, [each.name for each in known_settings()])
    return Problem(ProblemKind.KEY, path, f"{dotted(path)} is no setting of funcls.{hint}", of_key=True)


def _as_line(problem: Problem) -> str:
    if problem.kind is ProblemKind.CODE:
        return f"{SECTION}.{dotted(problem.path)}: {problem.message}"
    return f"{SECTION}.{problem.message}"


def _own(data: object) -> object:
    """Return the part of the data that is meant for funcls."""
    if not isinstance(data, Mapping):
        return data
    keys = [key for key in data if isinstance(key, str) and key.startswith(f"{SECTION}.")]
    dotted_keys = {key.removeprefix(f"{SECTION}."): data[key] for key in keys}
    section = data.get(SECTION, dotted_keys or data)
    return {**section, **dotted_keys} if isinstance(section, Mapping) else section


def _entries(data: object, path: tuple[str, ...], known: Set[str]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the values in the data with their paths; an object that can hold no setting is a value."""
    name = ".".join(path)
    holds = not path or any(each.startswith(f"{name}.") for each in known)
    if isinstance(data, Mapping) and holds:
        for key, value in data.items():
            yield from _entries(value, (*path, str(key)), known)
    else:
        yield path, data
