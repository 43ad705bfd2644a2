"""Renaming: what stands at a cursor, under its old name and a new one."""

from __future__ import annotations

from funcls.features.changes import Changes, RefusedError, Renamable, without_new_findings
from funcls.features.cursor import json_cursor
from funcls.features.rename_binding import binding_at, parameter_at
from funcls.features.rename_entry_point import defined_at, entry_point_at, tested_at
from funcls.features.rename_in_brackets import key_at, part_at
from funcls.features.rename_setting import setting_named_at
from funcls.syntax.python.name_uses import read_names
from funcls.workspace.app_state import AppState


def renamable_at(state: AppState, path: str, offset: int) -> Renamable | None:
    """Return what can be renamed at `offset` of the file `path`; None for what funcls does not know.

    Raises RefusedError where it knows it and cannot rename it.
    """
    found = _at(state, path, offset)
    # Editors take no name that the cursor is not in: it may stand outside the quotes.
    return found if found is not None and found.span.touches(offset) else None


def _at(state: AppState, path: str, offset: int) -> Renamable | None:
    setting = setting_named_at(state, path, offset)
    if setting is not None:
        return setting
    cursor = json_cursor(state, path, offset)
    if cursor is not None:
        return binding_at(state, cursor) or part_at(state, cursor, offset) or entry_point_at(state, cursor)
    if path in state.tests:
        return tested_at(state, path, offset)
    source = state.files.get(path)
    if source is None or not path.endswith(".py") or not state.names_of(path):
        return None
    names = read_names(source.text) if source.readable else None
    if names is None:
        return None
    return (
        key_at(state, path, offset)
        or parameter_at(state, path, offset, names)
        or defined_at(state, path, offset, names)
    )


def rename(state: AppState, path: str, offset: int, name: str) -> Changes | None:
    """Return what changes when what stands at `offset` of the file `path` is called `name`; None as `renamable_at`.

    Nothing is found in the app afterwards that was not found before. Raises RefusedError where it cannot be renamed, or
    not to this name.
    """
    found = renamable_at(state, path, offset)
    if found is None:
        return None
    if state.backlog:
        raise RefusedError("funcls is still reading the app: try again in a moment.")
    return without_new_findings(state, found.change(name)) if name != found.name else {}
