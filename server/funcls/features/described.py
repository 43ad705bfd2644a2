"""The files of an app that one schema describes as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from funcls.model.facts import HOST_FILE
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import SourceFile
from funcls.schema.file_schema import FileSchema
from funcls.workspace.app_state import AppState

_FILES: Final = frozenset({HOST_FILE, SETTINGS_FILE})
"""Their paths in the app; `schemas/<name>.schema.json` describes each."""


FUNCTION_NAME: Final = "x-functionName"


@dataclass(frozen=True, slots=True)
class Described:
    """A file of an app, with the schema that describes it."""

    state: AppState
    source: SourceFile
    schema: FileSchema


def described(state: AppState, path: str) -> Described | None:
    """Return the file at a path with its schema; None where there is no such file, or no schema of all of it."""
    source = state.files.get(path) if path in _FILES else None
    if source is None or not source.readable:
        return None
    return Described(state, source, state.catalogue.file_schema(path))


def function_names(file: Described) -> list[str]:
    """Return the names of the functions of the file's app, in order."""
    return sorted(file.state.judgements.keys() | file.state.backlog)
