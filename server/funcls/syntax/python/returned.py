"""Which of the values that a function returns are certainly not None, as the `return` statements alone show it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from funcls.syntax.python.effects import FunctionNode
from funcls.syntax.python.expression_reader import dotted_name

_NEVER_NONE = (
    ast.JoinedStr,
    ast.List,
    ast.Tuple,
    ast.Set,
    ast.Dict,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
    ast.Lambda,
    ast.Compare,
    ast.BinOp,
    ast.UnaryOp,
)


_IN_BOTH = ("body", "orelse")
_IN_ALL = ("body", "handlers", "orelse", "finalbody")

# All that can hold a `return` of the same function, and in which fields; `TryStar` is new in Python 3.11.
_BLOCKS: Final[dict[type[ast.AST], tuple[str, ...]]] = {
    ast.If: _IN_BOTH,
    ast.For: _IN_BOTH,
    ast.AsyncFor: _IN_BOTH,
    ast.While: _IN_BOTH,
    ast.With: ("body",),
    ast.AsyncWith: ("body",),
    ast.Match: ("cases",),
    ast.match_case: ("body",),
    ast.Try: _IN_ALL,
    getattr(ast, "TryStar", ast.Try): _IN_ALL,
    ast.ExceptHandler: ("body",),
}


def first_value(node: FunctionNode) -> ast.expr | None:
    """Return the first value that a `return` in the function's own scope may give and that is certainly not None."""
    values = [each.value for each in _returns(node) if each.value is not None and _is_something(each.value)]
    return min(values, key=lambda value: (value.lineno, value.col_offset), default=None)


def _returns(node: FunctionNode) -> Iterator[ast.Return]:
    stack: list[ast.AST] = list(node.body)
    while stack:
        inner = stack.pop()
        if isinstance(inner, ast.Return):
            yield inner
        for field in _BLOCKS.get(inner.__class__, ()):
            stack += getattr(inner, field)


def _is_something(value: ast.expr) -> bool:
    """Whether the value, or one of the values that it may be, is certainly not None."""
    match value:
        case ast.Constant():
            return value.value is not None
        case ast.IfExp():
            return _is_something(value.body) or _is_something(value.orelse)
        case ast.BoolOp(op=ast.Or()):
            return _is_something(value.values[-1])
        case ast.NamedExpr():
            return _is_something(value.value)
        case ast.Call():
            return _gives_something(value.func)
        case _:
            return isinstance(value, _NEVER_NONE)


def _gives_something(function: ast.expr) -> bool:
    """Whether a call is that of a class, by its name in CapWords, or of a method of a text."""
    if isinstance(function, ast.Attribute):
        owner = function.value
        if isinstance(owner, ast.JoinedStr) or (isinstance(owner, ast.Constant) and isinstance(owner.value, str)):
            return True
    name = (dotted_name(function) or "").rpartition(".")[2].lstrip("_")
    return name[:1].isupper() and not name.isupper()
