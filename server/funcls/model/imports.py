"""What one module of the app imports: the modules of the app that it loads, and the imports that fail."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, TypeGuard

from funcls.model.ignored import may_be_made
from funcls.model.modules import APP_PACKAGE, PACKAGE_FILE
from funcls.model.names import Names
from funcls.model.resolved import Missing
from funcls.model.source import ROOT, Lookup, Place
from funcls.syntax.python.facts import Bind, Import, ImportedName, PythonModule, Statement, When, running
from funcls.text.span import Span

_PYTHON: Final = ".py"
_COMPILED: Final = re.compile(r"\.(?:[^.]+\.)?(?:so|pyd)$|\.pyc$")
"""What follows the name of a module that is no text."""
_BUILT_FROM: Final = re.compile(r"\.(?:pyi|pyx|c|cpp|rs)$")
"""What stands for a module that a build makes."""


class Fault(Enum):
    """Why an import fails."""

    NO_MODULE = auto()
    """There is no such module."""
    NO_PACKAGE = auto()
    """What should hold the module is a module itself."""
    NO_NAME = auto()
    """The module has no such name."""
    NO_EXPORT = auto()
    """`__all__` of a module that is imported with a star names what the module does not have."""
    BESIDE = auto()
    """There is none at the app root, but one of this name beside the file, where the worker does not look."""
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
class Load:
    """A module of the app that is loaded whenever the one with the import at `place` is; `parts` is its full name."""

    path: str
    parts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Imports:
    """What a module loads in its turn, in the order of the text, and which of its imports fail."""

    loads: tuple[Load, ...] = ()
    faults: tuple[ImportFault, ...] = ()


def read_imports(path: str, parts: tuple[str, ...], module: PythonModule, names: Names, lookup: Lookup) -> Imports:
    """Return what the module in the file `path` imports, if it is loaded under the full name `parts`."""
    return _Reader(path, parts, names, lookup).read(module)


class _Reader:
    """Reads the imports of one module."""

    def __init__(self, path: str, parts: tuple[str, ...], names: Names, lookup: Lookup) -> None:
        self._path = path
        self._package = parts if posixpath.basename(path) == PACKAGE_FILE else parts[:-1]
        self._names = names
        self._lookup = lookup
        self._faults: list[ImportFault] = []

    def read(self, module: PythonModule) -> Imports:
        """Return what the module loads, and what of its imports fails."""
        loads = [load for each in (*module.imports, *module.late_imports) for load in self._imported(each)]
        return Imports(tuple(loads), tuple(self._faults))

    def _imported(self, statement: Import) -> Iterator[Load]:
        """Note what is wrong with an import; yield the modules that it loads."""
        top = statement.module.partition(".")[0]
        if statement.when is When.CAUGHT or (not statement.level and top in sys.stdlib_module_names):
            return
        parts = self._full_name(statement)
        if parts is None:
            self._look_beside(statement, top)
            return
        if not parts:
            self._fault(statement, Fault.BEYOND_TOP, (), _Found.ABSENT)
            return
        target = None
        for length in range(1, len(parts) + 1):
            path, found = self._find(parts[:length])
            if found is _Found.COMPILED:
                return
            if found in (_Found.UNSURE, _Found.ABSENT):
                self._fault(statement, Fault.NO_MODULE, parts[:length], found)
                return
            target = None if found is _Found.FOLDER else path
            if target is not None:
                yield from self._runs(statement, target, parts[:length])
            if found is _Found.SOURCE and length < len(parts):
                self._fault(statement, Fault.NO_PACKAGE, parts[: length + 1], _Found.ABSENT)
                return
        for name, span in zip(statement.names, statement.name_spans, strict=True):
            if name == "*":
                yield from self._starred(statement, target, parts)
            elif self._lacks(statement, target, name, span):
                yield from self._submodule(statement, target, parts, name, span)

    def _starred(self, statement: Import, target: str | None, parts: tuple[str, ...]) -> Iterator[Load]:
        """Yield the modules that `from parts import *` loads: those that only `__all__` names."""
        module = self._names.module(target) if target is not None and target != self._path else None
        for name in (module.exports or ()) if module is not None and module.exports_known else ():
            if self._lacks(statement, target, name, statement.span):
                yield from self._submodule(statement, target, parts, name, statement.span, Fault.NO_EXPORT)

    def _submodule(
        self,
        statement: Import,
        target: str | None,
        parts: tuple[str, ...],
        name: str,
        span: Span,
        fault: Fault = Fault.NO_NAME,
    ) -> Iterator[Load]:
        """Yield the module that `from parts import name` loads, as the module `parts` has no such name of its own."""
        holds_modules = target is None or posixpath.basename(target) == PACKAGE_FILE
        path, found = self._find((*parts, name)) if holds_modules else ("", _Found.ABSENT)
        if found in (_Found.UNSURE, _Found.ABSENT):
            self._fault(statement, fault, parts, found, name, span)
        elif found in (_Found.SOURCE, _Found.PACKAGE):
            yield from self._runs(statement, path, (*parts, name))

    def _runs(self, statement: Import, path: str, parts: tuple[str, ...]) -> Iterator[Load]:
        """Yield a module that is imported, if that happens while the function is loaded."""
        if statement.when is When.ALWAYS:
            yield Load(path, parts, Place(self._path, statement.span))

    def _full_name(self, statement: Import) -> tuple[str, ...] | None:
        """Return the full name of the imported module: empty beyond the top, None for one that is none of the app."""
        named = tuple(statement.module.split(".")) if statement.module else ()
        if statement.level:
            if statement.level > len(self._package):
                return ()
            return (*self._package[: len(self._package) - statement.level + 1], *named)
        if named[0] == APP_PACKAGE:
            return named
        return named if self._is_of_the_app(named[0]) else None

    def _look_beside(self, statement: Import, top: str) -> None:
        """Note an import that means a module beside this one, the package or module `top`, without saying so."""
        folder = posixpath.dirname(self._path)
        if folder == ROOT or self._lookup.is_folder(top):
            return
        beside = f"{folder}/{top}"
        if self._lookup.is_file(f"{beside}{_PYTHON}") or self._lookup.is_file(f"{beside}/{PACKAGE_FILE}"):
            name = statement.names[0] if statement.names else ""
            self._fault(statement, Fault.BESIDE, (statement.module,), _Found.ABSENT, name)

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

    def _lacks(self, statement: Import, target: str | None, name: str, span: Span) -> bool:
        """Whether the module provably has no such name of its own; a folder without `__init__.py` has none."""
        if target is None:
            return True
        own = self._names.module(target) if target == self._path and statement.when is not When.LATER else None
        # Of itself, a package has what is bound so far.
        at = next((each.span for each in running(own.statements) if _imports(each, span)), None) if own else None
        return isinstance(self._names.resolve(target, name, at), Missing)

    def _fault(
        self,
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
        certain = always and own and found is _Found.ABSENT
        place = Place(self._path, span or statement.span)
        module, near = ".".join(parts), tuple(self._near(fault, parts))
        self._faults.append(ImportFault(fault, place, module, name, near, certain, None, statement.when))

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
