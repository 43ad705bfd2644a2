"""By what means a text may change names and objects unseen, or set what an object says of itself."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from funcls.syntax.python.expression_reader import dotted_name

_FRAME_NAMES: Final = frozenset({"exec", "eval", "globals", "__import__", "__builtins__"})
"""Built-ins that give code or names which the text does not show."""
_FRAME_ATTRIBUTES: Final = frozenset({"f_globals", "f_locals", "__globals__"})
_OWN_NAMES: Final = frozenset({"locals", "vars"})
"""Built-ins that give the names of the module where module level calls them."""
_MODULES_OF_NAMES: Final = frozenset({"sys", "builtins"})
MODULE_GETTERS: Final = frozenset({"import_module", "getmodule", "reload"})
"""Functions that give a module by its name or by what it defines."""
_ATTRIBUTE_SETTERS: Final = frozenset({"setattr", "delattr", "vars"})
_CHANGERS: Final = _ATTRIBUTE_SETTERS | {"update_wrapper", "no_type_check", "__setattr__", "__delattr__"}
"""Functions that can change the attributes of an argument."""
_MUTE: Final = frozenset({"__qualname__", "__doc__", "__class__"})
"""Special attributes that bear on neither a signature nor on what a class is called."""
_OF_THE_NAME: Final = frozenset({"__name__", "__module__"})
_CHANGED_IN_PLACE: Final = frozenset({"__annotations__", "__kwdefaults__", "__dict__", "__setattr__", "__delattr__"})
"""Special attributes by which an object is changed although they are only read."""
_READERS: Final = frozenset({"get", "keys", "values", "items", "copy"})
_OWN_FIRST_PARAMETERS: Final = frozenset({"self", "cls"})

WORDS: Final = (
    *_FRAME_NAMES,
    *_FRAME_ATTRIBUTES,
    *_MODULES_OF_NAMES,
    *_CHANGERS,
    *_CHANGED_IN_PLACE,
    "__defaults__",
    "__code__",
    "__wrapped__",
    "__signature__",
    ".__name__",
    ".__call__",
    # Calls of it are in nearly every class.
    ".__init__ =",
)
"""Code in which none of these stands does nothing of this kind."""


class Touches:
    """What is collected from all that is walked of one module.

    `dynamic`: names may appear unseen. `rebinding`: bound names may be bound anew unseen. `retouched`: names whose
    special attributes may change (parameters too), `renamed` those of which that is true of the name alone;
    `all_retouched` if they could be any. `passed`: names that are passed to functions, which matters if
    `changes_parameters`. `given_attributes`: names to which `setattr` and the like give attributes. `patched`:
    attributes that are set on names.
    """

    def __init__(self) -> None:
        self.dynamic = False
        self.rebinding = False
        self.retouched: set[str] = set()
        self.renamed: set[str] = set()
        self.all_retouched = False
        self.passed: set[str] = set()
        self.changes_parameters = False
        self.given_attributes: set[str] = set()
        self.patched: set[str] = set()

    def name(self, name: str) -> None:
        """Note a name that is read."""
        if name in _FRAME_NAMES:
            self.dynamic = self.rebinding = True

    def attribute(self, node: ast.Attribute, is_parameter: Callable[[str | None], bool]) -> str | None:
        """Note an attribute; the name whose signature it may change, if it does."""
        root = _root(node)
        base = node.value.id if isinstance(node.value, ast.Name) else None
        hidden = (
            node.attr in _FRAME_ATTRIBUTES
            or (base == "sys" and node.attr == "modules")
            or (base == "builtins" and hides_names(node.attr))
        )
        if hidden:
            self.dynamic = self.rebinding = True
        if node.attr == "__dict__" and not is_parameter(base):
            self.dynamic = True
            self._give_attributes(base)
        stored = not isinstance(node.ctx, ast.Load)
        if stored and root is not None and not is_parameter(root):
            self.patched.add(node.attr)
        if not stored and node.attr not in _CHANGED_IN_PLACE:
            return None
        if not node.attr.startswith("__") or node.attr in _MUTE:
            return None
        if node.attr in _OF_THE_NAME:
            self.renamed.update(filter(None, [root]))
            return None
        if root is not None:
            self._retouch(root, is_parameter)
        else:
            # Of what is only read, an object without a name is taken to be none that the module defines.
            self.all_retouched |= stored
        return root

    def call(self, node: ast.Call, is_parameter: Callable[[str | None], bool], *, at_module_level: bool) -> list[str]:
        """Note a call; the names whose signatures it may change."""
        function = dotted_name(node.func)
        last = (function or "").rpartition(".")[2]
        arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
        roots = [_root(argument) for argument in arguments]
        self.passed.update(filter(None, roots))
        if function in _OWN_NAMES and not node.args:
            self.dynamic |= at_module_level
            self.rebinding |= at_module_level
        elif function in _ATTRIBUTE_SETTERS and not (roots and is_parameter(roots[0])):
            # A parameter would be a module only if someone passed one; the usual ones are `self`, `cls`, `args`.
            self.dynamic = True
            self._give_attributes(roots[0] if roots else None)
            self.rebinding |= bool(node.args) and gets_module(node.args[0])
        if function is not None and last not in _CHANGERS:
            return []
        # Of a call of another call's result nothing is known, as in `wraps(f)(main)`.
        given = roots if function is None else [*roots[: min(len(node.args), 1)], *roots[len(node.args) :]]
        changed = [root for root in given if root is not None]
        for root in changed:
            self._retouch(root, is_parameter)
        return changed

    def importing(self, node: ast.Import | ast.ImportFrom) -> None:
        """Note an import: modules by which names change under names that are not recognised."""
        for alias in node.names:
            if isinstance(node, ast.Import):
                hidden = alias.name in _MODULES_OF_NAMES and alias.asname is not None
            else:
                own = node.level == 0 and node.module in _MODULES_OF_NAMES
                hidden = own and (hides_names(alias.name) or alias.name in ("*", "modules"))
            self.dynamic |= hidden
            self.rebinding |= hidden

    def _give_attributes(self, name: str | None) -> None:
        self.given_attributes.update(filter(None, [name]))

    def _retouch(self, root: str, is_parameter: Callable[[str | None], bool]) -> None:
        self.retouched.add(root)
        if is_parameter(root):
            self.changes_parameters |= root not in _OWN_FIRST_PARAMETERS


def reads_names_only(node: ast.AST) -> list[ast.AST] | None:
    """What else is in an expression that only looks a name up in `globals()` or `sys.modules`; None for any other."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and _is_call_of_globals(node.value):
        return [node.slice]
    if isinstance(node, ast.Compare) and all(isinstance(each, (ast.In, ast.NotIn)) for each in node.ops):
        others = [each for each in node.comparators if not _is_call_of_globals(each) and not _is_sys_modules(each)]
        return [node.left, *others] if len(others) < len(node.comparators) else None
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _READERS
        and _is_call_of_globals(node.func.value)
    ):
        return [*node.args, *node.keywords]
    return None


def gets_module(node: ast.expr) -> bool:
    """Whether the value may be a module that was asked for by its name."""
    return isinstance(node, ast.Call) and (dotted_name(node.func) or "").rpartition(".")[2] in MODULE_GETTERS


def hides_names(builtin: str) -> bool:
    """Whether the built-in is one by which names or attributes change unseen."""
    return builtin in _FRAME_NAMES or builtin in _CHANGERS


def _is_call_of_globals(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "globals"


def _is_sys_modules(node: ast.expr) -> bool:
    return dotted_name(node) == "sys.modules"


def _root(node: ast.expr) -> str | None:
    """The name at the root of `name.attribute.attribute` and `name`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
