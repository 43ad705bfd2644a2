"""Renaming a part of a route or path, `{name}`: in function.json, and where the handler asks the request for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from funcls.features.changes import Changes, Collector, RefusedError, Renamable, line_of
from funcls.features.cursor import JsonCursor
from funcls.features.in_brackets import token_uses, use_at
from funcls.features.request_keys import asked_parts, keys_in, own_requests
from funcls.model.function import Function
from funcls.model.name_uses import NameUse, name_uses
from funcls.model.source import SourceFile
from funcls.model.trigger_names import Origin, trigger_names
from funcls.schema.built_ins import SYSTEM, is_built_in
from funcls.syntax.python.keys import KeyUse
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,127}")


def part_at(state: AppState, cursor: JsonCursor, offset: int) -> Renamable | None:
    """Return the name in brackets at a cursor in function.json; raises RefusedError where it has to stay.

    Of `{name.member}` that is the name.
    """
    use = use_at(cursor, offset)
    if use is None:
        return None
    uses = token_uses(cursor, use)
    given = [each for each in uses if each.gives]
    if not given:
        raise RefusedError(f"No part of a route or path gives `{use.name}` its value: it comes with the event.")
    if len(given) > 1:
        raise RefusedError(f"Several parts give `{use.name}` its value.")
    name = use.name if use.is_same(given[0].name) else use.first
    span = Span(use.name_span.start, use.name_span.start + len(name))
    return Renamable(span, name, partial(_rename, state, cursor.function, given[0]))


def key_at(state: AppState, path: str, offset: int) -> Renamable | None:
    """Return the part of a route that the module `path` asks a request for at `offset`; raises as `part_at`."""
    found = asked_parts(state, path, offset)
    if len(found) > 1:
        name = found[0].given.name
        raise RefusedError(f"Several functions that use {path} have a part `{name}` in their routes.")
    return next(
        (Renamable(each.span, each.given.name, partial(_rename, state, each.function, each.given)) for each in found),
        None,
    )


def _rename(state: AppState, function: Function, given: NameUse, new: str) -> Changes:
    old, text = given.name, function.file.text
    if _NAME.fullmatch(new) is None:
        raise RefusedError(f"`{new}` cannot stand in brackets: a name has letters, digits and `_`, no digit first.")
    known = trigger_names(function.bindings, text).named(new)
    if is_built_in(new) or new.lower() == SYSTEM or (known is not None and known.origin is Origin.DATA):
        raise RefusedError(f"The host has a value of its own for `{{{new}}}`.")
    everywhere = name_uses(function.bindings, text)
    if new.lower() != old.lower() and any(each.first.lower() == new.lower() for each in everywhere):
        raise RefusedError(f"`{{{new}}}` stands in this function.json already.")
    collector = Collector(state)
    for each in everywhere:
        if each.first.lower() == old.lower() or each.is_same(old):
            start = each.name_span.start
            collector.replace(function.file.path, Span(start, start + len(old)), new)
    if given.parameter is not None:
        for path, span in _keys(state, function, given):
            collector.replace(path, span, new)
    return collector.changes()


def _keys(state: AppState, function: Function, given: NameUse) -> Iterator[tuple[str, Span]]:
    """Yield where the modules of a function ask a request for the part; raises RefusedError where that is uncertain."""
    name, own = given.name, own_requests(state, function, given)
    for source in (each.file for each in function.loading.modules):
        uses = keys_in(source)
        if uses is None:
            raise RefusedError(f"{source.path} may ask for `{name}`, and has a syntax error or cannot be read.")
        found = [each for each in uses if each.key == name]
        is_own = state.names_of(source.path) == [function.name]
        for each in found:
            at = line_of(state, source.path, each.span.start)
            if not (is_own or (source.path, each.owner) in own):
                raise RefusedError(f"The request at {at} may be that of another function.")
            if each.key_span is None:
                raise RefusedError(f"At {at} the name of the part is not written as a plain text in quotes.")
            yield source.path, each.key_span
        strange = next((each for each in uses if each.key is None), None)
        if strange is not None and _is_mentioned(function, name, source, found):
            at = line_of(state, source.path, strange.span.start)
            raise RefusedError(f"Which parts of the route the code asks for at {at} cannot be told.")


def _is_mentioned(function: Function, name: str, source: SourceFile, found: list[KeyUse]) -> bool:
    """Return whether the modules of a function have the name elsewhere than where they certainly ask for it."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    known = {each.key_span for each in found}
    for module in function.loading.modules:
        for match in word.finditer(module.file.text):
            if module.file.path != source.path or Span(*match.span()) not in known:
                return True
    return False
