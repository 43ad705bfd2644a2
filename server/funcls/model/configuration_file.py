"""The file that configures funcls for the apps below it: `funcls.toml`, or `[tool.funcls]` in pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from funcls.model.setting_reading import Path, Problem
from funcls.model.source import Lookup, Place, SourceFile
from funcls.model.toml import TomlError, find_statement, read_toml
from funcls.text.lines import Encoding, Position
from funcls.text.span import Span

OWN_FILE: Final = "funcls.toml"
PROJECT_FILE: Final = "pyproject.toml"
TABLE: Final = ("tool", "funcls")
"""Where the settings stand in `PROJECT_FILE`."""

_MENTION: Final = re.compile(r"tool\s*\.\s*[\"']?funcls")

_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """The nearest file that configures funcls; `path` is relative to the app root.

    `table` holds the settings as they are written, and is empty where the text is no TOML: then `broken` says why,
    and where.
    """

    source: SourceFile
    prefix: tuple[str, ...]
    table: Mapping[str, object]
    broken: tuple[str, Span] | None = None

    @property
    def path(self) -> str:
        """The path of the file, relative to the app root."""
        return self.source.path

    def place(self, problem: Problem) -> Place:
        """Return the place of what is wrong."""
        return self.source.place(_locate(self.source.text, (*self.prefix, *problem.path), problem))


def find_configuration_file(ancestors: int, lookup: Lookup) -> ConfigurationFile | None:
    """Return the nearest one at the app root or in one of the folders above it, None where there is none.

    A `funcls.toml` wins over the pyproject.toml beside it.
    """
    for steps in range(ancestors + 1):
        for name in (OWN_FILE, PROJECT_FILE):
            source = lookup.source(f"{'../' * steps}{name}")
            found = _read(source, name) if source is not None else None
            if found is not None:
                return found
    return None


def _read(source: SourceFile, name: str) -> ConfigurationFile | None:
    prefix = () if name == OWN_FILE else TABLE
    if prefix and "funcls" not in source.text:
        return None
    if not source.readable:
        return ConfigurationFile(source, prefix, {}, ("the file cannot be read", Span(0, 0)))
    try:
        table: object = read_toml(source.text)
    except TomlError as error:
        is_meant = not prefix or _MENTION.search(source.text) is not None
        return ConfigurationFile(source, prefix, {}, _reason(source, str(error))) if is_meant else None
    for key in prefix:
        table = table.get(key) if isinstance(table, dict) else None
    if table is not None and not isinstance(table, dict):
        return ConfigurationFile(source, prefix, {}, ("[tool.funcls] is no table", Span(0, 0)))
    return ConfigurationFile(source, prefix, table) if table is not None else None


def _reason(source: SourceFile, message: str) -> tuple[str, Span]:
    match = _PLACE.search(message)
    if match is None:
        end = len(source.text.rstrip())
        return message.removesuffix(" (at end of document)"), Span(max(end - 1, 0), end)
    start = source.lines.offset(Position(int(match[1]) - 1, int(match[2]) - 1), Encoding.UTF32)
    return message[: match.start()], Span(start, min(start + 1, len(source.text)))


def _locate(text: str, path: Path, problem: Problem) -> Span:
    """Return the span of what is wrong at a path; the beginning of the text where it cannot be found."""
    keys = tuple(part for part in path if isinstance(part, str))
    statement = find_statement(text, keys)
    if statement is None:
        return Span(0, 0)
    span, position = Span(statement.start, statement.start), statement.start
    for key in keys:
        # Of a table with a header of its own, the keys above do not stand in the statement.
        word = re.compile(rf"(?<![\w-])([\"']?){re.escape(key)}\1(?![\w-])")
        match = word.search(text, position, statement.end)
        if match is not None:
            span, position = Span(*match.span()), match.end()
    if isinstance(problem.value, str) and not problem.of_key:
        match = re.compile(rf"([\"']){re.escape(problem.value)}\1").search(text, position, statement.end)
        return Span(*match.span()) if match is not None else span
    return span
