"""Which conditions are decided before a module is imported by the worker."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from funcls.syntax.python.facts import SkipReason


class Decided(NamedTuple):
    """The truth of a condition, and why it is known."""

    truth: bool
    reason: SkipReason


_TYPE_CHECKING: Final = "TYPE_CHECKING"
_TYPING: Final = frozenset({"typing", "typing_extensions"})


class Conditions:
    """Decides conditions of one module, whose statements it has to see first.

    `TYPE_CHECKING` is false where every binding of the name is typing's or `False`, `__name__` is never `"__main__"`
    (the worker imports every script by its own name), and constants are what they are.
    """

    def __init__(self, text: str) -> None:
        """`text` is that of the whole module."""
        self._asks = _TYPE_CHECKING in text
        self._false: set[str] = set()
        self._modules: set[str] = set()
        self._others: set[str] = set()
        """The names that are bound to something else, anywhere in the module."""

    def heed(self, body: list[ast.stmt]) -> None:
        """Note what the statements bind."""
        if not self._asks:
            return
        false_targets: set[ast.Name] = set()
        for statement in body:
            for node in ast.walk(statement):
                if isinstance(node, (ast.Import, ast.ImportFrom)):
                    self._import(node)
                elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                    self._others.add(node.name)
                elif (
                    isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and node.value.value is False
                ):
                    false_targets.update(each for each in node.targets if isinstance(each, ast.Name))
                elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                    (self._false if node in false_targets else self._others).add(node.id)

    def decide(self, test: ast.expr) -> Decided | None:
        """The truth of a condition at import, None where it depends on the run."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            inner = self.decide(test.operand)
            return Decided(not inner.truth, inner.reason) if inner else None
        if isinstance(test, ast.Constant):
            return Decided(bool(test.value), SkipReason.CONSTANT)
        if isinstance(test, (ast.Name, ast.Attribute)):
            return Decided(False, SkipReason.TYPE_CHECKING) if self._is_type_checking(test) else None
        if isinstance(test, ast.Compare) and _compares_name_with_main(test):
            return Decided(isinstance(test.ops[0], ast.NotEq), SkipReason.MAIN_GUARD)
        return None

    def _is_type_checking(self, test: ast.Name | ast.Attribute) -> bool:
        if isinstance(test, ast.Name):
            return test.id in self._false and test.id not in self._others
        if not isinstance(test.value, ast.Name) or test.attr != _TYPE_CHECKING:
            return False
        return test.value.id in self._modules and test.value.id not in self._others

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        of_typing = isinstance(node, ast.ImportFrom) and node.level == 0 and node.module in _TYPING
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            if isinstance(node, ast.Import):
                (self._modules if alias.name in _TYPING else self._others).add(name)
            elif alias.name == "*":
                (self._false if of_typing else self._others).add(_TYPE_CHECKING)
            else:
                (self._false if of_typing and alias.name == _TYPE_CHECKING else self._others).add(name)


def _compares_name_with_main(test: ast.Compare) -> bool:
    if len(test.ops) != 1 or not isinstance(test.ops[0], (ast.Eq, ast.NotEq)):
        return False
    sides = (test.left, test.comparators[0])
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides) and any(
        isinstance(side, ast.Constant) and side.value == "__main__" for side in sides
    )
