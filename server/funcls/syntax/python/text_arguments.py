"""Texts that a module hands to functions of certain names: `patch("Orders.main")`."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping

from funcls.syntax.node import node
from funcls.syntax.python.source import Source
from funcls.text.span import Span


@node
class TextArgument:
    """A text with its place between the quotes."""

    text: str
    span: Span


def text_arguments(text: str, functions: Mapping[str, str]) -> tuple[TextArgument, ...]:
    """Return the texts that are the first argument of a call, in order, or the one under its keyword.

    `functions` has the names of what is called, as `x.name(...)` too, with the keyword for their first argument. Texts
    in several parts, with a prefix or escapes are passed over. Nothing where Python refuses the text; never raises.
    """
    if not any(name in text for name in functions):
        return ()
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.readable)
        return tuple(sorted(_found(tree, functions, source), key=lambda each: each.span))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()


def _found(tree: ast.Module, functions: Mapping[str, str], source: Source) -> Iterator[TextArgument]:
    for each in ast.walk(tree):
        argument = _first(each, functions) if isinstance(each, ast.Call) else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            start, end = source.span(argument)
            if source.readable[start:end] in (f'"{argument.value}"', f"'{argument.value}'"):
                yield TextArgument(argument.value, Span(start + 1, end - 1))


def _first(call: ast.Call, functions: Mapping[str, str]) -> ast.expr | None:
    match call.func:
        case ast.Name(name) | ast.Attribute(_, name) if name in functions:
            stated = (each.value for each in call.keywords if each.arg == functions[name])
            return call.args[0] if call.args else next(stated, None)
        case _:
            return None
