"""What is imported when the worker loads a function: the modules of the app that run, and the imports that fail."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeGuard

from funcls.model.ignored import may_be_made
from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE, ModuleKind, loaded_module
from funcls.model.names import Names
from funcls.model.resolved import Missing
from funcls.model.source import ROOT, Lookup, Place, SourceFile
from funcls.syntax.python.facts import (
    Bind,
    Import,
    ImportedModule,
    ImportedName,
    Jump,
    JumpKind,
    PythonModule,
    Statement,
    When,
    running,
)
from funcls.syntax.python.scope import count_bindings
from funcls.text.span import Span

_MOST: Final = 200
"""Modules that are followed from one script."""
_PYTHON: Final = ".py"
_COMPILED: Final = re.compile(r"\.(?:[^.]+\.)?(?:so|pyd)$|\.pyc$")
"""What follows the name of a module that is no text."""
_BUILT_FROM: Final = re.compile(r"\.(?:pyi|pyx|c|cpp|rs)$")
"""What stands for a module that a build makes."""
_CHANGES_IMPORTS: Final = re.compile(
    r"\bsys\s*\.\s*modules\b|\bfrom\s+sys\b|\bmeta_path\b|\bpath_hooks\b|__path__|__import__"
)
"""Words in code that may have a say in how modules are found."""


class Fault(Enum):
    """Why an import fails."""

    NO_MODULE = auto()
    """There is no such module."""
    NO_PACKAGE = auto()
    """What should hold the module is a module itself."""
    NO_NAME = auto()
    """The module has no such name."""
    BEYOND_TOP = auto()
    """It has more dots than there are packages above."""


@dataclass(frozen=True, slots=True)
class ImportFault:
    """An import that fails. `module` is what it asks for, by its full name, and `name` what of that.

    `near` are the modules beside it. `certain`: it runs on every load, and nothing that the files do not show could be
    meant. `via` is the import in the script by which the module with the import is loaded, None where that is the
    script itself.
    """

    fault: Fault
    place: Place
    module: str
    name: str
    near: tuple[str, ...]
    certain: bool
    via: Place | None
    when: When


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


class _Found(Enum):
    """What is there under the name of a module."""

    SOURCE = auto()
    PACKAGE = auto()
    FOLDER = auto()
    """A folder without `__init__.py`, which is a package all the same."""
    COMPILED = auto()
    UNSURE = auto()
    """Nothing yet, but a build may make it."""
    ABSENT = auto()


@dataclass(frozen=True, slots=True)
class _Step:
    """A module that is being loaded: its file, its full name, and how sure it is that it is loaded."""

    path: str
    parts: tuple[str, ...]
    certain: bool
    via: Place | None

    @property
    def package(self) -> tuple[str, ...]:
        return self.parts if posixpath.basename(self.path) == PACKAGE_FILE else self.parts[:-1]


def find_loading(script: str, names: Names, lookup: Lookup) -> Loading:
    """Return what is imported when the worker imports `script`."""
    loaded = loaded_module(script, lookup)
    if loaded.kind is not ModuleKind.SOURCE:
        return Loading()
    walk = _Walk(names, lookup)
    folders = tuple(part for part in posixpath.dirname(loaded.path).split("/") if part)
    for length in range(1, len(folders) + 1):
        package = f"{'/'.join(folders[:length])}/{PACKAGE_FILE}"
        if package != loaded.path and lookup.is_file(package):
            walk.follow(_Step(package, (APP_PACKAGE, *folders[:length]), certain=True, via=None))
    stem = posixpath.splitext(posixpath.basename(loaded.path))[0]
    own = folders if posixpath.basename(loaded.path) == PACKAGE_FILE else (*folders, stem)
    walk.follow(_Step(loaded.path, (APP_PACKAGE, *own), certain=True, via=None))
    return walk.finished()


class _Walk:
    """Follows imports from module to module, each module once."""

    def __init__(self, names: Names, lookup: Lookup) -> None:
        self._names = names
        self._lookup = lookup
        self._seen: set[tuple[str, ...]] = set()
        self._modules: list[LoadedModule] = []
        self._faults: list[ImportFault] = []

    def finished(self) -> Loading:
        """Return what was found; nothing is said of imports if a module may change how modules, or names, are found."""
        modules, faults = tuple(self._modules), tuple(self._faults)
        if any(_CHANGES_IMPORTS.search(each.file.text) for each in modules if faults):
            return Loading(modules)
        patched = frozenset[str]().union(*(each.file.python.patched for each in modules if faults))
        return Loading(modules, tuple(each for each in faults if each.name not in patched))

    def follow(self, start: _Step) -> None:
        """Take a module and all that it imports."""
        waiting = [start]
        while waiting and len(self._seen) < _MOST:
            step = waiting.pop()
            file = self._lookup.source(step.path)
            if step.parts in self._seen or file is None or not file.readable:
                continue
            self._seen.add(step.parts)
            module = file.python
            stop = _stop(module)
            place = Place(step.path, stop.span) if stop else None
            self._modules.append(LoadedModule(file, step.certain, step.via, place))
            if module.complete:
                for each in (*module.imports, *module.late_imports):
                    waiting.extend(self._imported(step, each))

    def _imported(self, step: _Step, statement: Import) -> Iterator[_Step]:
        """Note what is wrong with an import; yield the modules that it loads."""
        parts = self._full_name(step, statement) if statement.when is not When.CAUGHT else None
        if parts is None:
            return
        if not parts:
            self._fault(step, statement, Fault.BEYOND_TOP, (), _Found.ABSENT)
            return
        target = None
        for length in range(1, len(parts) + 1):
            path, found = self._find(parts[:length])
            if found is _Found.COMPILED:
                return
            if found in (_Found.UNSURE, _Found.ABSENT):
                self._fault(step, statement, Fault.NO_MODULE, parts[:length], found)
                return
            target = None if found is _Found.FOLDER else path
            if target is not None:
                yield from self._runs(step, statement, target, parts[:length])
            if found is _Found.SOURCE and length < len(parts):
                self._fault(step, statement, Fault.NO_PACKAGE, parts[: length + 1], _Found.ABSENT)
                return
        for name, span in zip(statement.names, statement.name_spans, strict=True):
            if name != "*" and self._lacks(step, statement, target, name, span):
                yield from self._submodule(step, statement, target, parts, name, span)

    def _submodule(
        self, step: _Step, statement: Import, target: str | None, parts: tuple[str, ...], name: str, span: Span
    ) -> Iterator[_Step]:
        """Yield the module that `from parts import name` loads, as the module `parts` has no such name of its own."""
        holds_modules = target is None or posixpath.basename(target) == PACKAGE_FILE
        path, found = self._find((*parts, name)) if holds_modules else ("", _Found.ABSENT)
        if found in (_Found.UNSURE, _Found.ABSENT):
            self._fault(step, statement, Fault.NO_NAME, parts, found, name, span)
        elif found in (_Found.SOURCE, _Found.PACKAGE):
            yield from self._runs(step, statement, path, (*parts, name))

    def _runs(self, step: _Step, statement: Import, path: str, parts: tuple[str, ...]) -> Iterator[_Step]:
        """Yield a module that is imported, if that happens while the function is loaded."""
        if statement.when is When.ALWAYS:
            via = step.via or Place(step.path, statement.span)
            yield _Step(path, parts, step.certain and parts[0] == APP_PACKAGE, via)

    def _full_name(self, step: _Step, statement: Import) -> tuple[str, ...] | None:
        """Return the full name of the imported module: empty beyond the top, None for one that is none of the app."""
        named = tuple(statement.module.split(".")) if statement.module else ()
        if statement.level:
            if statement.level > len(step.package):
                return ()
            return (*step.package[: len(step.package) - statement.level + 1], *named)
        if named[0] == APP_PACKAGE:
            return named
        known = named[0] in sys.stdlib_module_names or not self._is_of_the_app(named[0])
        return None if known else named

    def _is_of_the_app(self, top: str) -> bool:
        return self._lookup.is_file(f"{top}{_PYTHON}") or self._lookup.is_file(f"{top}/{PACKAGE_FILE}")

    def _find(self, parts: tuple[str, ...]) -> tuple[str, _Found]:
        """Return the file of a module, by its full name, and what it is."""
        path = "/".join(_below_root(parts))
        if path == ROOT:
            return path, _Found.FOLDER
        if self._lookup.is_file(f"{path}/{PACKAGE_FILE}"):
            return f"{path}/{PACKAGE_FILE}", _Found.PACKAGE
        if self._lookup.is_file(f"{path}{_PYTHON}"):
            return f"{path}{_PYTHON}", _Found.SOURCE
        folder, stem = posixpath.split(path)
        endings = [name[len(stem) :] for name in self._names_in(folder) if name.startswith(f"{stem}.")]
        if any(_COMPILED.match(each) for each in endings):
            return path, _Found.COMPILED
        if self._lookup.is_folder(path):
            return path, _Found.FOLDER
        unsure = any(_BUILT_FROM.match(each) for each in endings) or may_be_made(path, self._lookup)
        return path, _Found.UNSURE if unsure else _Found.ABSENT

    def _names_in(self, folder: str) -> frozenset[str]:
        listing = self._lookup.listing(folder) if self._lookup.is_folder(folder) else None
        return listing.files if listing is not None else frozenset()

    def _lacks(self, step: _Step, statement: Import, target: str | None, name: str, span: Span) -> bool:
        """Whether the module provably has no such name of its own; a folder without `__init__.py` has none."""
        if target is None:
            return True
        own = self._names.module(target) if target == step.path and statement.when is not When.LATER else None
        # Of itself, a package has what is bound so far.
        at = next((each.span for each in running(own.statements) if _imports(each, span)), None) if own else None
        return isinstance(self._names.resolve(target, name, at), Missing)

    def _fault(
        self,
        step: _Step,
        statement: Import,
        fault: Fault,
        parts: tuple[str, ...],
        found: _Found,
        name: str = "",
        span: Span | None = None,
    ) -> None:
        always = statement.when is When.ALWAYS
        if found is _Found.UNSURE and not always:
            return
        own = not parts or parts[0] == APP_PACKAGE
        certain = step.certain and always and own and found is _Found.ABSENT
        place = Place(step.path, span or statement.span)
        module, near = ".".join(parts), tuple(self._near(fault, parts))
        self._faults.append(ImportFault(fault, place, module, name, near, certain, step.via, statement.when))

    def _near(self, fault: Fault, parts: tuple[str, ...]) -> Iterator[str]:
        """The names of the modules and folders beside a module that is not there."""
        if fault is Fault.NO_MODULE:
            folder = "/".join(_below_root(parts)[:-1])
            listing = self._lookup.listing(folder)
            for name in (*sorted(listing.files), *sorted(listing.folders)) if listing is not None else ():
                if name.endswith(_PYTHON) or "." not in name:
                    yield name.removesuffix(_PYTHON)


def _below_root(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[1:] if parts[0] == APP_PACKAGE else parts


def _imports(statement: Statement, span: Span) -> TypeGuard[Bind]:
    """Whether the statement binds what is imported under the name at `span`."""
    return isinstance(statement, Bind) and isinstance(statement.value, ImportedName) and statement.value.span == span


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
