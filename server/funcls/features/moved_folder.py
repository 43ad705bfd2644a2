"""A folder at the top of an app that gets another name: what names it, as a function and as a package."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

from funcls.features.changes import Collector, RefusedError
from funcls.features.importers import imported_from, imports_in, python_files, tests_that_name
from funcls.features.module_uses import PATCHES, places_behind
from funcls.model.facts import ALLOWED_KEY, HOST_FILE
from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE
from funcls.model.settings import SETTINGS_FILE, named_settings, template_files
from funcls.model.source import ROOT, Listing, Lookup, SourceFile
from funcls.model.tested import AppPlace
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString, JsonValue
from funcls.syntax.python.facts import Import
from funcls.syntax.python.name_uses import read_names
from funcls.syntax.python.text_arguments import text_arguments
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_PART: Final = re.compile(r"[^\W\d]\w*")
_ALIAS: Final = re.compile(r"\s+as\s")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder at the top of an app under its old and its new name."""

    old: str
    new: str


def rename_folder(state: AppState, collector: Collector, folder: Folder) -> None:
    """Collect what changes with the name of a folder; what cannot be changed safely is left out."""
    is_durable = _is_durable(state, folder.old)
    tests = list(tests_that_name(state, folder.old))
    imported = _imported_names(state) if is_durable else {}
    for path, source in (*python_files(state), *tests):
        _rename_each(collector, path, folder.new, _in_imports(state, source, folder))
        if is_durable:
            for span, _ in _in_calls(source, folder, imported.get(path, [])):
                with suppress(RefusedError):
                    collector.replace(path, span, folder.new, is_certain=True)
    for path, source in tests:
        _rename_each(collector, path, folder.new, _in_patches(state, source, folder))
    if folder.old not in state.functions:
        return
    host = state.files.get(HOST_FILE)
    if host is not None and host.readable:
        _rename_each(collector, HOST_FILE, folder.new, _in_host_file(host, folder))
    for path in (SETTINGS_FILE, *template_files(state.listings.get(ROOT) or Listing())):
        settings = state.files.get(path)
        if settings is not None and settings.readable:
            _rename_each(collector, path, folder.new, _in_settings(settings, folder))


def _rename_each(collector: Collector, path: str, new: str, spans: Iterator[tuple[Span, str]]) -> None:
    """Put the new name, before what is to follow it, in place of each span."""
    with suppress(RefusedError):
        for span, behind in spans:
            collector.replace(path, span, new + behind)


def _is_durable(state: AppState, name: str) -> bool:
    function = state.functions.get(name)
    return function is not None and any(each.entry is not None and each.entry.durable for each in function.triggers)


def _imported_names(state: AppState) -> dict[str, list[Span]]:
    """Return where constants have names by which other modules call functions, by the files of the constants."""
    spans: dict[str, list[Span]] = {}
    for function in state.functions.values():
        for use in function.durable_imports:
            spans.setdefault(use.place.path, []).append(use.place.span)
    return spans


def _in_calls(source: SourceFile, folder: Folder, imported: list[Span]) -> Iterator[tuple[Span, str]]:
    # Several calls may be given the same constant.
    for span in dict.fromkeys([*(each.span for each in source.python.durable_calls), *imported]):
        # What is written with escapes is left alone.
        if source.text[slice(*span)].lower() == folder.old.lower():
            yield span, ""


def _in_host_file(host: SourceFile, folder: Folder) -> Iterator[tuple[Span, str]]:
    root = host.json.root
    member = root.get(ALLOWED_KEY) if isinstance(root, JsonObject) else None
    for item in member.value.items if member is not None and isinstance(member.value, JsonArray) else ():
        if isinstance(item, JsonString) and item.closed and item.value.lower() == folder.old.lower():
            yield Span(item.span.start + 1, item.span.end - 1), ""
    category = re.compile(rf'"Function\.({re.escape(folder.old)})(?=["\.])')
    for key in _keys(root):
        found = category.match(host.text, key.span.start)
        if found is not None:
            yield Span(*found.span(1)), ""


def _keys(value: JsonValue | None) -> Iterator[JsonString]:
    for member in value.members if isinstance(value, JsonObject) else ():
        yield member.key
        yield from _keys(member.value)


