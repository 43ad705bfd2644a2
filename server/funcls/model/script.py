"""Which file holds the handler of a function: the host's way from `scriptFile` to a script."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from funcls.model.binding import Field
from funcls.model.source import Lookup

FUNCTION_FILE: Final = "function.json"
"""The file that makes a folder a function."""

_PRIMARY_NAMES: Final = frozenset({"index.js", "index.mjs", "index.cjs", "__init__.py"})
_PRIMARY_STEM: Final = "run"

_OTHER_LANGUAGES: Final = frozenset({".cjs", ".csx", ".dll", ".exe", ".fsx", ".jar", ".js", ".mjs", ".ps1", ".ts"})
"""The extensions by which the host gives a function to another language than Python."""


class ScriptState(Enum):
    """What is known of the script of a function."""

    FOUND = auto()
    MISSING = auto()
    """`scriptFile` names no file."""
    UNDETERMINED = auto()
    """Without `scriptFile`, the files of the folder name no script."""
    OUTSIDE = auto()
    """`scriptFile` leads out of the app."""
    UNKNOWN = auto()
    """It depends on what the files do not show."""


@dataclass(frozen=True, slots=True)
class Script:
    """The script of a function; `path` is relative to the app root and None where none is known.

    `candidates` are the Python files of the folder that `scriptFile` leads to, or that of the function where it is
    missing, as it would spell them; none beside a script that the worker can import.
    """

    state: ScriptState
    path: str | None
    field: Field | None
    candidates: tuple[str, ...] = ()

    @property
    def is_of_other_language(self) -> bool:
        """Whether the script is one that another language's worker runs."""
        return self.extension.lower() in _OTHER_LANGUAGES

    @property
    def is_importable(self) -> bool:
        """Whether the path makes a module name: Python takes a dot in a part of it as the end of a package's name."""
        folder, name = posixpath.split(self.path or "")
        return "." not in folder and "." not in posixpath.splitext(name)[0]

    @property
    def extension(self) -> str:
        """The extension with its dot, as spelled; empty where there is none."""
        return posixpath.splitext(self.path or "")[1]


def find_script(folder: str, field: Field | None, lookup: Lookup) -> Script:
    """Return the script of the function in `folder` (facts: script-missing, script-undetermined)."""
    if field is not None and field.text is None and not field.is_null:
        return Script(ScriptState.UNKNOWN, None, field)
    if field is None or not field.text:
        return _derived_script(folder, field, lookup)
    if field.text.startswith("/"):
        return Script(ScriptState.UNKNOWN, None, field)
    path = posixpath.normpath(posixpath.join(folder, field.text))
    if path == ".." or path.startswith("../"):
        return Script(ScriptState.OUTSIDE, path, field)
    state = ScriptState.FOUND if lookup.is_file(path) else ScriptState.MISSING
    found = Script(state, path, field)
    if state is ScriptState.FOUND and found.extension == ".py" and found.is_importable:
        return found
    return replace(found, candidates=tuple(_python_files(posixpath.dirname(path), field.text, lookup)))


def _python_files(folder: str, spelled: str, lookup: Lookup) -> Iterator[str]:
    listing = lookup.listing(folder) if lookup.is_folder(folder) else None
    for name in sorted(listing.files) if listing else ():
        if name.endswith(".py"):
            yield posixpath.join(posixpath.dirname(spelled), name)


def _derived_script(folder: str, field: Field | None, lookup: Lookup) -> Script:
    listing = lookup.listing(folder)
    if listing is None:
        return Script(ScriptState.UNKNOWN, None, field)
    files = sorted(name for name in listing.files if name.lower() != FUNCTION_FILE)
    if len(files) > 1:
        files = [name for name in files if _is_primary(name)]
    if not files:
        return Script(ScriptState.UNDETERMINED, None, field, tuple(_python_files(folder, "", lookup)))
    if len(files) > 1:
        # The host takes the first in the directory's own order, which the files do not show.
        return Script(ScriptState.UNKNOWN, None, field)
    return Script(ScriptState.FOUND, f"{folder}/{files[0]}", field)


def _is_primary(name: str) -> bool:
    lowered = name.lower()
    return lowered in _PRIMARY_NAMES or posixpath.splitext(lowered)[0] == _PRIMARY_STEM
