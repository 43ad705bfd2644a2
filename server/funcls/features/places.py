"""Places in files, as links that a reader can follow."""

from __future__ import annotations

from pathlib import Path

from funcls.model.source import Place
from funcls.text.lines import Encoding
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import absolute


def link_to(place: Place, state: AppState) -> str:
    """Return a link to a place in Markdown; as code, since `__init__` would be bold."""
    line, _ = state.position(place.path, place.span.start, Encoding.UTF32)
    uri = Path(absolute(state.root, place.path)).as_uri()
    return f"[`{place.path}:{line + 1}`]({uri}#L{line + 1})"