def _in_settings(source: SourceFile, folder: Folder) -> Iterator[tuple[Span, str]]:
    switch = re.compile(rf'"AzureWebJobs([._])({re.escape(folder.old)})\1Disabled"', re.IGNORECASE)
    settings = named_settings(source)
    for member in settings.members if settings is not None else ():
        found = switch.match(source.text, member.key.span.start)
        if found is not None:
            yield Span(*found.span(2)), ""


def _in_imports(state: AppState, source: SourceFile, folder: Folder) -> Iterator[tuple[Span, str]]:
    """Yield where a module or test imports the folder as a package; nothing if its new name makes no package."""
    if not folder.new.isidentifier() or folder.old not in source.text:
        return
    for each in imports_in(state, source):
        above = _names_above(state, source, each.module, each.level, folder)
        parts = each.module.split(".") if each.module else []
        if above is None:
            continue
        parts = parts[len(above) :]
        if parts[:1] == [folder.old]:
            place = _part(source, each, folder.old, above)
            is_used = not each.names and _ALIAS.match(source.text, each.span.end) is None
            if place is None:
                continue
            if not is_used:
                yield place, ""
            elif above:
                yield from _used_behind(source, each.span, (*above[1:], folder.old))
            else:
                yield from _used(source, place, folder.new)
        elif not parts:
            for name, span in zip(each.names, each.name_spans, strict=True):
                if name == folder.old:
                    keeps = _ALIAS.match(source.text, span.end) is not None
                    yield span, "" if keeps else f" as {name}"


def _in_patches(state: AppState, source: SourceFile, folder: Folder) -> Iterator[tuple[Span, str]]:
    """Yield where a test patches something in the folder as a package, by its full name."""
    for each in text_arguments(source.text, PATCHES) if folder.new.isidentifier() else ():
        above, parts = _names_above(state, source, each.text, 0, folder), each.text.split(".")
        if above is not None and parts[len(above) :][:1] == [folder.old]:
            start = each.span.start + sum(len(name) + 1 for name in above)
            yield Span(start, start + len(folder.old)), ""


def _names_above(
    state: AppState, source: SourceFile, module: str, level: int, folder: Folder
) -> tuple[str, ...] | None:
    """Return the names before the folder's in an import from the app root; None where it is none from there."""
    top = module.partition(".")[0]
    if source.path not in state.tests:
        if _folders_above(source.path, level):
            return None
        return (APP_PACKAGE,) if not level and top == APP_PACKAGE else ()
    lookup = Lookup(state.files, state.listings)
    candidates: list[tuple[str, ...]] = [()]
    leading = (top,) if top == APP_PACKAGE else AppPlace.of(state.root, frozenset()).leading(tuple(module.split(".")))
    if leading:
        candidates.insert(1 if top == folder.old else 0, leading)
    for above in candidates:
        found = imported_from(state, source.path, ".".join((*above, folder.old)), level, lookup)
        if found.path in (folder.old, f"{folder.old}/{PACKAGE_FILE}"):
            return above
    return None


def _folders_above(path: str, level: int) -> list[str]:
    """Return the folders, from the app root on, to which an import is relative; none for the root itself."""
    package = [each for each in posixpath.dirname(path).split("/") if each]
    return package[: max(0, len(package) - level + 1)] if level else []


def _part(source: SourceFile, statement: Import, name: str, above: tuple[str, ...]) -> Span | None:
    """Return where an import names a folder of the app root: behind the dots and the names `above` it."""
    found = next(islice(_PART.finditer(source.text, *statement.span), len(above), None), None)
    return Span(*found.span()) if found is not None and found[0] == name else None


def _used(source: SourceFile, place: Span, new: str) -> Iterator[tuple[Span, str]]:
    """Yield where the name is used that `import folder.module` binds; nothing where the new one means something."""
    names = read_names(source.text)
    variable = names.variable_at(place.start) if names is not None else None
    if names is None or variable is None or names.obstacle(variable, new) is not None or names.unplaced(variable):
        return
    for each in names.places(variable):
        yield each.span, ""


def _used_behind(source: SourceFile, statement: Span, parts: tuple[str, ...]) -> Iterator[tuple[Span, str]]:
    """Yield where the last of `parts` is used behind the name that the statement binds: the first above the app."""
    names = read_names(source.text)
    variable = names.variable_at(statement.start) if names is not None else None
    if names is not None and variable is not None:
        uses = tuple(each.span for each in names.places(variable))
        yield from ((span, "") for span in places_behind(source.text, uses, parts))
