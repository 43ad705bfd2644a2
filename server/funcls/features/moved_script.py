"""The script of a function that gets another name in its folder: the modules and tests that import it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from funcls.features.changes import Collector, RefusedError
from funcls.features.importers import imported_from, imports_in, is_module, python_files, tests_that_name
from funcls.features.module_uses import PATCHES, places_behind
from funcls.model.modules import PACKAGE_FILE, ImportedFrom, ModuleKind, submodule
from funcls.model.source import Lookup, SourceFile
from funcls.syntax.python.facts import Import
from funcls.syntax.python.name_uses import read_names
from funcls.syntax.python.text_arguments import text_arguments
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import is_below

_ALIAS: Final = re.compile(r"\s+as\s")


@dataclass(frozen=True, slots=True)
class _Script:
    """A script at `path`; `old` and `new` are the last part of its name as a module, empty for a package's own."""

    path: str
    old: str
    new: str


def rename_script(state: AppState, collector: Collector, old: str, new: str) -> None:
    """Collect what changes in imports when the script at `old` is at `new`: nothing if that is in another folder."""
    folder = posixpath.dirname(old)
    if folder != posixpath.dirname(new) or not folder:
        return
    script = _Script(old, _last_part(old), _last_part(new))
    if script.new and not script.new.isidentifier():
        return
    word = script.old or posixpath.basename(folder)
    modules = [each for each in python_files(state) if word in each[1].text or is_below(each[0], folder)]
    tests = dict(tests_that_name(state, word))
    tests.update((path, source) for path in state.tests if is_below(path, folder) and (source := state.files[path]))
    for path, source in (*modules, *sorted(tests.items())):
        with suppress(RefusedError):
            for span, text in _edits(state, source, script):
                collector.replace(path, span, text)


def _last_part(path: str) -> str:
    name = posixpath.basename(path)
    return "" if name == PACKAGE_FILE else name.removesuffix(".py")


def _edits(state: AppState, source: SourceFile, script: _Script) -> Iterator[tuple[Span, str]]:
    lookup = Lookup(state.files, state.listings)
    for each in imports_in(state, source):
        origin = imported_from(state, source.path, each.module, each.level, lookup)
        if is_module(origin, script.path):
            if source.text[slice(*each.span)] == f"{'.' * each.level}{each.module}":
                yield from _in_module(source, each, origin, script, lookup)
        elif script.old and script.new and origin.kind in (ModuleKind.SOURCE, ModuleKind.NAMESPACE):
            for name, span in zip(each.names, each.name_spans, strict=True):
                if is_module(submodule(origin, name, lookup), script.path):
                    keeps = _ALIAS.match(source.text, span.end) is not None
                    yield span, script.new if keeps else f"{script.new} as {name}"
    for argument in text_arguments(source.text, PATCHES) if source.path in state.tests else ():
        module = _longest_module(state, source, argument.text, script, lookup)
        if module is not None:
            yield from _renamed(source.text, Span(argument.span.start, argument.span.start + len(module)), script)


def _in_module(
    source: SourceFile, statement: Import, origin: ImportedFrom, script: _Script, lookup: Lookup
) -> Iterator[tuple[Span, str]]:
    """Yield the edits of an import that names the script as its module, and of what stands for that from there on."""
    if statement.names:
        found = (submodule(origin, each, lookup).kind for each in statement.names)
        if script.old or all(each is ModuleKind.UNKNOWN for each in found):
            yield from _renamed(source.text, statement.span, script)
    elif not script.old or not script.new or "." not in statement.module:
        return
    elif _ALIAS.match(source.text, statement.span.end) is not None:
        yield from _renamed(source.text, statement.span, script)
    else:
        names = read_names(source.text)
        variable = names.variable_at(statement.span.start) if names is not None else None
        if names is not None and variable is not None:
            yield from _renamed(source.text, statement.span, script)
            read = tuple(each.span for each in names.places(variable) if not each.binds)
            parts = tuple(statement.module.split(".")[1:])
            yield from ((each, script.new) for each in places_behind(source.text, read, parts))


def _renamed(text: str, module: Span, script: _Script) -> Iterator[tuple[Span, str]]:
    """Yield what makes the full name of the script, at `module`, that of its new place."""
    start = module.end - len(script.old)
    is_after_name = text[start - 1 : start] == "." and text[start - 2 : start - 1] not in (".", " ", "")
    if script.old and script.new:
        yield Span(start, module.end), script.new
    elif script.old:
        yield Span(start - 1 if is_after_name else start, module.end), ""
    else:
        yield Span(module.end, module.end), script.new if text[module.end - 1] == "." else f".{script.new}"


def _longest_module(state: AppState, source: SourceFile, name: str, script: _Script, lookup: Lookup) -> str | None:
    """Return the beginning of a full name that is the script; None where that is another module, or none."""
    while "." in name:
        name = name.rpartition(".")[0]
        found = imported_from(state, source.path, name, 0, lookup)
        if found.kind is ModuleKind.SOURCE:
            return name if is_module(found, script.path) else None
    return None
