"""The file that holds a baseline: the findings that a team knows, one on each line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from funcls.cli.not_run import NotRunError
from funcls.cli.whole_file import write_whole
from funcls.workspace.paths import absolute, normalised, relative

_VERSION: Final = 1


class BaselineError(NotRunError):
    """A baseline that cannot be read or written, and why."""


class Mark(NamedTuple):
    """What a finding is known by: the absolute path of its file, its code, and what `place_text` says of its place."""

    path: str
    code: str
    text: str


def folder_of(path: str) -> str:
    """Return the folder of a file as funcls writes it, without the links that lead there."""
    return normalised(os.path.realpath(os.path.dirname(os.path.abspath(path))))


def read_baseline(path: str) -> dict[Mark, int]:
    """Return how often each finding is known by the baseline at `path`; raises BaselineError where it is none."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        raise BaselineError(f"{path}: no such baseline (--write-baseline {path} writes it)") from None
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}") from None
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path}: not a baseline: broken JSON in line {error.lineno} ({error.msg})") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: not a baseline: no JSON in UTF-8") from None
    counts: dict[Mark, int] = {}
    folder = folder_of(path)
    for number, entry in enumerate(_entries(path, content), start=1):
        mark, count = _read_entry(entry, folder) or (None, 0)
        if mark is None:
            raise BaselineError(
                f"{path}: not a baseline: entry {number} lacks a path, code or text, or its count is wrong"
            )
        # Where branches meet, both may have brought the same finding.
        counts[mark] = max(counts.get(mark, 0), count)
    return counts


def _entries(path: str, content: object) -> list[object]:
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(content, dict) and type(version) is int and isinstance(content.get("entries"), list):
        if version == _VERSION:
            return list(content["entries"])
        raise BaselineError(f"{path}: a baseline of version {version}; this funcls reads version {_VERSION} only")
    raise BaselineError(f"{path}: not a baseline of funcls")


def _read_entry(entry: object, folder: str) -> tuple[Mark, int] | None:
    if not isinstance(entry, dict):
        return None
    path, code, text, count = entry.get("path"), entry.get("code"), entry.get("text"), entry.get("count", 1)
    if not (isinstance(path, str) and isinstance(code, str) and isinstance(text, str) and path):
        return None
    if type(count) is not int or count < 1:
        return None
    return Mark(absolute(folder, path), code, text), count


def write_baseline(path: str, counts: Mapping[Mark, int]) -> None:
    """Write how often each finding is known; raises BaselineError where that fails, and nothing is written then."""
    folder = folder_of(path)
    relatives = {Mark(relative(mark.path, folder), mark.code, mark.text): count for mark, count in counts.items()}
    try:
        write_whole(path, "\n".join(_lines(relatives)))
    except OSError as error:
        raise BaselineError(f"{path}: not written: {error.strerror}") from None


def _lines(counts: Mapping[Mark, int]) -> Iterator[str]:
    entries = [_written(mark, count) for mark, count in sorted(counts.items())]
    yield "{"
    yield f'  "version": {_VERSION},'
    yield '  "entries": ['
    yield from (f"    {entry}{',' if index < len(entries) else ''}" for index, entry in enumerate(entries, start=1))
    yield "  ]"
    yield "}"
    yield ""


def _written(mark: Mark, count: int) -> str:
    entry = {**mark._asdict(), **({"count": count} if count > 1 else {})}
    text = json.dumps(entry, ensure_ascii=False)
    # Half of a character, in the name of a file or a key, is no UTF-8.
    return text if text.isprintable() else json.dumps(entry)
