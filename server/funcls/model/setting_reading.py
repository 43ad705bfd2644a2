"""Reads the values of settings of funcls: what can be used of them, and what is wrong with the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, TypeAlias

from funcls.schema.wording import did_you_mean

_MOST_CHARACTERS: Final = 40
"""How much of a name or value that is wrong a message shows."""

Path: TypeAlias = tuple["str | int", ...]
"""Keys and indices that lead to a value."""


class ProblemKind(Enum):
    """What is wrong in a configuration."""

    KEY = auto()
    """A key that is no setting."""
    VALUE = auto()
    """A value that a setting does not take."""
    CODE = auto()
    """A name that no rule and no group has."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a path: with the key that the path ends with, or with the value behind it.

    `message` is a sentence without the name of the setting's section.
    """

    kind: ProblemKind
    path: Path
    message: str
    value: object = None
    of_key: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that stand for rules: their codes and groups; and those of severities, the worst first."""

    codes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names that stand for rules."""
        return (*self.groups, *self.codes)


@dataclass(slots=True)
class Reading:
    """What is read of one setting: `problems` gets what is wrong, and the rest of the value applies."""

    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, path: Path, value: object, expected: str) -> None:
        """Note a value that is not what is expected."""
        message = f"{dotted(path)} must be {expected}, not {shown(value)}"
        self.problems.append(Problem(ProblemKind.VALUE, path, message, value))

    def texts(self, path: Path, value: object, expected: str) -> Iterator[tuple[Path, str]]:
        """Yield the texts of an array with their paths."""
        if not isinstance(value, list):
            self.wrong(path, value, expected)
            return
        for index, each in enumerate(value):
            if isinstance(each, str) and each:
                yield (*path, index), each
            else:
                self.wrong((*path, index), each, "a text")

    def members(self, path: Path, value: object, expected: str) -> Iterator[tuple[Path, str, object]]:
        """Yield the members of an object with their paths."""
        if not isinstance(value, Mapping):
            self.wrong(path, value, expected)
            return
        for key, each in value.items():
            yield (*path, str(key)), str(key), each

    def names_rules(self, path: Path, name: str, *, of_key: bool = False) -> bool:
        """Return whether the name stands for rules, and note it where it does not."""
        if name in self.vocabulary.names:
            return True
        hint = did_you_mean(name, self.vocabulary.names) or " `funcls rules` lists them all."
        message = f"no rule or group has the name {shown(name)}.{hint}"
        self.problems.append(Problem(ProblemKind.CODE, path, message, name, of_key))
        return False


def dotted(path: Path) -> str:
    """Return a path as people write it: `target.python`, `select[1]`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{json.dumps(part, ensure_ascii=False)[1:-1]}"
    return _cut(text.removeprefix("."))


def shown(value: object) -> str:
    """Return a value for a message."""
    return _cut(json.dumps(value, ensure_ascii=False, default=str))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}..."
