"""References: where something of an app is used."""

from __future__ import annotations

from funcls.features.cursor import json_cursor
from funcls.features.in_brackets import references_in_brackets
from funcls.model.source import Place
from funcls.workspace.app_state import AppState


def references(state: AppState, path: str, offset: int, *, include_declaration: bool) -> list[Place]:
    """Return where what stands at `offset` of the file `path` is used, in order; nothing for what funcls does not know.

    A name in brackets of a function.json, `{name}`, is used there alone; with `include_declaration` the part of the
    route or path that gives it its value is among the places.
    """
    cursor = json_cursor(state, path, offset)
    return references_in_brackets(cursor, offset, include_declaration=include_declaration) if cursor else []
