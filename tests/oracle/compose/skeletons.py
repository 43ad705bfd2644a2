"""The skeleton of every binding type, as completion writes it: each has to load."""

from __future__ import annotations

from funcls.workspace.resources import load_catalogue
from oracle.compose.functions import Composed
from oracle.compose.layouts import PLAIN
from support.skeletons import bindings_of, script_of


def skeletons() -> dict[str, Composed]:
    """Return a function for each binding type, by the type's name."""
    catalogue = load_catalogue()
    found = {}
    for entry in catalogue.types:
        bindings = bindings_of(entry, catalogue)
        files = {PLAIN.script: script_of(bindings, entry).encode()}
        found[entry.name] = Composed({"bindings": list(bindings)}, files, frozenset(), "skeleton")
    return found
