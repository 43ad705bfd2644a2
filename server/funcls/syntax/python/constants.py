"""Names at the top of a module that stand for one text all along: `ACTIVITY = "Bill"`."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from funcls.syntax.python.source import Source
from funcls.text.span import Span

_EVERY_NAME: Final = "*"
_BINDING: Final = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.arg, ast.alias, ast.Global),
    *(ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping),
)
"""What may bind a name without a node for it."""


class Constants:
    """Takes the trees of the parts of one module, and looks into them when it is asked."""

    def __init__(self) -> None:
        self._parts: list[tuple[Sequence[ast.stmt], Source]] = []

    def add(self, body: Sequence[ast.stmt], source: Source) -> None:
        """Take the tree of a part of the module."""
        self._parts.append((body, source))

    def texts(self, names: Collection[str], unread: str) -> dict[str, tuple[str, Span]]:
        """Return the text of each name that is one, and where it stands between its quotes.

        A name that is bound twice, in whatever scope, is none; nor is one that stands in `unread`, the text of the
        module that is in no tree.
        """
        assigned = {
            name: (value.value, source.inside_text(value, value.value))
            for body, source in self._parts
            for name, value in _assigned(body)
            if name in names and isinstance(value.value, str) and value.value
        }
        once = self.bound_once(assigned, unread)
        return {name: found for name, found in assigned.items() if name in once}

    def bound_once(self, names: Collection[str], unread: str) -> frozenset[str]:
        """Return those of the names that one statement of the module binds, at its top or elsewhere."""
        if not names:
            return frozenset()
        bound = Counter(name for body, _ in self._parts for name in _bound(body))
        if bound[_EVERY_NAME]:
            return frozenset()
        return frozenset(
            name for name in names if bound[name] == 1 and not re.search(rf"\b{re.escape(name)}\b", unread)
        )


def _assigned(body: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.Constant]]:
    for each in body:
        match each:
            case ast.Assign([ast.Name(name)], ast.Constant() as value):
                yield name, value
            case ast.AnnAssign(ast.Name(name), _, ast.Constant() as value):
                yield name, value


def _bound(body: Sequence[ast.stmt]) -> Iterator[str]:
    """Yield each name as often as it is bound or deleted; `*` for an import of all names of a module."""
    for statement in body:
        for node in ast.walk(statement):
            # Most nodes bind nothing, and a look at their class is the fastest way to tell.
            if isinstance(node, ast.Name):
                if not isinstance(node.ctx, ast.Load):
                    yield node.id
            elif isinstance(node, _BINDING):
                yield from _names_bound_by(node)


def _names_bound_by(node: ast.AST) -> Iterable[str]:
    match node:
        case ast.alias(name, asname):
            return (asname or name.partition(".")[0],)
        case ast.MatchMapping(rest=name):
            return (name,) if name else ()
        case ast.Global(names):
            return names
        case ast.arg(name):
            return (name,)
        case _:
            name = getattr(node, "name", None)
            return (name,) if name else ()
