"""From the statements of an `ast` tree to the facts of a module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from funcls.syntax.python.classes import read_class
from funcls.syntax.python.conditions import Conditions
from funcls.syntax.python.decorators import may_decorate
from funcls.syntax.python.definitions import Header, read_function, read_import, read_import_from, takes_twice
from funcls.syntax.python.durable_calls import DurableReader
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
    SyntaxProblem,
    Try,
    Unreadable,
    When,
    With,
)
from funcls.syntax.python.late_imports import late_imports, may_import_late
from funcls.syntax.python.source import Placed, Source
from funcls.text.span import Span

# `except*` exists since Python 3.11.
_TRY: Final[tuple[type[ast.Try], ...]] = (ast.Try, getattr(ast, "TryStar", ast.Try))
_OUTSIDE_FUNCTION: Final = "'return' outside function"
_EXITS: Final = frozenset({"sys.exit", "exit", "quit", "os._exit", "os.abort"})


class StatementReader:
    """Reads the parts of one module in the order of the text; `imports` and `effects` add up over the parts."""

    def __init__(self, source: Source, conditions: Conditions | None = None) -> None:
        self._source = source
        self._when = When.ALWAYS
        self._conditions = conditions or Conditions(source.readable)
        self._header: Header | None = None
        self.effects = Effects(source.readable)
        self.durable = DurableReader(source)
        self.imports: list[Import] = []
        self.late_imports: list[Import] = []
        self.parts: list[int] = []
        """The lines, zero-based, with which a statement at module level begins."""
        self.misplaced: SyntaxProblem | None = None
        """The first statement at module level that belongs into a function or a loop."""
        self.takes_twice = False
        """Whether a function has two parameters of one name."""
        self._loops = 0
        self._may_import_late = may_import_late(source.readable)
        self.global_binds: list[Bind] = []

    def read(self, body: list[ast.stmt], first_line: int, header: Header | None = None) -> Block:
        """The facts of a tree whose line 1 is the line `first_line` (zero-based) of the text.

        `header` is given if the tree is one function with a body that is not its own.
        """
        self._source = self._source.part(first_line)
        self._header = header
        self._conditions.heed(body)
        self.parts += (_first_line(each) + first_line for each in body if each.col_offset == 0)
        return self._block(body)

    def _block(self, body: list[ast.stmt]) -> Block:
        return tuple(fact for node in body for fact in self._statement(node))

    @contextmanager
    def _within(self, when: When) -> Iterator[None]:
        """Around what may not run, or whose failure may be caught: inside the latter, everything is."""
        outer = self._when
        self._when = outer if outer is When.CAUGHT else when
        try:
            yield
        finally:
            self._when = outer

    def _conditional_block(self, body: list[ast.stmt], when: When = When.PERHAPS) -> Block:
        with self._within(when):
            return self._block(body)

    def _loop_block(self, body: list[ast.stmt]) -> Block:
        self._loops += 1
        try:
            return self._conditional_block(body)
        finally:
            self._loops -= 1

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
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.NamedExpr):
            facts = self._assign(node, [node.value.target], node.value.value)
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
        exit_call = _exit_call(node)
        if isinstance(node, ast.Raise) or exit_call:
            jumps = [Jump(JumpKind.STOP, self._source.span(node), exit_call)]
        elif isinstance(node, ast.Return):
            self._note_misplaced(node, _OUTSIDE_FUNCTION)
        elif isinstance(node, ast.Break):
            jumps = [Jump(JumpKind.BREAK, self._source.span(node))]
        elif isinstance(node, ast.Continue):
            jumps = [Jump(JumpKind.CONTINUE, self._source.span(node))]
        if not self._loops and isinstance(node, (ast.Break, ast.Continue)):
            outside = "'break' outside loop" if isinstance(node, ast.Break) else "'continue' not properly in loop"
            self._note_misplaced(node, outside)
        return [*self._walk(node, node), *jumps]

    def _note_misplaced(self, node: ast.stmt, message: str) -> None:
        if self.misplaced is None:
            line = self._source.line_span(node.lineno)
            start, end = self._source.span(node)
            self.misplaced = SyntaxProblem(Span(start, min(end, line.end)), message)

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

    def _note_late_imports(self, within: ast.stmt, text: str) -> None:
        if self._may_import_late and may_import_late(text):
            self.late_imports.extend(late_imports(within, self._source))

    def _body_text(self, node: ast.stmt) -> str:
        """The text of a function or class, as far as anybody will look for words in it."""
        return self._source.text_of(node) if self.effects.heeds_bodies or self._may_import_late else ""

    def _function(self, node: FunctionNode) -> list[Statement]:
        text = self._body_text(node)
        scope = self.effects.of_function(node, text, whole=may_decorate(node))
        function = read_function(node, scope, self._source, self._header)
        self.takes_twice |= takes_twice(node)
        self._note_globals(node)
        self._note_late_imports(node, text)
        bind = Bind(node.name, function.name_span, function)
        if not self.effects.heeds_expressions:
            return [bind]
        return [*self._expressions(node, *node.decorator_list, node.args, *filter(None, [node.returns])), bind]

    def _class(self, node: ast.ClassDef) -> list[Statement]:
        definition = read_class(node, self._source)
        for each in node.body:
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
                self.takes_twice |= takes_twice(each)
            elif isinstance(each, ast.Return):
                self._note_misplaced(each, _OUTSIDE_FUNCTION)
        text = self._body_text(node)
        self.effects.of_class(node, text)
        self._note_globals(node)
        self._note_late_imports(node, text)
        outer = [*node.decorator_list, *node.bases, *node.keywords]
        return [*self._expressions(node, *outer), Bind(node.name, definition.name_span, definition)]

    def _import(self, node: ast.Import) -> list[Statement]:
        self.effects.of_expressions(node)
        binds: list[Statement] = []
        for bind, loaded in read_import(node, self._source, self._when):
            binds.append(bind)
            self.imports.append(loaded)
        return binds

    def _import_from(self, node: ast.ImportFrom) -> list[Statement]:
        self.effects.of_expressions(node)
        statements, loaded = read_import_from(node, self._source, self._when)
        self.imports.append(loaded)
        return statements

    def _assign(self, node: ast.stmt, targets: list[ast.expr], value: ast.expr) -> list[Statement]:
        facts = self._expressions(node, value)
        for target in targets:
            pairs = _pairs(target, value)
            if pairs is None:
                facts += self._walk(node, target)
            for name, part in pairs or ():
                self.effects.of_expressions(name)
                facts.append(Bind(name.id, self._source.span(name), Assigned(read_expression(part, self._source))))
        return facts

    def _if(self, node: ast.If) -> list[Statement]:
        facts = self._test(node)
        decided = self._conditions.decide(node.test)
        if decided is None:
            arms = (self._conditional_block(node.body), self._conditional_block(node.orelse))
            return [*facts, Branch(arms)]
        if decided.truth:
            return [*facts, *self._block(node.body), *self._skipped(decided.reason, node.orelse)]
        return [*facts, *self._skipped(decided.reason, node.body), *self._block(node.orelse)]

    def _test(self, node: ast.If | ast.While) -> list[Statement]:
        """What the condition binds."""
        if isinstance(node.test, ast.NamedExpr):
            return self._assign(node, [node.test.target], node.test.value)
        return self._expressions(node, node.test)

    def _skipped(self, reason: SkipReason, body: list[ast.stmt]) -> list[Statement]:
        # A reader of its own: what never runs neither imports nor hides anything.
        return [Skipped(reason, StatementReader(self._source, self._conditions)._block(body))] if body else []

    def _for(self, node: ast.For | ast.AsyncFor) -> list[Statement]:
        facts = self._expressions(node, node.iter)
        body = (*self._walk(node, node.target), *self._loop_block(node.body))
        return [*facts, Loop(body, self._conditional_block(node.orelse), endless=False)]

    def _while(self, node: ast.While) -> list[Statement]:
        facts = self._test(node)
        decided = self._conditions.decide(node.test)
        if decided and not decided.truth:
            return [*facts, *self._skipped(decided.reason, node.body), *self._block(node.orelse)]
        body = self._loop_block(node.body)
        return [*facts, Loop(body, self._conditional_block(node.orelse), endless=decided is not None)]

    def _try(self, node: ast.Try) -> list[Statement]:
        body = self._conditional_block(node.body, When.CAUGHT) if node.handlers else self._block(node.body)
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
        # Any context manager could take the failure for its own.
        body = self._conditional_block(node.body, When.CAUGHT if suppresses else When.PERHAPS)
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


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return (decorators[0].lineno if decorators else node.lineno) - 1


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.Name, ast.expr]] | None:
    """Which name gets which value, in `a = x` and `a, b = x, y`; None for any other target.

    Of several names, none stands among the values: these are taken before the first name is bound.
    """
    if isinstance(target, ast.Name):
        return [(target, value)]
    if not isinstance(target, ast.Tuple) or not isinstance(value, ast.Tuple) or len(target.elts) != len(value.elts):
        return None
    names = [each for each in target.elts if isinstance(each, ast.Name)]
    bound = {each.id for each in names}
    plain = len(names) == len(target.elts) and not any(isinstance(each, ast.Starred) for each in value.elts)
    if not plain or any(isinstance(each, ast.Name) and each.id in bound for each in ast.walk(value)):
        return None
    return list(zip(names, value.elts, strict=True))


def _exit_call(node: ast.stmt) -> str | None:
    """The function by which the statement ends the interpreter, if it does."""
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return None
    called = dotted_name(node.value.func)
    return called if called in _EXITS else None


def _is_suppress(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and (dotted_name(node.func) or "").rpartition(".")[2] == "suppress"
