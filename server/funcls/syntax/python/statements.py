"""From the statements of an `ast` tree to the facts of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from funcls.syntax.python.classes import read_class
from funcls.syntax.python.conditions import Conditions
from funcls.syntax.python.decorators import may_decorate
from funcls.syntax.python.definitions import Header, read_function, read_import, read_import_from
from funcls.syntax.python.effects import Effects, FunctionNode, Store
from funcls.syntax.python.expression_reader import dotted_name, read_expression
from funcls.syntax.python.facts import (
    Assigned,
    Bind,
    Block,
    Branch,
    Delete,
    Import,
    Jump,
    JumpKind,
    Loop,
    Skipped,
    SkipReason,
    Statement,
    Try,
    Unreadable,
    With,
)
from funcls.syntax.python.source import Placed, Source

# `except*` exists since Python 3.11.
_TRY: Final[tuple[type[ast.Try], ...]] = (ast.Try, getattr(ast, "TryStar", ast.Try))
_EXITS: Final = frozenset({"sys.exit", "exit", "quit", "os._exit", "os.abort"})


class StatementReader:
    """Reads the parts of one module in the order of the text; `imports` and `effects` add up over the parts."""

    def __init__(self, source: Source, conditions: Conditions | None = None) -> None:
        self._source = source
        self._conditional_blocks = 0
        self._conditions = conditions or Conditions(source.readable)
        self._header: Header | None = None
        self.effects = Effects(source.readable)
        self.imports: list[Import] = []
        self.global_binds: list[Bind] = []

    def read(self, body: list[ast.stmt], first_line: int, header: Header | None = None) -> Block:
        """The facts of a tree whose line 1 is the line `first_line` (zero-based) of the text.

        `header` is given if the tree is one function with a body that is not its own.
        """
        self._source = self._source.part(first_line)
        self._header = header
        self._conditions.heed(body)
        return self._block(body)

    def _block(self, body: list[ast.stmt]) -> Block:
        return tuple(fact for node in body for fact in self._statement(node))

    @contextmanager
    def _conditional(self) -> Iterator[None]:
        """Around what may not run, or whose failure may be caught."""
        self._conditional_blocks += 1
        try:
            yield
        finally:
            self._conditional_blocks -= 1

    def _conditional_block(self, body: list[ast.stmt]) -> Block:
        with self._conditional():
            return self._block(body)

    def _statement(self, node: ast.stmt) -> list[Statement]:
        facts: list[Statement]
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            facts = self._function(node)
        elif isinstance(node, ast.ClassDef):
            facts = self._class(node)
        elif isinstance(node, ast.Import):
            facts = self._import(node)
        elif isinstance(node, ast.ImportFrom):
            facts = self._import_from(node)
        elif isinstance(node, ast.Assign):
            facts = self._assign(node, node.targets, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            facts = [*self._expressions(node, node.annotation), *self._assign(node, [node.target], node.value)]
        elif isinstance(node, ast.AnnAssign):
            facts = [*self._expressions(node, node.annotation)]
        elif isinstance(node, ast.Delete):
            facts = [Delete(store.name) for store in self.effects.at_module_level(*node.targets)]
        else:
            facts = self._compound(node)
        return facts

    def _compound(self, node: ast.stmt) -> list[Statement]:
        facts: list[Statement]
        if isinstance(node, ast.If):
            facts = self._if(node)
        elif isinstance(node, (ast.For, ast.AsyncFor)):
            facts = self._for(node)
        elif isinstance(node, ast.While):
            facts = self._while(node)
        elif isinstance(node, _TRY):
            facts = self._try(node)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            facts = self._with(node)
        elif isinstance(node, ast.Match):
            facts = self._match(node)
        else:
            facts = self._simple(node)
        return facts

    def _simple(self, node: ast.stmt) -> list[Statement]:
        jumps: list[Statement] = []
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and _exits(node.value)):
            jumps = [Jump(JumpKind.STOP)]
        elif isinstance(node, ast.Break):
            jumps = [Jump(JumpKind.BREAK)]
        elif isinstance(node, ast.Continue):
            jumps = [Jump(JumpKind.CONTINUE)]
        return [*self._walk(node, node), *jumps]

    def _walk(self, within: Placed, *nodes: ast.AST) -> list[Statement]:
        """What the nodes bind at module level by the way: a walrus, a loop variable, a pattern, a type alias.

        `within` is the statement around them.
        """
        return [self._unreadable(store, within) for store in self.effects.at_module_level(*nodes)]

    def _expressions(self, within: Placed, *nodes: ast.AST) -> list[Statement]:
        """As `_walk`, for nodes that can bind nothing but by a walrus."""
        return [self._unreadable(store, within) for store in self.effects.of_expressions(*nodes)]

    def _unreadable(self, store: Store, within: Placed) -> Bind:
        spans = (self._source.span(store.node), self._source.span(within))
        return Bind(store.name, self._source.name_within(store.name, spans), Unreadable())

    def _note_globals(self, within: Placed) -> None:
        self.global_binds.extend(self._unreadable(store, within) for store in self.effects.global_stores)
        self.effects.global_stores.clear()

    def _function(self, node: FunctionNode) -> list[Statement]:
        outer = [*node.decorator_list, node.args, *filter(None, [node.returns])]
        scope = self.effects.of_function(node, self._source.text_of(node), whole=may_decorate(node))
        function = read_function(node, scope, self._source, self._header)
        self._note_globals(node)
        return [*self._expressions(node, *outer), Bind(node.name, function.name_span, function)]

    def _class(self, node: ast.ClassDef) -> list[Statement]:
        definition = read_class(node, self._source)
        self.effects.of_class(node, self._source.text_of(node))
        self._note_globals(node)
        outer = [*node.decorator_list, *node.bases, *node.keywords]
        return [*self._expressions(node, *outer), Bind(node.name, definition.name_span, definition)]

    def _import(self, node: ast.Import) -> list[Statement]:
        self.effects.of_expressions(node)
        binds: list[Statement] = []
        for bind, loaded in read_import(node, self._source, conditional=self._conditional_blocks > 0):
            binds.append(bind)
            self.imports.append(loaded)
        return binds

    def _import_from(self, node: ast.ImportFrom) -> list[Statement]:
        self.effects.of_expressions(node)
        statements, loaded = read_import_from(node, self._source, conditional=self._conditional_blocks > 0)
        self.imports.append(loaded)
        return statements

    def _assign(self, node: ast.stmt, targets: list[ast.expr], value: ast.expr) -> list[Statement]:
        facts = self._expressions(node, value)
        assigned = Assigned(read_expression(value, self._source))
        for target in targets:
            if isinstance(target, ast.Name):
                self.effects.of_expressions(target)
                facts.append(Bind(target.id, self._source.span(target), assigned))
            else:
                facts += self._walk(node, target)
        return facts

    def _if(self, node: ast.If) -> list[Statement]:
        facts = self._expressions(node, node.test)
        decided = self._conditions.decide(node.test)
        if decided is None:
            arms = (self._conditional_block(node.body), self._conditional_block(node.orelse))
            return [*facts, Branch(arms)]
        if decided.truth:
            return [*facts, *self._block(node.body), *self._skipped(decided.reason, node.orelse)]
        return [*facts, *self._skipped(decided.reason, node.body), *self._block(node.orelse)]

    def _skipped(self, reason: SkipReason, body: list[ast.stmt]) -> list[Statement]:
        # A reader of its own: what never runs neither imports nor hides anything.
        return [Skipped(reason, StatementReader(self._source, self._conditions)._block(body))] if body else []

    def _for(self, node: ast.For | ast.AsyncFor) -> list[Statement]:
        facts = self._expressions(node, node.iter)
        body = (*self._walk(node, node.target), *self._conditional_block(node.body))
        return [*facts, Loop(body, self._conditional_block(node.orelse), endless=False)]

    def _while(self, node: ast.While) -> list[Statement]:
        facts = self._expressions(node, node.test)
        decided = self._conditions.decide(node.test)
        if decided and not decided.truth:
            return [*facts, *self._skipped(decided.reason, node.body), *self._block(node.orelse)]
        body = self._conditional_block(node.body)
        return [*facts, Loop(body, self._conditional_block(node.orelse), endless=decided is not None)]

    def _try(self, node: ast.Try) -> list[Statement]:
        body = self._conditional_block(node.body) if node.handlers else self._block(node.body)
        handlers = tuple(self._handler(handler) for handler in node.handlers)
        return [Try(body, handlers, self._conditional_block(node.orelse), self._block(node.finalbody))]

    def _handler(self, node: ast.ExceptHandler) -> Block:
        facts = self._expressions(node, node.type) if node.type else []
        if node.name is None:
            return (*facts, *self._conditional_block(node.body))
        caught = self._unreadable(Store(node.name, node), node)
        return (*facts, caught, *self._conditional_block(node.body), Delete(node.name))

    def _with(self, node: ast.With | ast.AsyncWith) -> list[Statement]:
        facts = self._walk(node, *node.items)
        suppresses = any(_is_suppress(item.context_expr) for item in node.items)
        body = self._conditional_block(node.body) if suppresses else self._block(node.body)
        return [*facts, With(body, suppresses)]

    def _match(self, node: ast.Match) -> list[Statement]:
        facts = self._expressions(node, node.subject)
        arms: list[Block] = []
        for case in node.cases:
            captures = tuple(self._walk(case.pattern, case.pattern))
            if case.guard:
                # The names stay bound if the guard then fails.
                facts.append(Branch((captures, ())))
                captures += tuple(self._expressions(node, case.guard))
            arms.append((*captures, *self._conditional_block(case.body)))
        last = node.cases[-1]
        if last.guard or not isinstance(last.pattern, ast.MatchAs) or last.pattern.pattern:
            arms.append(())
        return [*facts, Branch(tuple(arms))]


def _exits(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and dotted_name(node.func) in _EXITS


def _is_suppress(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and (dotted_name(node.func) or "").rpartition(".")[2] == "suppress"
