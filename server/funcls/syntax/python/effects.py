"""What expressions and bodies do to names besides the statements at module level: one walk over every node of a tree.

Each scope (function, lambda, class body) gets a `Scope`; `Effects` collects what concerns the module.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from funcls.syntax.python.source import Placed
from funcls.syntax.python.touches import WORDS, Touches, reads_names_only

FunctionNode: TypeAlias = "ast.FunctionDef | ast.AsyncFunctionDef"

_WORDS: Final = (*WORDS, "__all__", "global", "yield")
"""Code in which none of these stands does nothing by the way that concerns the module, and is no generator."""
_SPECIAL: Final = re.compile("__[a-z]+__")
_SPECIAL_WORDS: Final = frozenset(word for word in _WORDS if _SPECIAL.fullmatch(word))
_PLAIN_WORDS: Final = tuple(word for word in _WORDS if word not in _SPECIAL_WORDS)
_LEAF_FIELDS: Final = frozenset({"ctx", "op", "ops", "id", "attr", "arg", "kind", "type_comment"})


class Store(NamedTuple):
    """A name that a scope binds or deletes; `node` has its place, or stands around it."""

    name: str
    node: Placed


class Scope:
    """What the body of one function, lambda or class does at its own level; `is_module` for module level itself.

    `retouched` holds names whose special attributes are changed, or could be, here or in an inner scope;
    `rebound_within` those that an inner scope rebinds by `nonlocal`.
    """

    __slots__ = (
        "generator",
        "global_names",
        "is_module",
        "parameters",
        "parent",
        "rebound_within",
        "retouched",
        "returns",
        "stores",
    )

    def __init__(self, parameters: frozenset[str], parent: Scope | None, *, is_module: bool = False) -> None:
        self.is_module = is_module
        self.parameters = parameters
        self.parent = parent
        self.generator = False
        self.returns: list[ast.Return] = []
        self.stores: list[Store] = []
        self.global_names: set[str] = set()
        self.rebound_within: set[str] = set()
        self.retouched: set[str] = set()

    def retouch(self, name: str) -> None:
        """Note the name in this scope and those around it."""
        scope: Scope | None = self
        while scope is not None:
            scope.retouched.add(name)
            scope = scope.parent

    def rebind_outside(self, names: Iterable[str]) -> None:
        """Note a `nonlocal` statement in the scopes around this one."""
        scope = self.parent
        while scope is not None:
            scope.rebound_within.update(names)
            scope = scope.parent


_PASSED_OVER: Final = Scope(frozenset(), None)
"""Stands for a body that is not walked."""


class Effects:
    """The walk; `touches`, `global_stores` and `mentions_of_all` add up over everything that is walked."""

    def __init__(self, text: str) -> None:
        """`text` is that of the whole module."""
        self.heeds_bodies = _has_words(text)
        """Whether a body at module level may concern the module."""
        self.heeds_expressions = self.heeds_bodies or ":=" in text
        """Whether an expression may."""
        self.touches = Touches()
        self.global_stores: list[Store] = []
        self.mentions_of_all = 0
        """How often `__all__` is named, the assignments included."""
        self._scope = Scope(frozenset(), None)
        self._stack: list[ast.AST] = []
        self._inner: list[tuple[Sequence[ast.AST], Scope]] = []
        """The scopes that are still to be walked."""
        self._visitors: dict[type[ast.AST], Callable[..., None]] = {
            ast.Name: self._name,
            ast.Attribute: self._attribute,
            ast.Call: self._call,
            ast.Subscript: self._subscript_or_comparison,
            ast.Compare: self._subscript_or_comparison,
            ast.comprehension: self._comprehension,
            ast.Yield: self._yield,
            ast.YieldFrom: self._yield,
            ast.Return: self._return,
            ast.Global: self._global,
            ast.Nonlocal: self._nonlocal,
            ast.FunctionDef: self._function,
            ast.AsyncFunctionDef: self._function,
            ast.Lambda: self._lambda,
            ast.ClassDef: self._class,
            ast.Import: self._import,
            ast.ImportFrom: self._import_from,
            ast.ExceptHandler: self._named,
            ast.MatchAs: self._named,
            ast.MatchStar: self._named,
            ast.MatchMapping: self._mapping,
        }

    def at_module_level(self, *nodes: ast.AST) -> list[Store]:
        """Walk nodes that run as part of the module; the names that they bind there."""
        return self._walk(nodes, Scope(frozenset(), None, is_module=True)).stores

    def of_expressions(self, *nodes: ast.AST) -> list[Store]:
        """As `at_module_level`, for nodes that bind nothing but by a walrus, or whose bindings are read elsewhere."""
        return self.at_module_level(*nodes) if self.heeds_expressions else []

    def of_function(self, node: FunctionNode, text: str, *, whole: bool) -> Scope:
        """Walk the body of a function at module level, whose text is given.

        Without `whole`, a body that cannot concern the module is passed over, and its scope stays empty.
        """
        if not whole and not self._may_concern_module(text):
            return _PASSED_OVER
        return self._walk(node.body, Scope(_parameter_names(node.args), None))

    def of_class(self, node: ast.ClassDef, text: str) -> None:
        """Walk the body of a class at module level, whose text is given, if it can concern the module."""
        if self._may_concern_module(text):
            self._walk(node.body, Scope(frozenset(), None))

    def _may_concern_module(self, text: str) -> bool:
        return self.heeds_bodies and _has_words(text)

    def _walk(self, nodes: Sequence[ast.AST], scope: Scope) -> Scope:
        # Not appended: a walk that ran out of memory or stack may have left some.
        self._inner = [(nodes, scope)]
        while self._inner:
            nodes, self._scope = self._inner.pop()
            self._stack = list(nodes)
            while self._stack:
                node = self._stack.pop()
                visit = self._visitors.get(node.__class__, self._push_children)
                visit(node)
            names = self._scope.global_names
            self.global_stores.extend(store for store in self._scope.stores if store.name in names)
        return scope

    def _push_children(self, node: ast.AST) -> None:
        for field in _child_fields(node._fields):
            value = getattr(node, field)
            if isinstance(value, list):
                self._stack.extend([child for child in value if isinstance(child, ast.AST)])
            elif isinstance(value, ast.AST):
                self._stack.append(value)

    def _push_scope(self, nodes: Sequence[ast.AST], parameters: frozenset[str]) -> None:
        self._inner.append((nodes, Scope(parameters, self._scope)))

    def _name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._scope.stores.append(Store(node.id, node))
        else:
            self.touches.name(node.id)
        if node.id == "__all__":
            self.mentions_of_all += 1

    def _attribute(self, node: ast.Attribute) -> None:
        self._stack.append(node.value)
        changed = self.touches.attribute(node, self._is_parameter)
        if changed is not None:
            self._scope.retouch(changed)

    def _call(self, node: ast.Call) -> None:
        if not self._only_looks_up(node):
            self._push_children(node)
        for name in self.touches.call(node, self._is_parameter, at_module_level=self._scope.is_module):
            self._scope.retouch(name)

    def _subscript_or_comparison(self, node: ast.Subscript | ast.Compare) -> None:
        if not self._only_looks_up(node):
            self._push_children(node)

    def _only_looks_up(self, node: ast.expr) -> bool:
        """Whether the expression looks a name up by `globals()` or the like, and no more; pushes what else is in it."""
        others = reads_names_only(node)
        if others is None:
            return False
        self.touches.dynamic = True
        self._stack.extend(others)
        return True

    def _comprehension(self, node: ast.comprehension) -> None:
        # The target is a name of the comprehension alone.
        self._stack.extend([node.iter, *node.ifs])

    def _yield(self, node: ast.Yield | ast.YieldFrom) -> None:
        self._scope.generator = True
        self._push_children(node)

    def _return(self, node: ast.Return) -> None:
        self._scope.returns.append(node)
        self._push_children(node)

    def _global(self, node: ast.Global) -> None:
        if not self._scope.is_module:
            self._scope.global_names.update(node.names)

    def _nonlocal(self, node: ast.Nonlocal) -> None:
        self._scope.rebind_outside(node.names)

    def _function(self, node: FunctionNode) -> None:
        self._scope.stores.append(Store(node.name, node))
        self._stack.extend([*node.decorator_list, node.args])
        if node.returns is not None:
            self._stack.append(node.returns)
        self._push_scope(node.body, _parameter_names(node.args))

    def _lambda(self, node: ast.Lambda) -> None:
        self._stack.append(node.args)
        self._push_scope([node.body], _parameter_names(node.args))

    def _class(self, node: ast.ClassDef) -> None:
        self._scope.stores.append(Store(node.name, node))
        self._stack.extend([*node.decorator_list, *node.bases, *node.keywords])
        self._push_scope(node.body, frozenset())

    def _import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._scope.stores.append(Store(alias.asname or alias.name.partition(".")[0], alias))
        self.touches.importing(node)

    def _import_from(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self._scope.stores.append(Store(alias.asname or alias.name, alias))
        self.touches.importing(node)

    def _named(self, node: ast.ExceptHandler | ast.MatchAs | ast.MatchStar) -> None:
        if node.name is not None:
            self._scope.stores.append(Store(node.name, node))
        self._push_children(node)

    def _mapping(self, node: ast.MatchMapping) -> None:
        if node.rest is not None:
            self._scope.stores.append(Store(node.rest, node))
        self._push_children(node)

    def _is_parameter(self, name: str | None) -> bool:
        scope: Scope | None = self._scope
        while scope is not None:
            if name in scope.parameters:
                return True
            scope = scope.parent
        return False


def _parameter_names(arguments: ast.arguments) -> frozenset[str]:
    optional = [argument for argument in (arguments.vararg, arguments.kwarg) if argument is not None]
    return frozenset(
        argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *optional)
    )


def _has_words(text: str) -> bool:
    # Most code has none, and looking for them costs a hundredth of a walk. Python takes a name by its NFKC form.
    folded = text if text.isascii() else unicodedata.normalize("NFKC", text)
    # One search for all that look alike, in place of one for each.
    return not _SPECIAL_WORDS.isdisjoint(_SPECIAL.findall(folded)) or any(word in folded for word in _PLAIN_WORDS)


@cache
def _child_fields(fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field for field in fields if field not in _LEAF_FIELDS)
