"""What a name is bound to once a module has run to its end, or when it comes to a given statement.

The statements are run abstractly for one name, over the set of what it may be bound to:

- A binding replaces the set, `del` makes the name unbound, a star import puts itself before the set.
- Of the arms of `if` and `match` any may run: the sets are joined. An arm that ends by `raise` or `sys.exit()` adds
  nothing.
- A loop may not run at all; `break` and `continue` leave its body where they stand. A statement in a loop also sees
  what the iteration before it has bound.
- The body of a `try` may end anywhere: a handler starts from any state within the body. `finally` runs after all of it.
- The body of a `with` runs to its end, unless the context manager is named `suppress`.
- What never runs at import (`TYPE_CHECKING`, `__main__`, constant conditions) is left out, and so is what could not be
  read: in an incomplete module a name that is bound nowhere may yet be bound.
- A function that assigns the name through `global` may have run: its binding is one more alternative.

What a module does by other means is `PythonModule.dynamic`, and is not considered here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from funcls.syntax.python.facts import (
    Bind,
    Block,
    Branch,
    Delete,
    Jump,
    JumpKind,
    Loop,
    PythonModule,
    StarImport,
    Statement,
    Try,
    With,
    running,
)
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Unbound:
    """The name is not bound, as far as the text was read."""


@dataclass(frozen=True, slots=True)
class FromStar:
    """What the starred module exports under the name; if it exports none, one of `otherwise`."""

    star: StarImport
    otherwise: tuple[Alternative, ...]


Alternative: TypeAlias = "Bind | Unbound | FromStar"


def alternatives(module: PythonModule, name: str, at: Span | None = None) -> tuple[Alternative, ...]:
    """What `name` may be bound to at the end of the module: the latest in the text first, `Unbound` last.

    `at` asks for the moment before a statement binds its name instead: it is the span of that name (`Bind.span`), which
    tells the binding from all others of the module. Empty if no run comes there. Equal alternatives appear once.
    """
    run = _Run(name, at)
    end = run.block(module.statements, _UNBOUND)
    found = run.found(end if at is None else run.before)
    return found and _latest_first([*found, *(bind for bind in module.global_binds if bind.name == name)])


def count_bindings(module: PythonModule, name: str) -> int:
    """How many statements of the module may change what `name` stands for; a star import may change any name."""
    return sum(_changes(statement, name) for statement in running(module.statements)) + sum(
        bind.name == name for bind in module.global_binds
    )


def _changes(statement: Statement, name: str) -> bool:
    return isinstance(statement, StarImport) or (isinstance(statement, (Bind, Delete)) and statement.name == name)


def _latest_first(found: list[Alternative]) -> tuple[Alternative, ...]:
    return tuple(sorted(found, key=_place, reverse=True))


def _place(alternative: Alternative) -> int:
    if isinstance(alternative, Bind):
        return alternative.span.start
    return alternative.star.span.start if isinstance(alternative, FromStar) else -1


# A state is the set of what the name may be bound to, each by the identity of its statement: comparing facts by value
# would read whole functions again and again. Every statement is run once, so that it gives at most one alternative.
_State: TypeAlias = "frozenset[int]"

_NEVER: _State = frozenset()
"""The state of a place that no run reaches."""

_UNBOUND: _State = frozenset((0,))


def _leaves(statement: Statement) -> bool:
    return isinstance(statement, Jump) and statement.kind is not JumpKind.STOP


class _Run:
    """The abstract run for one name; `seen` and the jumps collect states of the block that is being run.

    `before` is the state in which the binding at `at` begins.
    """

    def __init__(self, name: str, at: Span | None) -> None:
        self._name = name
        self._at = at
        self.before = _NEVER
        self._found: dict[int, Alternative] = {0: Unbound()}
        self._seen = self._breaks = self._continues = _NEVER

    def found(self, state: _State) -> tuple[Alternative, ...]:
        """What the name is bound to in a state."""
        return _latest_first([self._found[key] for key in state])

    def block(self, statements: Block, state: _State) -> _State:
        """The state after the statements, empty if no run comes there."""
        self._seen |= state
        name, at = self._name, self._at
        for statement in statements:
            if not state:
                break
            if isinstance(statement, Bind) and statement.name != name and statement.span != at:
                # Nearly every statement: it is passed over without a call.
                continue
            after = self._statement(statement, state)
            if after != state:
                state = after
                self._seen |= state
        return state

    def _statement(self, statement: Statement, state: _State) -> _State:
        if isinstance(statement, Bind):
            if statement.span == self._at:
                self.before |= state
            return self._bound(statement, statement) if statement.name == self._name else state
        if isinstance(statement, Delete):
            return _UNBOUND if statement.name == self._name else state
        if isinstance(statement, StarImport):
            return self._bound(statement, FromStar(statement, self.found(state)))
        if isinstance(statement, Jump):
            return self._jump(statement, state)
        if isinstance(statement, Branch):
            return _NEVER.union(*(self.block(arm, state) for arm in statement.arms))
        if isinstance(statement, Loop):
            return self._loop(statement, state)
        if isinstance(statement, Try):
            return self._try(statement, state)
        if isinstance(statement, With):
            return self._with(statement, state)
        return state

    def _bound(self, statement: Statement, alternative: Alternative) -> _State:
        self._found[id(statement)] = alternative
        return frozenset((id(statement),))

    def _jump(self, jump: Jump, state: _State) -> _State:
        if jump.kind is JumpKind.BREAK:
            self._breaks |= state
        elif jump.kind is JumpKind.CONTINUE:
            self._continues |= state
        return _NEVER

    def _loop(self, loop: Loop, state: _State) -> _State:
        outer = self._breaks, self._continues
        self._breaks = self._continues = _NEVER
        again = self.block(loop.body, state) | self._continues
        if self._at is not None:
            self.block(loop.body, state | again)
        broken = self._breaks
        self._breaks, self._continues = outer
        if broken & state:
            # A later iteration may come to the same `break` with what the first one bound.
            broken |= again
        finished = _NEVER if loop.endless else self.block(loop.orelse, state | again)
        return finished | broken

    def _try(self, statement: Try, state: _State) -> _State:
        outer = self._seen, self._breaks, self._continues
        self._seen = self._breaks = self._continues = _NEVER
        after, thrown = self._body(statement.body, state)
        after = self.block(statement.orelse, after)
        for handler in statement.handlers:
            after |= self.block(handler, thrown)
        breaks, continues = self._breaks, self._continues
        entered = after | breaks | continues
        if any(self._matters_after_exception(each) for each in running(statement.final)):
            entered |= self._seen
        self._seen, self._breaks, self._continues = outer[0] | self._seen, *outer[1:]
        after = self.block(statement.final, entered)
        self._breaks |= after if breaks else _NEVER
        self._continues |= after if continues else _NEVER
        return after

    def _matters_after_exception(self, statement: Statement) -> bool:
        """Whether it makes a difference that a statement of `finally` runs after an exception too.

        A jump drops the exception.
        """
        return (
            _changes(statement, self._name)
            or _leaves(statement)
            or (isinstance(statement, Bind) and statement.span == self._at)
        )

    def _with(self, statement: With, state: _State) -> _State:
        after, thrown = self._body(statement.body, state)
        # If the module goes on although the body cannot end, the context manager took the exception.
        return after if after and not statement.suppresses else after | thrown

    def _body(self, body: Block, state: _State) -> tuple[_State, _State]:
        """The state after the body, and all states in which an exception may leave it."""
        outer, self._seen = self._seen, _NEVER
        after = self.block(body, state)
        thrown = self._seen
        self._seen |= outer
        return after, thrown
