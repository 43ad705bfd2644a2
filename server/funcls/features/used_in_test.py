"""Uses of imports in a test: from a name, or a part of a module, to its definition in the app."""

from __future__ import annotations

import re
from typing import Final

from funcls.features.imported import place_in_module
from funcls.features.importers import imports_in
from funcls.features.known_to_python import IsLeft, nothing_is_left
from funcls.features.module_uses import bound_at
from funcls.features.results import Link
from funcls.model.source import Lookup
from funcls.syntax.python.facts import Import
from funcls.syntax.python.name_uses import read_names
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_WORD: Final = r"[^\W\d]\w*"
_CHAIN: Final = re.compile(rf"(?<![\w.])(?:{_WORD}\.)*(?P<word>{_WORD})$")
_REST: Final = re.compile(r"\w*")


def define_use_in_test(state: AppState, path: str, offset: int, is_left: IsLeft = nothing_is_left) -> list[Link]:
    """Return where a use of an import at `offset` of a test leads: `main(req)`, `Orders.main(req)`.

    `is_left` says of which imports nothing is to be told.
    """
    source = state.files.get(path) if path in state.tests else None
    names = read_names(source.text) if source is not None and source.readable else None
    chain = _chain_at(source.text, offset) if source is not None else None
    variable = names.variable_at(chain.start()) if names is not None and chain is not None else None
    if source is None or names is None or chain is None or variable is None:
        return []
    binds = {each.span.start for each in names.places(variable) if each.binds}
    start, end = chain.span("word")
    lookup = Lookup(state.files, state.listings)
    for each in (each for each in imports_in(state, source) if not is_left(each)):
        for imported, span in zip(each.names or ("",), each.name_spans or (each.span,), strict=True):
            at = bound_at(source.text, span)
            if at not in binds:
                continue
            module, level, parts = _full_name(each, imported, chain[0].split("."), is_renamed=at != span.start)
            *inside, name = [part for part in module.split(".") if part] + parts
            if level or inside:
                target = place_in_module(state, path, ".".join(inside), level, name, lookup)
            else:
                target = place_in_module(state, path, name, 0, "", lookup)
            if target is not None:
                return [Link(Span(start, end), target)]
    return []


def _chain_at(text: str, offset: int) -> re.Match[str] | None:
    """Return the names with dots between them up to the one at `offset`: its group `word`."""
    line = text.rfind("\n", 0, offset) + 1
    end = _REST.match(text, offset)
    return _CHAIN.search(text, line, end.end() if end is not None else offset)


def _full_name(statement: Import, imported: str, parts: list[str], *, is_renamed: bool) -> tuple[str, int, list[str]]:
    """Return module and dots of an import, and what of that `parts` stand for, of which it binds the first."""
    if imported:
        return statement.module, statement.level, [imported, *parts[1:]]
    return (statement.module, 0, parts[1:]) if is_renamed else ("", 0, parts)
