"""Which conditions are decided before a module is imported by the worker."""

from __future__ import annotations

import ast
from typing import NamedTuple

from funcls.syntax.python.expression_reader import dotted_name
from funcls.syntax.python.facts import SkipReason


class Decided(NamedTuple):
    """The truth of a condition, and why it is known."""

    truth: bool
    reason: SkipReason


def decide(test: ast.expr) -> Decided | None:
    """The truth of a condition at import, None where it depends on the run.

    `TYPE_CHECKING` is false, `__name__` is never `"__main__"` (the worker imports every script by its own name), and
    constants are what they are.
    """
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = decide(test.operand)
        return Decided(not inner.truth, inner.reason) if inner else None
    if isinstance(test, ast.Constant):
        return Decided(bool(test.value), SkipReason.CONSTANT)
    if isinstance(test, (ast.Name, ast.Attribute)):
        dotted = dotted_name(test) or ""
        return Decided(False, SkipReason.TYPE_CHECKING) if dotted.rpartition(".")[2] == "TYPE_CHECKING" else None
    if isinstance(test, ast.Compare) and _compares_name_with_main(test):
        return Decided(isinstance(test.ops[0], ast.NotEq), SkipReason.MAIN_GUARD)
    return None


def _compares_name_with_main(test: ast.Compare) -> bool:
    if len(test.ops) != 1 or not isinstance(test.ops[0], (ast.Eq, ast.NotEq)):
        return False
    sides = (test.left, test.comparators[0])
    return any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides) and any(
        isinstance(side, ast.Constant) and side.value == "__main__" for side in sides
    )
