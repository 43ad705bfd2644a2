"""What a name of a module stands for, followed through the modules of the app.

Everything here answers from facts of the text; where the run of the module decides, the answer is `Unknown`.
"""

from __future__ import annotations

import builtins
import posixpath
from dataclasses import replace
from typing import Final, TypeAlias

from funcls.model.modules import PACKAGE_FILE, ImportedFrom, ModuleKind, find_module, loaded_module, submodule
from funcls.model.resolved import (
    Attribute,
    Called,
    Class,
    External,
    Function,
    LambdaFunction,
    Literal,
    Missing,
    Module,
    Resolved,
    Unknown,
    Written,
)
from funcls.model.source import Lookup, Place
from funcls.syntax.python.expressions import (
    Braces,
    Call,
    Constant,
    Data,
    Expression,
    Lambda,
    Name,
    Sequence,
    Subscript,
    Union,
)
from funcls.syntax.python.facts import (
    Assigned,
    Bind,
    ClassDef,
    FunctionDef,
    ImportedModule,
    ImportedName,
    PythonModule,
    StarImport,
)
from funcls.syntax.python.scope import Alternative, FromStar, alternatives, count_bindings
from funcls.text.span import Span

_DEEPEST: Final = 8
"""How many names are followed before the answer is `Unknown`."""


_UNKNOWN: Final = Unknown()

_NEWER_BUILTINS: Final = frozenset({"BaseExceptionGroup", "ExceptionGroup", "PythonFinalizationError"})
"""Those that came after Python 3.10: the app's Python may be newer than the one that runs funcls."""

_NOT_CALLABLE: Final = frozenset(
    {
        "__builtins__",
        "__cached__",
        "__dict__",
        "__doc__",
        "__file__",
        "__loader__",
        "__name__",
        "__package__",
        "__spec__",
    }
)
"""What every module has besides its names: nothing that the worker would call (measured)."""

_Trail: TypeAlias = "tuple[tuple[str, str, Span | None], ...]"
"""The names that are being followed: file, name and moment."""


