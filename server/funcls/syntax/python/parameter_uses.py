"""Where a function uses one of its parameters."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from typing import Final

from funcls.syntax.python.source import Source
from funcls.text.span import Span

_PLACES_IN_FORMATTED: Final = (3, 12)
"""Since then `ast` gives the places of what stands in f-strings."""

_WIDE: Final = frozenset({"locals", "vars", "eval", "exec"})
"""What may read a local name unseen."""


def parameter_uses(text: str, name_span: Span, name: str) -> tuple[Span, ...] | None:
    """Return where the function whose name stands at `name_span` uses its parameter `name`, in order.

    None where that cannot be told: the text is no Python, an inner scope binds the name as well, or code reads local
    names by their texts.
    """
    source = Source(text)
    try:
        tree = ast.parse(source.readable)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    function = next((each for each in ast.walk(tree) if _is_at(each, source, name_span)), None)
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    nodes = [each for statement in function.body for each in ast.walk(statement)]
    if any(_hides(each, name) for each in nodes):
        return None
    if sys.version_info < _PLACES_IN_FORMATTED and any(_in_formatted(each, name) for each in nodes):
        return None
    uses = [source.span(each) for each in nodes if isinstance(each, ast.Name) and each.id == name]
    return tuple(sorted(uses)) if all(source.readable[slice(*each)] == name for each in uses) else None


def _is_at(node: ast.AST, source: Source, name_span: Span) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and source.name_of(node) == name_span


def _hides(node: ast.AST, name: str) -> bool:
    """Whether the name may stand for something else in a part of the function, or be read unseen."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return True if isinstance(node, ast.ClassDef) else node.name == name or name in _parameters(node)
        case ast.Lambda():
            return name in _parameters(node)
        case ast.comprehension(target=target):
            return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(target))
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return name in names
        case ast.ExceptHandler(name=bound):
            return bound == name
        case ast.alias():
            return (node.asname or node.name.partition(".")[0]) == name
        case ast.MatchAs(name=bound) | ast.MatchStar(name=bound) | ast.MatchMapping(rest=bound):
            return bound == name
        case ast.Call(func=ast.Name(id=called)):
            return called in _WIDE
        case _:
            return False


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> Iterator[str]:
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    return (each.arg for each in every if each is not None)


def _in_formatted(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.JoinedStr):
        return False
    return any(isinstance(each, ast.Name) and each.id == name for each in ast.walk(node))
