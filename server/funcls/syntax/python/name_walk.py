"""A walk through a module that notes each name with the scope in which Python looks it up."""

from __future__ import annotations

import ast
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from funcls.syntax.python.source import Placed, Source
from funcls.text.span import Span

_PLACES_IN_STRINGS: Final = sys.version_info >= (3, 12)
"""Whether `ast` says truly where something stands in an f-string."""

_WORD: Final = re.compile(r"(?<![\w.])[^\W\d]\w*")
_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

Renamed = tuple["Scope", str, str]
"""A scope, a name that it binds, and what that is to be called."""


@dataclass(eq=False, slots=True)
class Scope:
    """A module, class, function, lambda or comprehension with the names that it binds."""

    parent: Scope | None
    is_class: bool = False
    is_comprehension: bool = False
    bound: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    global_names: set[str] = field(default_factory=set)
    outer_names: set[str] = field(default_factory=set)
    """Those that it declares `nonlocal`."""

    def holder(self, name: str, renamed: Renamed | None = None) -> Scope:
        """Return the scope that holds the variable of this name, seen from here: the module's for one that none binds.

        With `renamed` the answer is that of the text in which this is done.
        """
        module = self.module
        scope: Scope | None = self
        while scope is not None and scope is not module:
            holds = name in scope._binding(renamed)
            if name in scope._declared(scope.global_names, module, renamed):
                return module
            is_outer = name in scope.outer_names or (
                renamed is not None and renamed[2] == name and renamed[1] in scope.outer_names
            )
            if holds and not is_outer and (scope is self or not scope.is_class):
                return scope
            scope = scope.parent
        return module

    @property
    def module(self) -> Scope:
        """The outermost scope."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def sees(self, outer: Scope) -> bool:
        """Return whether this scope is `outer`, or lies in it."""
        scope: Scope | None = self
        while scope is not None and scope is not outer:
            scope = scope.parent
        return scope is not None

    def _binding(self, renamed: Renamed | None) -> set[str]:
        if renamed is None or renamed[0] is not self:
            return self.bound
        _, old, new = renamed
        return (self.bound - {old}) | {new}

    def _declared(self, names: set[str], holder: Scope, renamed: Renamed | None) -> set[str]:
        if renamed is None or renamed[0] is not holder or renamed[1] not in names:
            return names
        _, old, new = renamed
        return (names - {old}) | {new}


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """A name in the scope that looks it up; `span` is None where this Python cannot tell the place."""

    name: str
    scope: Scope
    span: Span | None
    binds: bool


class NameWalk(ast.NodeVisitor):
    """Collects the names of a module.

    `keywords` are those of calls: the name that is called, the place and the scope of the call, and the keyword.
    """

    def __init__(self, source: Source) -> None:
        self.occurrences: list[Occurrence] = []
        self.keywords: list[tuple[str, Span, Scope, str]] = []
        self._source = source
        self._scope = Scope(None)
        self._strings: list[ast.JoinedStr] = []
        self._in_string: list[tuple[str, Scope, bool]] = []

    def visit_Name(self, node: ast.Name) -> None:
        """Note a name that is read, assigned or deleted."""
        binds = not isinstance(node.ctx, ast.Load)
        self._name(node.id, node, self._scope, binds=binds)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        """Note the target of `:=`, which a comprehension binds around itself."""
        scope = self._scope
        while scope.is_comprehension and scope.parent is not None:
            scope = scope.parent
        self._name(node.target.id, node.target, scope, binds=True)
        self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Note a function: its name, its decorators and defaults outside, its parameters and body inside."""
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        """Note a function."""
        self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """Note a lambda: its defaults outside, its parameters and value inside."""
        self._visit(_defaults(node.args))
        self._inside(Scope(self._scope), node.args, [node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Note a class: its decorators and bases outside, its body inside."""
        self._add(node.name, self._source.name_of(node), self._scope, binds=True)
        self._visit(node.decorator_list)
        outer = self._type_parameters(node)
        self._visit([*node.bases, *node.keywords])
        self._inside(Scope(self._scope, is_class=True), None, node.body)
        self._scope = outer

    def visit_ListComp(self, node: ast.ListComp) -> None:
        """Note a comprehension."""
        self._comprehension(node, [node.elt])

    def visit_SetComp(self, node: ast.SetComp) -> None:
        """Note a comprehension."""
        self._comprehension(node, [node.elt])

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        """Note a comprehension."""
        self._comprehension(node, [node.elt])

    def visit_DictComp(self, node: ast.DictComp) -> None:
        """Note a comprehension."""
        self._comprehension(node, [node.key, node.value])

    def visit_Global(self, node: ast.Global) -> None:
        """Note names of the module."""
        self._scope.global_names.update(node.names)
        self._declare(node)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        """Note names of a function around this one."""
        self._scope.outer_names.update(node.names)
        self._declare(node)

    def visit_Import(self, node: ast.Import) -> None:
        """Note the names that an import binds."""
        for each in node.names:
            self._alias(each, each.name.partition(".")[0])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Note the names that an import binds."""
        for each in node.names:
            if each.name != "*":
                self._alias(each, each.name)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        """Note the name of what is caught."""
        if node.type is not None:
            self.visit(node.type)
        if node.name is not None:
            start = self._source.span(node.type).end if node.type is not None else self._source.span(node).start
            head = Span(start, self._source.span(node.body[0]).start)
            self._within(node.name, head)
        self._visit(node.body)

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        """Note the name that a pattern gives."""
        if node.pattern is not None:
            self.visit(node.pattern)
        if node.name is not None:
            whole = self._source.span(node)
            start = self._source.span(node.pattern).end if node.pattern is not None else whole.start
            self._within(node.name, Span(start, whole.end))

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        """Note the name that a pattern gives to the rest of a sequence."""
        if node.name is not None:
            self._within(node.name, self._source.span(node))

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        """Note the name that a pattern gives to the rest of a mapping."""
        self._visit([*node.keys, *node.patterns])
        if node.rest is not None:
            whole = self._source.span(node)
            start = self._source.span(node.patterns[-1]).end if node.patterns else whole.start
            self._within(node.rest, Span(start, whole.end))

    def visit_Call(self, node: ast.Call) -> None:
        """Note the keywords of a call of a name, which may be those of a function of the module."""
        if isinstance(node.func, ast.Name):
            for each in node.keywords:
                if each.arg is not None:
                    span = self._source.identifier_at(self._source.offset(each.lineno, each.col_offset))
                    self.keywords.append((node.func.id, span, self._scope, each.arg))
        self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Note the names in an f-string, which older Pythons do not place: those are counted."""
        if _PLACES_IN_STRINGS or self._strings:
            self.generic_visit(node)
            return
        self._strings.append(node)
        self.generic_visit(node)
        self._strings.pop()
        words = _words_in(self._source.readable, self._source.span(node))
        found, self._in_string = self._in_string, []
        for name in {name for name, _, _ in found}:
            spans = [span for word, span in words if word == name]
            uses = [each for each in found if each[0] == name]
            # Several scopes in one string may give the name another order than the text has.
            is_sure = len(spans) == len(uses) and len({id(scope) for _, scope, _ in uses}) == 1
            for index, (_, scope, binds) in enumerate(uses):
                self._add(name, spans[index] if is_sure else None, scope, binds=binds)

    def _function(self, node: _Function) -> None:
        self._add(node.name, self._source.name_of(node), self._scope, binds=True)
        self._visit([*node.decorator_list, *_defaults(node.args)])
        outer = self._type_parameters(node)
        annotations = [each.annotation for each in _parameters(node.args)]
        self._visit([each for each in (*annotations, node.returns) if each is not None])
        self._inside(Scope(self._scope), node.args, node.body)
        self._scope = outer

    def _type_parameters(self, node: _Function | ast.ClassDef) -> Scope:
        """Enter the scope of `[T]`, if the header has such; return the one around it."""
        outer = self._scope
        parameters: Sequence[ast.expr] = getattr(node, "type_params", ())
        if parameters:
            self._scope = Scope(outer)
            for each in parameters:
                span = self._source.last_identifier(self._source.identifier_at(self._source.span(each).start))
                self._add(str(getattr(each, "name", "")), span, self._scope, binds=True)
                self.generic_visit(each)
        return outer

    def _inside(self, scope: Scope, parameters: ast.arguments | None, body: Iterable[ast.AST]) -> None:
        outer, self._scope = self._scope, scope
        for each in _parameters(parameters) if parameters is not None else ():
            scope.parameters.add(each.arg)
            self._name(each.arg, each, scope, binds=True)
        self._visit(body)
        self._scope = outer

    def _comprehension(self, node: _Comprehension, values: list[ast.expr]) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        outer, self._scope = self._scope, Scope(self._scope, is_comprehension=True)
        self.visit(first.target)
        self._visit(first.ifs)
        self._visit(others)
        self._visit(values)
        self._scope = outer

    def _declare(self, node: ast.Global | ast.Nonlocal) -> None:
        start = self._source.span(node)
        for name in node.names:
            place = self._source.name_within(name, [start])
            self._add(name, place, self._scope, binds=False)

    def _alias(self, node: ast.alias, bound: str) -> None:
        span = self._source.span(node)
        name = node.asname or bound
        place = self._source.last_identifier(span) if node.asname else self._source.identifier_at(span.start)
        self._add(name, place, self._scope, binds=True)

    def _within(self, name: str, span: Span) -> None:
        self._add(name, self._source.name_within(name, [span]), self._scope, binds=True)

    def _name(self, name: str, node: Placed, scope: Scope, *, binds: bool) -> None:
        if self._strings:
            self._in_string.append((name, scope, binds))
            if binds:
                scope.bound.add(name)
            return
        self._add(name, self._source.identifier_at(self._source.span(node).start), scope, binds=binds)

    def _add(self, name: str, span: Span | None, scope: Scope, *, binds: bool) -> None:
        written = self._source.readable[span.start : span.end] if span is not None else ""
        is_placed = written == name or unicodedata.normalize("NFKC", written) == name
        self.occurrences.append(Occurrence(name, scope, span if is_placed else None, binds))
        if binds:
            scope.bound.add(name)

    def _visit(self, nodes: Iterable[ast.AST]) -> None:
        for each in nodes:
            self.visit(each)


def _parameters(arguments: ast.arguments) -> list[ast.arg]:
    found = [*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    return [each for each in found if each is not None]


def _defaults(arguments: ast.arguments) -> list[ast.expr]:
    return [each for each in (*arguments.defaults, *arguments.kw_defaults) if each is not None]


def _words_in(text: str, string: Span) -> list[tuple[str, Span]]:
    """Return the words in the braces of an f-string, without those in strings that stand there."""
    found: list[tuple[str, Span]] = []
    depth, quote, at = 0, "", string.start
    while at < string.end:
        char = text[at]
        word = _WORD.match(text, at, string.end) if depth and not quote else None
        if word is not None:
            found.append((unicodedata.normalize("NFKC", word[0]), Span(*word.span())))
            at = word.end()
            continue
        if quote:
            quote = "" if char == quote else quote
        elif text.startswith(("{{", "}}"), at) and not depth:
            at += 1
        elif char in "{}":
            depth = max(0, depth + (1 if char == "{" else -1))
        elif depth and char in "'\"":
            quote = char
        at += 1
    return found
