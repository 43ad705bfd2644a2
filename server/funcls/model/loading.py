"""What is imported when the worker loads a function: the modules of the app that run, and the imports that fail."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from funcls.model.imports import ImportFault, Imports, read_imports
from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE, ModuleKind, loaded_module
from funcls.model.names import Names
from funcls.model.source import Lookup, Place, SourceFile
from funcls.syntax.python.facts import Bind, ImportedModule, Jump, JumpKind, PythonModule, running
from funcls.syntax.python.scope import count_bindings

_MOST: Final = 200
"""Modules that are followed from one script."""
_CHANGES_IMPORTS: Final = re.compile(
    r"\bsys\s*\.\s*modules\b|\bfrom\s+sys\b|\bmeta_path\b|\bpath_hooks\b|__path__|__import__"
)
"""Words in code that may have a say in how modules are found."""


@dataclass(frozen=True, slots=True)
class LoadedModule:
    """A module of the app that runs when the function is loaded; `certain` and `via` as for an import that fails.

    `stop` is the statement at which every run of it ends, if there is one.
    """

    file: SourceFile
    certain: bool
    via: Place | None
    stop: Place | None


@dataclass(frozen=True, slots=True)
class Loading:
    """All that is imported with the script of one function, the script among it."""

    modules: tuple[LoadedModule, ...] = ()
    faults: tuple[ImportFault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Module:
    """A module, whoever loads it."""

    file: SourceFile
    stop: Place | None
    imports: Imports


@dataclass(frozen=True, slots=True)
class _Step:
    """A module that is being loaded: its file, its full name, and how sure it is that it is loaded."""

    path: str
    parts: tuple[str, ...]
    certain: bool
    via: Place | None


def find_loading(script: str, names: Names, lookup: Lookup) -> Loading:
    """Return what is imported when the worker imports `script`."""
    steps = deque(_starts(script, lookup))
    seen: set[tuple[str, ...]] = set()
    modules: list[LoadedModule] = []
    faults: list[ImportFault] = []
    while steps and len(seen) < _MOST:
        step = steps.popleft()
        module = _module(step.path, step.parts, names, lookup) if step.parts not in seen else None
        if module is None:
            continue
        seen.add(step.parts)
        modules.append(LoadedModule(module.file, step.certain, step.via, module.stop))
        faults += (replace(each, certain=each.certain and step.certain, via=step.via) for each in module.imports.faults)
        for load in module.imports.loads:
            certain = step.certain and load.parts[0] == APP_PACKAGE
            following = _Step(load.path, load.parts, certain, step.via or load.place)
            # What is certain comes first: a module counts as it is first met.
            (steps.appendleft if certain else steps.append)(following)
    return Loading(tuple(modules), tuple(_true_faults(modules, faults)))


def _starts(script: str, lookup: Lookup) -> Iterator[_Step]:
    """The script, and the packages above it, which Python imports first."""
    loaded = loaded_module(script, lookup)
    if loaded.kind is not ModuleKind.SOURCE:
        return
    folder, name = posixpath.split(loaded.path)
    folders = tuple(part for part in folder.split("/") if part)
    for length in range(1, len(folders) + 1):
        package = f"{'/'.join(folders[:length])}/{PACKAGE_FILE}"
        if package != loaded.path and lookup.is_file(package):
            yield _Step(package, (APP_PACKAGE, *folders[:length]), certain=True, via=None)
    own = folders if name == PACKAGE_FILE else (*folders, posixpath.splitext(name)[0])
    yield _Step(loaded.path, (APP_PACKAGE, *own), certain=True, via=None)


def _module(path: str, parts: tuple[str, ...], names: Names, lookup: Lookup) -> _Module | None:
    """Return the module in the file `path`, None where it cannot be read; many functions may load the same one."""

    def read() -> _Module | None:
        file = lookup.source(path)
        if file is None or not file.readable:
            return None
        module = file.python
        stop = _stop(module)
        imports = read_imports(path, parts, module, names, lookup) if module.complete else Imports()
        return _Module(file, Place(path, stop.span) if stop else None, imports)

    return lookup.once((path, parts), read)


def _true_faults(modules: list[LoadedModule], faults: list[ImportFault]) -> Iterator[ImportFault]:
    """The faults that stay if modules, or names of modules, may be given by other means than their files."""
    if not faults or any(_CHANGES_IMPORTS.search(each.file.text) for each in modules):
        return
    patched = frozenset[str]().union(*(each.file.python.patched for each in modules))
    yield from (each for each in faults if each.name not in patched)


def _stop(module: PythonModule) -> Jump | None:
    """The statement at which every run of the module ends, if one at its top level does that."""
    stop = next((each for each in module.statements if isinstance(each, Jump) and each.kind is JumpKind.STOP), None)
    if stop is None or not module.complete or stop.call is None:
        return stop if module.complete else None
    first, _, attribute = stop.call.partition(".")
    bound = [each for each in running(module.statements) if isinstance(each, Bind) and each.name == first]
    if not attribute:
        return None if count_bindings(module, first) else stop
    imported = [each for each in bound if isinstance(each.value, ImportedModule) and each.value.bound == first]
    return stop if len(imported) == count_bindings(module, first) == 1 else None
