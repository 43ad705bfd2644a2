"""What a function provably returns when it is used as a decorator."""

from __future__ import annotations

import ast

from funcls.syntax.python.effects import FunctionNode, Scope
from funcls.syntax.python.expression_reader import dotted_name, read_expression
from funcls.syntax.python.facts import AsDecorator, ReturnsArgument, UnknownDecorator, Wraps
from funcls.syntax.python.source import Source

_SIMPLE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Assert, ast.Import, ast.ImportFrom, ast.Pass)
"""Statements that go on with the next one, or raise."""


def may_decorate(node: FunctionNode) -> bool:
    """Whether the function has the form of a decorator, and its body is worth a look: it ends by returning a name."""
    plain = isinstance(node, ast.FunctionDef) and not node.decorator_list and _only_argument(node.args) is not None
    last = node.body[-1]
    return plain and isinstance(last, ast.Return) and isinstance(last.value, ast.Name)


def as_decorator(node: FunctionNode, scope: Scope, source: Source) -> AsDecorator:
    """What the function returns for its argument; `scope` is the walk over its body.

    `ReturnsArgument` asks that every return gives the only parameter, that the last statement is one, and that the
    parameter is never bound anew nor its special attributes touched. `Wraps` asks that an inner function under
    `@wraps(argument)`, after simple statements, is returned as it is.
    """
    argument = _only_argument(node.args)
    if argument is None or not may_decorate(node) or scope.generator or not _untouched(argument, scope, stores=0):
        return UnknownDecorator()
    returned = {value.id if isinstance(value := each.value, ast.Name) else None for each in scope.returns}
    if len(returned) != 1:
        return UnknownDecorator()
    if returned == {argument}:
        return ReturnsArgument()
    inner = _inner_function(node.body)
    if inner is None or returned != {inner.name} or not _untouched(inner.name, scope, stores=1):
        return UnknownDecorator()
    return _wrapping(inner, argument, scope, source)


def _only_argument(arguments: ast.arguments) -> str | None:
    positional = arguments.posonlyargs + arguments.args
    if len(positional) != 1 or arguments.vararg or arguments.kwonlyargs or arguments.kwarg:
        return None
    return positional[0].arg


def _untouched(name: str, scope: Scope, *, stores: int) -> bool:
    bound = sum(store.name == name for store in scope.stores)
    return bound == stores and not any(
        name in names for names in (scope.global_names, scope.rebound_within, scope.retouched)
    )


def _inner_function(body: list[ast.stmt]) -> FunctionNode | None:
    """The only function of a body that consists of it, simple statements, and the return at the end."""
    inner = [each for each in body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
    simple = all(isinstance(each, _SIMPLE) for each in body[:-1] if each not in inner)
    return inner[0] if len(inner) == 1 and simple else None


def _wrapping(inner: FunctionNode, argument: str, scope: Scope, source: Source) -> AsDecorator:
    """`Wraps` for `@wraps(argument)` alone, by a name that is not the function's own."""
    if len(inner.decorator_list) != 1:
        return UnknownDecorator()
    decorator = inner.decorator_list[0]
    if not isinstance(decorator, ast.Call) or decorator.keywords or len(decorator.args) != 1:
        return UnknownDecorator()
    wrapped, wraps = decorator.args[0], dotted_name(decorator.func)
    if not isinstance(wrapped, ast.Name) or wrapped.id != argument or wraps is None:
        return UnknownDecorator()
    first = wraps.partition(".")[0]
    if first == argument or any(store.name == first for store in scope.stores):
        return UnknownDecorator()
    return Wraps(read_expression(decorator.func, source))
