"""Where a module names what it imports from another one: by its name, by another name, or as a part of the module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.features.importers import imported_from, imports_in, is_module
from funcls.model.modules import ModuleKind, submodule
from funcls.model.source import Lookup, SourceFile
from funcls.syntax.python.facts import Import
from funcls.syntax.python.name_uses import ModuleNames, Variable, read_names
from funcls.syntax.python.text_arguments import text_arguments
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

PATCHES: Final = {"patch": "target", "setattr": "target"}
"""What replaces something in a test by its full name, with the keyword for that: `mock.patch`, `monkeypatch`."""

_BY_TEXT: Final = re.compile(r"\b(?:patch\s*\.\s*object|(?:get|set|has|del)attr)\s*\(\s*$")
_NEAR: Final = 100
"""Characters before a name in which such a call begins."""
_ALIAS: Final = re.compile(r"\s+as\s+")


@dataclass(frozen=True, slots=True)
class ImportedUse:
    """An import of a name, at `span`, with what it is called from there on.

    `uses` are the places of that variable. `is_certain`: it stands for nothing else, and each place of it is known.
    """

    span: Span
    variable: Variable
    renamed: bool
    uses: tuple[Span, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True)
class UsesInModule:
    """Where a module names what another one defines; `parts` are the places behind a dot: `orders.main`.

    What a test patches is among them: `mock.patch("orders.main")`.
    """

    names: ModuleNames
    imported: tuple[ImportedUse, ...]
    parts: tuple[Span, ...]

    def spans(self) -> set[Span]:
        """Return all places."""
        return {*self.parts, *(span for each in self.imported for span in (each.span, *each.uses))}

    def by_its_name(self) -> set[Span]:
        """Return the places without those that have another name by `as`."""
        own = (each for each in self.imported if not each.renamed)
        return {*self.parts, *(each.span for each in self.imported), *(span for each in own for span in each.uses)}


def uses_in_module(state: AppState, source: SourceFile, target: str, name: str, lookup: Lookup) -> UsesInModule | None:
    """Return where a module or test names what the module `target` has under `name`; None where it does not.

    Nothing is known either of a text that Python refuses.
    """
    imports = imports_in(state, source)
    found = [each for statement in imports for each in _bound(state, source, statement, target, name, lookup)]
    parts = list(_patched(state, source, target, name, lookup))
    names = read_names(source.text) if found or parts else None
    if names is None:
        return None
    everything = {
        bound_at(source.text, span) for statement in imports for span in statement.name_spans or (statement.span,)
    }
    imported: list[ImportedUse] = []
    same = {each.offset for each in found if each.span is not None}
    for bound in found:
        variable = names.variable_at(bound.offset)
        if variable is None:
            continue
        places = names.places(variable)
        read = tuple(each.span for each in places if not each.binds)
        binds = {each.span.start for each in places if each.binds}
        if bound.span is not None:
            is_certain = binds <= same and not names.unplaced(variable)
            uses = read if binds <= same else ()
            imported.append(ImportedUse(bound.span, variable, bound.offset != bound.span.start, uses, is_certain))
        elif binds <= everything:
            parts += places_behind(source.text, read, (*bound.tail, name))
            parts += _named_by_text(source.text, read, bound.tail, name)
    return UsesInModule(names, tuple(imported), tuple(sorted(set(parts))))


@dataclass(frozen=True, slots=True)
class _Bound:
    """A name that an import binds, at `offset`.

    `span` is where the import has the name that is asked for; None where it brings the module, or a package on the way
    to it: then `tail` leads from there to the module.
    """

    offset: int
    span: Span | None = None
    tail: tuple[str, ...] = ()


def _bound(
    state: AppState, source: SourceFile, statement: Import, target: str, name: str, lookup: Lookup
) -> Iterator[_Bound]:
    origin = imported_from(state, source.path, statement.module, statement.level, lookup)
    if not statement.names and is_module(origin, target):
        offset = bound_at(source.text, statement.span)
        is_renamed = offset != statement.span.start
        yield _Bound(offset, None, () if is_renamed else tuple(statement.module.split(".")[1:]))
    is_of_app = origin.kind in (ModuleKind.SOURCE, ModuleKind.NAMESPACE)
    for imported, span in zip(statement.names, statement.name_spans, strict=True) if is_of_app else ():
        offset = bound_at(source.text, span)
        if is_module(origin, target) and imported == name:
            yield _Bound(offset, span)
        elif is_module(submodule(origin, imported, lookup), target):
            yield _Bound(offset)


def bound_at(text: str, span: Span) -> int:
    """Return where the name stands that an import binds for what is at `span`: behind `as`, or there."""
    found = _ALIAS.match(text, span.end)
    return found.end() if found is not None else span.start


def _patched(state: AppState, source: SourceFile, target: str, name: str, lookup: Lookup) -> Iterator[Span]:
    """Yield where a test patches the name of the module `target`, by a text."""
    for each in text_arguments(source.text, PATCHES) if source.path in state.tests else ():
        module, _, last = each.text.rpartition(".")
        if module and last == name and is_module(imported_from(state, source.path, module, 0, lookup), target):
            yield Span(each.span.end - len(last), each.span.end)


def _named_by_text(text: str, places: tuple[Span, ...], tail: tuple[str, ...], name: str) -> Iterator[Span]:
    """Yield where a call takes a name of the module by a text: `mock.patch.object(orders, "main")`."""
    behind = re.compile(
        "".join(rf"\s*\.\s*{re.escape(part)}" for part in tail) + rf"\s*,\s*([\"'])({re.escape(name)})\1"
    )
    for each in places:
        found = behind.match(text, each.end)
        if found is not None and _BY_TEXT.search(text, max(each.start - _NEAR, 0), each.start):
            yield Span(*found.span(2))


def places_behind(text: str, places: tuple[Span, ...], parts: tuple[str, ...]) -> Iterator[Span]:
    """Yield where the last of `parts` stands behind a name: `package.module.main` behind `package`."""
    behind = re.compile("".join(rf"\s*\.\s*({re.escape(part)})\b" for part in parts))
    for each in places:
        found = behind.match(text, each.end)
        if found is not None:
            yield Span(*found.span(len(parts)))
