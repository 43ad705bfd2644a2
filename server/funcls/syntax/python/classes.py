"""From classes of an `ast` tree to facts."""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Final

from funcls.syntax.python.definitions import read_function
from funcls.syntax.python.expression_reader import read_expression
from funcls.syntax.python.facts import AnnotatedName, ClassDef, FunctionDef
from funcls.syntax.python.source import Source

_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS: Final = (*_FUNCTIONS, ast.ClassDef)
_INNER_SCOPES: Final = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_PLAIN: Final = (*_DEFINITIONS, ast.Import, ast.Pass)


def read_class(node: ast.ClassDef, source: Source) -> ClassDef:
    """The facts of a class."""
    span = source.span(node)
    return ClassDef(
        name=node.name,
        name_span=source.name_of(node),
        span=span,
        bases=tuple(read_expression(base, source) for base in node.bases),
        keywords=tuple(keyword.arg or "**" for keyword in node.keywords),
        metaclass=next(
            (read_expression(each.value, source) for each in node.keywords if each.arg == "metaclass"), None
        ),
        decorators=tuple(read_expression(decorator, source) for decorator in node.decorator_list),
        annotated=tuple(
            AnnotatedName(each.target.id, read_expression(each.annotation, source))
            for each in node.body
            # A name in parentheses gets no annotation.
            if isinstance(each, ast.AnnAssign) and each.simple and isinstance(each.target, ast.Name)
        ),
        bound=frozenset(_bound_names(node.body)),
        plain=all(_is_plain(each) for each in node.body),
    )


def read_methods(text: str, definition: ClassDef) -> tuple[FunctionDef, ...]:
    """The functions at the top of a class body whose names nothing else in it binds, their signatures alone.

    `text` is that of the module. Few classes are asked for them, and reading those of all takes its time.
    """
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.readable)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and source.span(node) == definition.span:
            bound = Counter(_bound_names(node.body))
            functions = [each for each in node.body if isinstance(each, _FUNCTIONS) and bound[each.name] == 1]
            return tuple(read_function(each, None, source) for each in functions)
    return ()


def _is_plain(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign):
        return all(isinstance(target, ast.Name) for target in node.targets)
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.target, ast.Name)
    if isinstance(node, ast.ImportFrom):
        return True
    return isinstance(node, _PLAIN) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def _bound_names(body: list[ast.stmt]) -> Iterator[str]:
    """The names that the statements bind or delete, in blocks too, without those of inner scopes."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Constant, ast.expr_context)):
            continue
        if isinstance(node, _DEFINITIONS):
            yield node.name
        elif isinstance(node, _INNER_SCOPES) or (isinstance(node, ast.AnnAssign) and not node.value):
            continue
        elif isinstance(node, ast.alias):
            yield node.asname or node.name.partition(".")[0]
        elif isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load):
                yield node.id
        else:
            name = getattr(node, "name", None) or getattr(node, "rest", None)
            if isinstance(name, str):
                # `except ... as name` and the captures of a pattern.
                yield name
            stack.extend(ast.iter_child_nodes(node))
