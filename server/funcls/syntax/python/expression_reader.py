"""From expressions and arguments of an `ast` tree to facts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from funcls.syntax.python.expressions import (
    Braces,
    Call,
    Constant,
    Data,
    Expression,
    Form,
    Lambda,
    Name,
    Other,
    Parameter,
    ParameterKind,
    Sequence,
    Subscript,
    Union,
)
from funcls.syntax.python.source import Source
from funcls.text.span import Span


def read_expression(node: ast.expr, source: Source) -> Expression:
    """The facts of an expression of a tree that was parsed from `source`."""
    span = source.span(node)
    return Expression(span, source.text[span.start : span.end], _form(node, source))


def read_parameters(arguments: ast.arguments, source: Source) -> tuple[Parameter, ...]:
    """The parameters of a function or lambda in the order in which they are written."""
    return tuple(
        _parameter(argument, kind, default, source) for argument, kind, default in _arguments_in_order(arguments)
    )


def dotted_name(node: ast.expr) -> str | None:
    """`a.b.c` for a plain dotted name, None for any other expression."""
    if isinstance(node, ast.Name):
        return node.id
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    parts.append(node.id)
    return ".".join(reversed(parts))


def _form(node: ast.expr, source: Source) -> Form:
    form: Form
    if isinstance(node, ast.Name):
        form = Name(node.id)
    elif isinstance(node, ast.Attribute):
        dotted = dotted_name(node)
        form = Other() if dotted is None else Name(dotted)
    elif isinstance(node, ast.Constant):
        form = Constant(node.value)
    elif isinstance(node, ast.Subscript):
        items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        form = Subscript(read_expression(node.value, source), _read_all(items, source))
    elif isinstance(node, ast.Call):
        form = Call(
            read_expression(node.func, source),
            _read_all(node.args, source),
            tuple(keyword.arg or "**" for keyword in node.keywords),
        )
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        form = Union(read_expression(node.left, source), read_expression(node.right, source))
    elif isinstance(node, ast.Lambda):
        form = Lambda(read_parameters(node.args, source))
    elif isinstance(node, (ast.Tuple, ast.List)):
        form = Sequence(_read_all(node.elts, source))
    elif isinstance(node, (ast.Set, ast.Dict)):
        form = Braces()
    else:
        form = Data() if _is_data(node) else Other()
    return form


def _is_data(node: ast.expr) -> bool:
    if isinstance(node, ast.Compare):
        # All other comparisons give what an object makes of them.
        return all(isinstance(each, (ast.Is, ast.IsNot, ast.In, ast.NotIn)) for each in node.ops) or all(
            isinstance(each, ast.Constant) for each in (node.left, *node.comparators)
        )
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.Not) or _is_data(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_data(node.left) and _is_data(node.right)
    return isinstance(
        node,
        (ast.Constant, ast.JoinedStr, ast.Dict, ast.Set, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
    )


def _read_all(nodes: list[ast.expr], source: Source) -> tuple[Expression, ...]:
    return tuple(read_expression(node, source) for node in nodes)


def _arguments_in_order(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ParameterKind, ast.expr | None]]:
    positional = arguments.posonlyargs + arguments.args
    without_default = len(positional) - len(arguments.defaults)
    for index, argument in enumerate(positional):
        kind = (
            ParameterKind.POSITIONAL_ONLY if index < len(arguments.posonlyargs) else ParameterKind.POSITIONAL_OR_KEYWORD
        )
        yield argument, kind, arguments.defaults[index - without_default] if index >= without_default else None
    if arguments.vararg:
        yield arguments.vararg, ParameterKind.VAR_POSITIONAL, None
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield argument, ParameterKind.KEYWORD_ONLY, default
    if arguments.kwarg:
        yield arguments.kwarg, ParameterKind.VAR_KEYWORD, None


def _parameter(argument: ast.arg, kind: ParameterKind, default: ast.expr | None, source: Source) -> Parameter:
    written = source.span(argument)
    name = source.name_at(written.start, argument.arg) if argument.annotation is not None else written
    start, end = written
    if kind is ParameterKind.VAR_POSITIONAL:
        start = source.star_before(start, "*")
    elif kind is ParameterKind.VAR_KEYWORD:
        start = source.star_before(start, "**")
    if default is not None:
        end = source.end_with_parentheses(end, source.span(default))
    return Parameter(
        argument.arg,
        name,
        Span(start, end),
        kind,
        read_expression(argument.annotation, source) if argument.annotation else None,
        read_expression(default, source) if default else None,
    )
