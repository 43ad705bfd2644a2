"""Edits of TOML that keep all else as it is written."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from funcls.features.results import Edit
from funcls.model.toml import TomlError, find_statement, holds, read_toml
from funcls.text.span import Span

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_MOST_TRIES: Final = 40
"""How many places in a statement are tried: each costs reading the text once."""


class Addition(NamedTuple):
    """An edit that adds a text to an array; `extends` says that the array was there before."""

    edit: Edit
    extends: bool


def add_to_array(text: str, table: Sequence[str], key: str, value: str) -> Addition | None:
    """Return the edit that adds `value` to the array `key` of a table, with what is missing of them.

    None where the text is no TOML, where the value is in the array already, where something else stands there, or where
    it is written in a way that is not understood: the edited text always says the same as before, and this.
    """
    try:
        document = read_toml(text)
    except TomlError:
        return None
    wanted = copy.deepcopy(document)
    inner: object = wanted
    for name in table:
        inner = inner.setdefault(name, {}) if isinstance(inner, dict) else None
    array = inner.setdefault(key, []) if isinstance(inner, dict) else None
    if not isinstance(array, list) or value in array:
        return None
    extends = holds(document, [*table, key])
    array.append(value)
    for index, edit in enumerate(_edits(text, table, key, value, extends=extends)):
        if index < _MOST_TRIES and _says(edit.applied(text), wanted):
            return Addition(edit, extends)
    return None


def _edits(text: str, table: Sequence[str], key: str, value: str, *, extends: bool) -> Iterator[Edit]:
    """Yield what may be the edit, the likeliest first: what it does is seen by reading the edited text."""
    entry = f"{json.dumps(key, ensure_ascii=False)} = [{json.dumps(value)}]"
    if extends:
        statement = find_statement(text, [*table, key])
        yield from _into_array(text, statement, json.dumps(value)) if statement is not None else ()
        return
    statement = find_statement(text, table)
    if statement is not None:
        yield from _into_table(text, statement, table[-1], entry)
    yield _new_table(text, table, entry)


def _into_array(text: str, statement: Span, value: str) -> Iterator[Edit]:
    """Yield edits that put a value after each quotation mark of a statement, the last first, or into empty brackets."""
    for mark, written in (("\"'", f", {value}"), ("[", value)):
        for index in range(statement.end - 1, statement.start - 1, -1):
            if text[index] in mark:
                yield _insertion(index + 1, written)


def _into_table(text: str, statement: Span, name: str, entry: str) -> Iterator[Edit]:
    """Yield edits that put an entry below the header of a table, beside another of its keys, or into its braces."""
    end = _line_end(text)
    lead = "" if text[: statement.end].endswith("\n") else end
    for before in ("", f"{name}."):
        yield _insertion(statement.end, f"{lead}{before}{entry}{end}")
    for index in range(statement.start, statement.end):
        if text[index] == "{":
            # A comma before the closing brace is TOML 1.1, which not every reader takes.
            is_empty = text[index + 1 :].lstrip(" \t").startswith("}")
            yield _insertion(index + 1, f" {entry} " if is_empty else f" {entry},")


def _new_table(text: str, table: Sequence[str], entry: str) -> Edit:
    end = _line_end(text)
    header = ".".join(each if _BARE.fullmatch(each) else json.dumps(each) for each in table)
    lead = "" if not text or text.endswith("\n") else end
    blank = end if text.strip() and not text.endswith(end * 2) else ""
    return _insertion(len(text), f"{lead}{blank}[{header}]{end}{entry}{end}")


def _insertion(index: int, text: str) -> Edit:
    return Edit(Span(index, index), text)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _says(text: str, wanted: object) -> bool:
    try:
        return read_toml(text) == wanted
    except TomlError:
        return False
