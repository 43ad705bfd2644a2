"""The handler that a test names at a cursor: where it is imported, read as a part of its module, or patched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.features.function_uses import definitions_of
from funcls.features.module_uses import UsesInModule, uses_in_module
from funcls.model.function import Function
from funcls.model.source import Lookup
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_WORD: Final = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class NamedInTest:
    """A handler that a test names at `span`, as the name that the module `module` has for it.

    `functions` are those that it serves; `uses` are all places of the test that name it.
    """

    span: Span
    module: str
    name: str
    functions: tuple[Function, ...]
    uses: UsesInModule


def named_in_test(state: AppState, path: str, offset: int) -> NamedInTest | None:
    """Return the handler that is named at `offset` of the test `path`; None for a name that the test has given it."""
    source = state.files.get(path) if path in state.tests else None
    word = _word_at(source.text, offset) if source is not None and source.readable else None
    if source is None or word is None:
        return None
    lookup = Lookup(state.files, state.listings)
    for module, name in _definitions(state, word[0]):
        uses = uses_in_module(state, source, module, name, lookup)
        if uses is not None and Span(*word.span()) in uses.by_its_name():
            return NamedInTest(Span(*word.span()), module, name, _with_handler(state, module, name), uses)
    return None


def _word_at(text: str, offset: int) -> re.Match[str] | None:
    """Return the name that the cursor is in, or at an end of."""
    line = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    words = _WORD.finditer(text, line, end if end >= 0 else len(text))
    return next((each for each in words if Span(*each.span()).touches(offset)), None)


def _definitions(state: AppState, name: str) -> Iterator[tuple[str, str]]:
    """Yield the modules that have a handler under this name, with it."""
    found = {each for function in state.functions.values() for each in definitions_of(function)}
    yield from sorted(each for each in found if each[1] == name)


def _with_handler(state: AppState, module: str, name: str) -> tuple[Function, ...]:
    """Return the functions with the handler that a module has under a name, by whichever name theirs know it."""
    handlers = [(each, each.handler.place) for each in state.functions.values() if each.handler is not None]
    places = {place for each, place in handlers if (module, name) in definitions_of(each)}
    return tuple(each for each, place in handlers if place in places)
