"""What each name of a module stands for: the places of one variable in the scopes that see it, and of no other.

Read when somebody asks, from the whole text; nothing of it is kept among the facts of a module.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from funcls.syntax.python.name_walk import NameWalk, Occurrence, Scope
from funcls.syntax.python.source import Source
from funcls.text.span import Span

_LOOKS_UP: Final = frozenset({"locals", "vars", "eval", "exec", "dir"})
"""Functions that find a variable by a text."""


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """One variable of a module: a name in the scope that holds it.

    Two variables are equal where both are. `is_parameter` is True for the parameter of a function or lambda.
    """

    name: str
    scope: Scope
    is_parameter: bool

    @property
    def is_global(self) -> bool:
        """Whether it is one of the module, or a built-in."""
        return self.scope.parent is None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Variable) and (self.name, self.scope) == (other.name, other.scope)

    def __hash__(self) -> int:
        return hash((self.name, id(self.scope)))


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A place where a variable is named; `binds` says that it has its value from there."""

    span: Span
    binds: bool = False


@dataclass(frozen=True, slots=True)
class ModuleNames:
    """The names of a module that Python accepts."""

    _occurrences: tuple[Occurrence, ...] = field(repr=False)
    _keywords: tuple[tuple[str, Span, Scope, str], ...] = field(repr=False)

    def variable_at(self, offset: int) -> Variable | None:
        """Return the variable that is named at `offset`, or directly before it; None where none is."""
        found = (each for each in self._occurrences if each.span is not None and each.span.touches(offset))
        at = next(found, None)
        return self._variable(at) if at is not None else None

    def of_module(self, name: str) -> Variable | None:
        """Return the variable of the module under this name, None where the module binds none."""
        found = (each for each in self._occurrences if each.name == name and each.binds)
        return next((variable for each in found if (variable := self._variable(each)).is_global), None)

    def places(self, variable: Variable) -> tuple[NamePlace, ...]:
        """Return where the variable is named, in order; what is not placed is left out."""
        found = {each.span: each.binds for each in self._of(variable) if each.span is not None}
        return tuple(NamePlace(span, binds) for span, binds in sorted(found.items()))

    def keywords(self, function: Variable, name: str) -> tuple[Span, ...]:
        """Return where calls of the function `function` name its parameter: `function(name=1)`."""
        found = (
            (span, scope) for called, span, scope, each in self._keywords if (called, each) == (function.name, name)
        )
        return tuple(span for span, scope in found if scope.holder(function.name) is function.scope)

    def unplaced(self, variable: Variable) -> bool:
        """Return whether the variable is also named where this Python cannot tell the place, in an f-string."""
        return any(each.span is None for each in self._of(variable))

    def looked_up(self, variable: Variable) -> str | None:
        """Return the function that may find the variable by its name in a text, such as `locals`; None without one."""
        found = (each for each in self._occurrences if each.name in _LOOKS_UP and each.scope.sees(variable.scope))
        return next((each.name for each in found if self._variable(each).scope.parent is None), None)

    def obstacle(self, variable: Variable, name: str) -> Span | None:
        """Return a place that stands for something else if the variable is called `name`; None where all stays.

        The place is one where `name`, or the variable itself, is written.
        """
        ours = {id(each) for each in self._of(variable)}
        if any(self._variable(each) == Variable(name, variable.scope, False) for each in self._occurrences):
            taken = Variable(name, variable.scope, False)
            return next((each.span for each in self._of(taken) if each.span is not None), Span(0, 0))
        for each in self._occurrences:
            if each.name != name and id(each) not in ours:
                continue
            before = each.scope.holder(each.name)
            after = each.scope.holder(name, renamed=(variable.scope, variable.name, name))
            if before is not after:
                return each.span or Span(0, 0)
        return None

    def _of(self, variable: Variable) -> Iterator[Occurrence]:
        return (each for each in self._occurrences if each.name == variable.name and self._variable(each) == variable)

    def _variable(self, occurrence: Occurrence) -> Variable:
        holder = occurrence.scope.holder(occurrence.name)
        return Variable(occurrence.name, holder, occurrence.name in holder.parameters)


def read_names(text: str) -> ModuleNames | None:
    """Return the names of a module; None where Python refuses the text, or it nests too deeply. Never raises."""
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.readable)
        walk = NameWalk(source)
        walk.visit(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return ModuleNames(tuple(walk.occurrences), tuple(walk.keywords))


@dataclass(frozen=True, slots=True)
class KeywordUse:
    """A keyword at `span` in a call; `called` is the last name of what is called, which stands at `called_at`."""

    called: str
    called_at: Span
    span: Span


def keyword_uses(text: str, name: str) -> tuple[KeywordUse, ...]:
    """Return where calls of anything with a name have the keyword `name`; nothing where Python refuses the text."""
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.readable)
        calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and _called(each.func)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(
        KeywordUse(
            _called(call.func),
            source.last_identifier(source.span(call.func)),
            source.identifier_at(source.offset(each.lineno, each.col_offset)),
        )
        for call in calls
        for each in call.keywords
        if each.arg == name
    )


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
        case _:
            return ""
