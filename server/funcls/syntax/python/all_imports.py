"""All imports of a module, wherever they stand, for whoever does not ask when they run."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator

from funcls.syntax.python.definitions import read_import, read_import_from
from funcls.syntax.python.facts import Import, When
from funcls.syntax.python.source import Source


def all_imports(text: str) -> tuple[Import, ...] | None:
    """Return the imports of a module, those in functions and blocks too; None where Python refuses it. Never raises.

    All are said to run later.
    """
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.readable)
        return tuple(sorted(_found(tree, source), key=lambda each: each.span))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _found(tree: ast.Module, source: Source) -> Iterator[Import]:
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom):
            yield read_import_from(each, source, When.LATER)[1]
        elif isinstance(each, ast.Import):
            yield from (loaded for _, loaded in read_import(each, source, When.LATER))
