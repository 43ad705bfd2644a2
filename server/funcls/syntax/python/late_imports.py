"""The imports in functions and classes by which a module asks for others of its app."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from funcls.syntax.python.definitions import read_import, read_import_from
from funcls.syntax.python.facts import Import, When
from funcls.syntax.python.source import Source

_WORDS: Final = ("from .", "__app__")


def may_import_late(text: str) -> bool:
    """Whether an import of a module of the app may stand in the text: only then a body is walked."""
    return any(word in text for word in _WORDS)


def late_imports(node: ast.stmt, source: Source) -> Iterator[Import]:
    """Yield the imports in a function or class whose failure nothing around them catches."""
    yield from _of_statement(node, source)


def _of_statement(node: ast.AST, source: Source) -> Iterator[Import]:
    if isinstance(node, ast.ImportFrom):
        yield read_import_from(node, source, When.LATER)[1]
    elif isinstance(node, ast.Import):
        yield from (loaded for _, loaded in read_import(node, source, When.LATER))
    elif isinstance(node, (ast.With, ast.AsyncWith)) or getattr(node, "handlers", None):
        # What fails in them may be caught.
        return
    elif isinstance(node, (ast.stmt, ast.match_case)):
        for child in ast.iter_child_nodes(node):
            yield from _of_statement(child, source)