class Names:
    """Follows names through the modules of one app; every file it reads is noted in the lookup."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._found: dict[tuple[str, str, Span | None], Resolved] = {}

    def resolve(self, path: str, name: str, at: Span | None = None) -> Resolved:
        """Return what the module in the file `path` has under `name` once it has been imported.

        `at` is the span of a name that a statement of the module binds (`FunctionDef.name_span`, `ClassDef.name_span`):
        it asks for the moment when that statement runs. What a name of the module is to others, a built-in is not:
        `Missing`.
        """
        module = self.module(path) if name in _NOT_CALLABLE else None
        if module is not None and module.complete and not module.dynamic and not count_bindings(module, name):
            return Missing(path, name)
        return self._resolve(path, name, at, ())

    def resolve_dotted(self, path: str, dotted: str, at: Span | None = None) -> Resolved:
        """Return what a dotted name stands for in code of the module in the file `path`; `at` as for `resolve`.

        A name that the module provably does not bind is the built-in of that name, if there is one.
        """
        return self._resolve_dotted(path, dotted, at, ())

    def resolve_entry(self, script: str, name: str) -> Resolved:
        """Return what the worker finds under `name` when it has imported the script."""
        loaded = loaded_module(script, self._lookup)
        return self.resolve(loaded.path, name) if loaded.kind is ModuleKind.SOURCE else Missing(script, name)

    def module(self, path: str) -> PythonModule | None:
        """Return the facts of the module in the file `path`, None where they are not known."""
        source = self._lookup.source(path)
        return source.python if source is not None and source.readable else None

    def text(self, path: str) -> str:
        """Return the text of the module in the file `path`."""
        source = self._lookup.source(path)
        return source.text if source is not None else ""

    def _resolve(self, path: str, name: str, at: Span | None, trail: _Trail) -> Resolved:
        if trail:
            # What is found may depend on the names that are being followed.
            return self._followed(path, name, at, trail)
        key = (path, name, at)
        if key not in self._found:
            self._found[key] = self._followed(path, name, at, trail)
        return self._found[key]

    def _followed(self, path: str, name: str, at: Span | None, trail: _Trail) -> Resolved:
        source = self._lookup.source(path)
        step = (path, name, at)
        if source is None or not source.readable or step in trail or len(trail) >= _DEEPEST:
            return _UNKNOWN
        module = source.python
        trail = (*trail, step)
        found = [self._alternative(path, module, name, each, trail) for each in alternatives(module, name, at)]
        if not found:
            # No run of the module comes there, so that nothing can be taken from it.
            return _UNKNOWN
        # A load on which the name is missing is refused; one on which it is there is judged by what it is then.
        present = [each for each in found if not isinstance(each, Missing)] or found[:1]
        first = present[0]
        if not all(_alike(each, first) for each in present) or (len(present) < len(found) and _is_builtin(name)):
            return _UNKNOWN
        if isinstance(first, Function) and first.path == path and self._hidden_by_submodule(path, name):
            return _UNKNOWN
        return _as_touched(first, module, name)

    def _alternative(self, path: str, module: PythonModule, name: str, bound: Alternative, trail: _Trail) -> Resolved:
        if isinstance(bound, Bind):
            return self._bound(path, bound, trail)
        if isinstance(bound, FromStar):
            return self._starred(path, module, name, bound, trail)
        if name.startswith("__") or module.dynamic or not module.complete or name in module.global_assigned:
            return _UNKNOWN
        return Missing(path, name)

    def _bound(self, path: str, bound: Bind, trail: _Trail) -> Resolved:
        value = bound.value
        if isinstance(value, FunctionDef):
            return Function(path, value)
        if isinstance(value, ClassDef):
            return Class(path, value)
        if isinstance(value, ImportedName):
            return self._imported(path, value, trail)
        if isinstance(value, ImportedModule):
            module_found = find_module(path, value.bound, 0, self._lookup)
            if module_found.kind is ModuleKind.EXTERNAL:
                return External(module_found.dotted, is_module=True)
            return _as_module(module_found)
        if isinstance(value, Assigned):
            return self._assigned(path, bound.span, value.expression, trail)
        return _UNKNOWN

    def _imported(self, path: str, value: ImportedName, trail: _Trail) -> Resolved:
        origin = find_module(path, value.module, value.level, self._lookup)
        if origin.kind is ModuleKind.EXTERNAL:
            return External(f"{origin.dotted}.{value.name}")
        if origin.kind is ModuleKind.UNKNOWN:
            return _UNKNOWN
        if origin.kind is ModuleKind.SOURCE and origin.path == path:
            return self._own_submodule(origin, value.name)
        if origin.kind is ModuleKind.SOURCE:
            found = self._resolve(origin.path, value.name, None, trail)
            # With a place, it is the import of that module which fails.
            if not isinstance(found, Missing) or found.place is not None:
                return found
        below = _as_module(submodule(origin, value.name, self._lookup))
        if isinstance(below, Module) or origin.kind is ModuleKind.NAMESPACE:
            return below
        return Missing(origin.path, value.name, Place(path, value.span), is_import=True)

    def _own_submodule(self, package: ImportedFrom, name: str) -> Resolved:
        """Return what a package imports from itself: a submodule, unless it has bound the name before."""
        source = self._lookup.source(package.path)
        if source is None or count_bindings(source.python, name) > 1:
            return _UNKNOWN
        return _as_module(submodule(package, name, self._lookup))

    def _starred(self, path: str, module: PythonModule, name: str, bound: FromStar, trail: _Trail) -> Resolved:
        found = self._from_star(path, name, bound.star, trail)
        if not isinstance(found, Missing):
            return found
        otherwise = [self._alternative(path, module, name, each, trail) for each in bound.otherwise]
        return otherwise[0] if all(each == otherwise[0] for each in otherwise) else _UNKNOWN

    def _from_star(self, path: str, name: str, star: StarImport, trail: _Trail) -> Resolved:
        origin = find_module(path, star.module, star.level, self._lookup)
        if origin.kind is not ModuleKind.SOURCE:
            return _UNKNOWN
        source = self._lookup.source(origin.path)
        if source is None or not source.python.exports_known:
            return _UNKNOWN
        exports = source.python.exports
        exported = not name.startswith("_") if exports is None else name in exports
        return self._resolve(origin.path, name, None, trail) if exported else Missing(origin.path, name)

    def _assigned(self, path: str, at: Span, expression: Expression, trail: _Trail) -> Resolved:
        form = expression.form
        if isinstance(form, Constant | Sequence | Braces | Data):
            return Literal(Place(path, expression.span), expression, at)
        if isinstance(form, Subscript | Union):
            return Written(path, expression, at)
        if isinstance(form, Lambda):
            return LambdaFunction(path, expression, form)
        called = form.function.form if isinstance(form, Call) else form
        if not isinstance(called, Name):
            return _UNKNOWN
        named = self._resolve_dotted(path, called.dotted, at, trail)
        if isinstance(named, Missing):
            return named if named.place else replace(named, place=Place(path, expression.span))
        if isinstance(named, Attribute):
            return replace(named, place=Place(path, expression.span)) if isinstance(form, Name) else _UNKNOWN
        return Called(path, expression, form, named, at) if isinstance(form, Call) else named

    def _resolve_dotted(self, path: str, dotted: str, at: Span | None, trail: _Trail) -> Resolved:
        first, *rest = dotted.split(".")
        found = self._resolve(path, first, at, trail)
        if isinstance(found, Missing) and found.place is None and _is_builtin(first):
            found = External(f"builtins.{first}")
        if isinstance(found, Missing):
            return found
        source = self._lookup.source(path)
        patched = source.python.patched if source else frozenset()
        for name in rest:
            if name in patched:
                return _UNKNOWN
            if isinstance(found, External):
                found = External(f"{found.dotted}.{name}")
            elif isinstance(found, Module):
                found = self._attribute(found.module, name, trail)
            elif isinstance(found, Class | Function | Called | Literal):
                found = Attribute(found, name)
            elif isinstance(found, Attribute):
                found = replace(found, deeper=True)
            else:
                return _UNKNOWN
        return _as_touched(found, source.python, first) if source else found

    def _attribute(self, module: ImportedFrom, name: str, trail: _Trail) -> Resolved:
        below = _as_module(submodule(module, name, self._lookup))
        if module.kind is not ModuleKind.SOURCE:
            return below
        found = self._resolve(module.path, name, None, trail)
        if isinstance(found, Missing):
            if posixpath.basename(module.path) != PACKAGE_FILE:
                return found
            # A submodule is an attribute only if someone imports it; the file does not show who.
            return _UNKNOWN if not isinstance(below, Module) else below
        return found

    def _hidden_by_submodule(self, path: str, name: str) -> bool:
        """Whether a package has a submodule of this name, which hides the name once anyone imports it."""
        if posixpath.basename(path) != PACKAGE_FILE:
            return False
        module_path = posixpath.join(posixpath.dirname(path), name)
        return self._lookup.is_file(f"{module_path}.py") or self._lookup.is_folder(module_path)


def _as_touched(found: Resolved, module: PythonModule, name: str) -> Resolved:
    """What is found under a name of a module by which more may happen to it than the statements say."""
    # `x.name = ...` may bind a name of this very module, if `x` stands for it.
    rebound = module.rebinding or name in module.patched
    if not isinstance(found, Function | Class | LambdaFunction | Called):
        return _UNKNOWN if rebound else found
    touched = rebound or name in module.retouched or (isinstance(found, Class) and name in module.renamed)
    return replace(found, retouched=True) if touched else found


def _is_builtin(name: str) -> bool:
    return hasattr(builtins, name) or name in _NEWER_BUILTINS


def _alike(one: Resolved, other: Resolved) -> bool:
    """Whether it makes no difference to the worker which of the two a name stands for."""
    if isinstance(one, Function) and isinstance(other, Function) and one.path == other.path:
        return _signature_text(one.definition) == _signature_text(other.definition)
    return one == other


def _signature_text(definition: FunctionDef) -> tuple[object, ...]:
    annotations = [parameter.annotation.text if parameter.annotation else None for parameter in definition.parameters]
    return (
        [(parameter.name, parameter.kind) for parameter in definition.parameters],
        annotations,
        definition.returns.text if definition.returns else None,
        [decorator.text for decorator in definition.decorators],
    )


def _as_module(found: ImportedFrom) -> Resolved:
    if found.kind is ModuleKind.EXTERNAL:
        return External(found.dotted)
    return _UNKNOWN if found.kind is ModuleKind.UNKNOWN else Module(found)
