"""The kinds of values that settings of funcls take: how each is read, said in words and written as JSON Schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol, TypeAlias

from funcls.model.bundles import range_of
from funcls.model.globs import is_glob
from funcls.model.setting_reading import Path, Problem, ProblemKind, Reading, Vocabulary, dotted, shown
from funcls.model.target import parse_version

DIRECTIONS: Final = ("in", "out")
"""What a binding type of `known-types` can have; a trigger is an input."""

Pairs: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
"""Names with texts, in the order in which they are written."""


class Kind(Protocol):
    """What a setting takes. `expected` says it in words; `read` returns the part that can be used, or None."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""

    def read(self, path: Path, value: object, reading: Reading) -> object | None:
        """Return a JSON or TOML value as `Settings` holds it, None where nothing of it can be used."""

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return what it takes as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: type[Enum]

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return f"one of {', '.join(json.dumps(each.value) for each in self.words)}"

    def read(self, path: Path, value: object, reading: Reading) -> Enum | None:
        """Return the word."""
        try:
            return self.words(value)
        except ValueError:
            reading.wrong(path, value, self.expected)
            return None

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return the words."""
        del vocabulary
        return {"enum": [each.value for each in self.words]}


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return "true or false"

    def read(self, path: Path, value: object, reading: Reading) -> bool | None:
        """Return the value."""
        if isinstance(value, bool):
            return value
        reading.wrong(path, value, self.expected)
        return None

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return the type."""
        del vocabulary
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version with at least two numbers."""

    example: str

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return f'a version such as "{self.example}"'

    def read(self, path: Path, value: object, reading: Reading) -> str | None:
        """Return the text."""
        if isinstance(value, str) and parse_version(value) is not None:
            return value
        reading.wrong(path, value, self.expected)
        return None

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return a pattern."""
        del vocabulary
        return {"type": "string", "pattern": r"^\s*\d+\.\d+", "examples": [self.example]}


@dataclass(frozen=True, slots=True)
class BundleText:
    """A version of an extension bundle, or a range of versions as host.json writes it."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return 'a version such as "4" or "4.22.0", or a range as in host.json'

    def read(self, path: Path, value: object, reading: Reading) -> str | None:
        """Return the range in the notation of host.json."""
        versions = range_of(value) if isinstance(value, str) else None
        if versions is None:
            reading.wrong(path, value, self.expected)
            return None
        return versions

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return the type alone: a range is more than a pattern can tell."""
        del vocabulary
        return {"type": "string", "examples": ["4", "4.22.0", "[4.*, 5.0.0)"]}


@dataclass(frozen=True, slots=True)
class RuleNames:
    """An array of codes and groups."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return 'an array of codes and groups such as ["json-lenient", "annotations"]'

    def read(self, path: Path, value: object, reading: Reading) -> tuple[str, ...] | None:
        """Return the names that stand for rules."""
        if not isinstance(value, list):
            reading.wrong(path, value, self.expected)
            return None
        texts = reading.texts(path, value, self.expected)
        return tuple(name for place, name in texts if reading.names_rules(place, name))

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return an array of the names."""
        return {"type": "array", "items": {"enum": list(vocabulary.names)}, "uniqueItems": True}


@dataclass(frozen=True, slots=True)
class SeverityByRule:
    """An object of severities by code or group."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return 'a table of severities such as {json-lenient = "warning"}'

    def read(self, path: Path, value: object, reading: Reading) -> tuple[tuple[str, str], ...]:
        """Return the pairs of a name that stands for rules and a severity."""
        found = []
        for place, name, severity in reading.members(path, value, self.expected):
            if not reading.names_rules(place, name, of_key=True):
                continue
            if severity in reading.vocabulary.severities:
                found.append((name, str(severity)))
            else:
                reading.wrong(place, severity, f"one of {', '.join(map(json.dumps, reading.vocabulary.severities))}")
        return tuple(found)

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return an object with the names as keys."""
        severity = {"enum": list(vocabulary.severities)}
        return {
            "type": "object",
            "properties": dict.fromkeys(vocabulary.names, severity),
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class Globs:
    """An array of patterns of paths."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return 'an array of patterns such as ["samples/"]'

    def read(self, path: Path, value: object, reading: Reading) -> tuple[str, ...] | None:
        """Return the patterns."""
        if not isinstance(value, list):
            reading.wrong(path, value, self.expected)
            return None
        found = []
        for place, glob in reading.texts(path, value, self.expected):
            if is_glob(glob):
                found.append(glob)
            else:
                reading.wrong(place, glob, _GLOB)
        return tuple(found)

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return an array of texts."""
        del vocabulary
        return {"type": "array", "items": {"type": "string"}, "uniqueItems": True}


@dataclass(frozen=True, slots=True)
class RuleNamesByGlob:
    """An object of codes and groups by a pattern of paths."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return 'a table of codes and groups by pattern such as {"legacy/" = ["annotations"]}'

    def read(self, path: Path, value: object, reading: Reading) -> Pairs:
        """Return the pairs of a pattern and the names that stand for rules."""
        found = []
        for place, glob, names in reading.members(path, value, self.expected):
            if not is_glob(glob):
                message = f"{dotted(place[:-1])} has the key {shown(glob)}, which must be {_GLOB}"
                reading.problems.append(Problem(ProblemKind.VALUE, place, message, of_key=True))
                continue
            read = RuleNames().read(place, names, reading)
            if read is not None:
                found.append((glob, read))
        return tuple(found)

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return an object of arrays."""
        return {"type": "object", "additionalProperties": RuleNames().schema(vocabulary)}


@dataclass(frozen=True, slots=True)
class DirectionsByType:
    """An object of directions by the name of a binding type."""

    @property
    def expected(self) -> str:
        """What it takes, in words."""
        return 'a table of directions by binding type such as {ordersTrigger = ["in"]}'

    def read(self, path: Path, value: object, reading: Reading) -> Pairs:
        """Return the pairs of a binding type and its directions."""
        found = []
        for place, name, directions in reading.members(path, value, self.expected):
            known = []
            for item, direction in reading.texts(place, directions, _DIRECTIONS):
                if direction in DIRECTIONS:
                    known.append(direction)
                else:
                    reading.wrong(item, direction, _DIRECTION)
            if known:
                found.append((name, tuple(dict.fromkeys(known))))
            elif directions == []:
                reading.wrong(place, directions, _DIRECTIONS)
        return tuple(found)

    def schema(self, vocabulary: Vocabulary) -> dict[str, object]:
        """Return an object of arrays."""
        del vocabulary
        directions = {"type": "array", "items": {"enum": list(DIRECTIONS)}, "minItems": 1, "uniqueItems": True}
        return {"type": "object", "additionalProperties": directions}


_GLOB: Final = "a pattern as in .gitignore"
_DIRECTION: Final = f"one of {', '.join(map(json.dumps, DIRECTIONS))}"
_DIRECTIONS: Final = 'an array of directions such as ["in", "out"]'
