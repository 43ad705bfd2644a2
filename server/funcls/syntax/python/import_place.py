"""Where in a module one more import belongs."""

from __future__ import annotations

import ast

from funcls.syntax.python.source import Source


def import_place(text: str) -> int | None:
    """Return the index of the line start at which an import is added: behind the imports at the beginning.

    Where there is none, it is behind the docstring, else the first statement, or the end. None where the text is no
    Python, or a statement shares its line with another.
    """
    source = Source(text)
    try:
        body = ast.parse(source.readable).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    last: ast.stmt | None = None
    for index, statement in enumerate(body):
        is_docstring = index == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not is_docstring and not isinstance(statement, ast.Import | ast.ImportFrom):
            break
        last = statement
    if last is None:
        return source.line_span(source.line_at(_start(body[0], source)) + 1).start if body else len(text)
    end = source.span(last).end
    rest = source.line_span(source.line_at(end) + 1)
    if source.readable[end : rest.end].lstrip(" \t")[:1] not in ("", "#"):
        return None
    following = source.line_at(end) + 2
    next_line = source.line_span(following).start
    return next_line if next_line > rest.end else len(text)


def _start(statement: ast.stmt, source: Source) -> int:
    """The index at which a statement begins, or its first decorator behind the `@`."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    return min([source.span(statement).start, *(source.span(each).start for each in decorators)])
