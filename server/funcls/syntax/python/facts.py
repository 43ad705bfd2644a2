"""What a Python module says, as data: the order and the alternatives of its statements, without any `ast` node.

Statements are those at module level that can change what a name stands for; `scope` computes the outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TypeAlias

from funcls.syntax.node import node
from funcls.syntax.python.durable_calls import CallByName, DurableCall
from funcls.syntax.python.expressions import Expression, Parameter
from funcls.text.span import Span


@node
class ReturnsArgument:
    """The function returns its only argument, and does not touch what the argument says of itself."""


@node
class Wraps:
    """The function returns an inner function under `@wraps(argument)`; `wraps` is that name as written."""

    wraps: Expression


@node
class UnknownDecorator:
    """What the function returns cannot be told from its text."""


AsDecorator: TypeAlias = "ReturnsArgument | Wraps | UnknownDecorator"


@node
class FunctionDef:
    """A function. `signature` runs from `def` (or `async`) up to the colon, `span` on to the end of the body.

    `body_read` is False where only the signature was read: then `is_generator`, `docstring_summary`, `as_decorator` and
    `returned_value` say nothing. `as_decorator` is what the undecorated function provably returns as a decorator.
    `returned_value` is the first value that one of its `return`s may give and that is certainly not None.
    """

    name: str
    name_span: Span
    signature: Span
    span: Span
    parameters: tuple[Parameter, ...]
    returns: Expression | None
    decorators: tuple[Expression, ...]
    is_async: bool
    is_generator: bool
    docstring_summary: str | None
    body_read: bool
    as_decorator: AsDecorator
    returned_value: Span | None


@node
class AnnotatedName:
    """`name: annotation` at the top of a class body, with or without a value."""

    name: str
    annotation: Expression


@node
class ClassDef:
    """A class; `span` begins at `class`.

    `keywords` are those of its header: `metaclass`, or `**` for an unpacked mapping. `annotated` are the annotated
    names of its body in their order. `bound` are all names that the body binds, `annotated` ones with a value and
    methods included. `plain`: the body consists of functions, classes, assignments to names, annotations, imports,
    `pass` and texts alone.
    """

    name: str
    name_span: Span
    span: Span
    bases: tuple[Expression, ...]
    keywords: tuple[str, ...]
    metaclass: Expression | None
    decorators: tuple[Expression, ...]
    annotated: tuple[AnnotatedName, ...]
    bound: frozenset[str]
    plain: bool


@node
class ImportedName:
    """`from module import name`: `module` without the leading dots, which `level` counts and `module_span` covers."""

    module: str
    level: int
    name: str
    span: Span
    module_span: Span


@node
class ImportedModule:
    """`import module`: `bound` is the module that the name stands for, `a` after `import a.b`, `a.b` with `as`."""

    module: str
    bound: str
    span: Span


@node
class Assigned:
    """The value of a plain assignment."""

    expression: Expression


@node
class Unreadable:
    """Something that is not followed: an unpacked tuple, a loop variable, a captured pattern, `with ... as` ..."""


Value: TypeAlias = "FunctionDef | ClassDef | ImportedName | ImportedModule | Assigned | Unreadable"


@node
class Bind:
    """A name gets a value; `span` is the name, in imports the one that is bound."""

    name: str
    span: Span
    value: Value


@node
class StarImport:
    """`from module import *`; `span` covers the module with its dots."""

    module: str
    level: int
    span: Span


@node
class Delete:
    """A name is unbound: by `del`, or at the end of `except ... as name`."""

    name: str


class JumpKind(Enum):
    """Where the run goes on instead of with the next statement."""

    STOP = auto()
    """`raise` or `sys.exit()`: nowhere in this module, unless a `try` catches it."""
    BREAK = auto()
    CONTINUE = auto()


@node
class Jump:
    """A statement after which the next one does not run; `call` is the function by which it stops the interpreter."""

    kind: JumpKind
    span: Span
    call: str | None = None


@node
class Branch:
    """`if` and `match`: exactly one arm runs; an absent `else` is an empty arm."""

    arms: tuple[Block, ...]


@node
class Loop:
    """`for` and `while`: the body runs any number of times; only `break` leaves an `endless` loop."""

    body: Block
    orelse: Block
    endless: bool


@node
class Try:
    """`try`: the body may end anywhere, then one of the handlers runs; after all of the body `orelse` does."""

    body: Block
    handlers: tuple[Block, ...]
    orelse: Block
    final: Block


@node
class With:
    """`with`: the body runs once; under a context manager named `suppress` (`suppresses`) it may end anywhere."""

    body: Block
    suppresses: bool


class SkipReason(Enum):
    """Why statements never run when the module is imported."""

    TYPE_CHECKING = auto()
    """Under `if TYPE_CHECKING`: only type checkers see the names."""
    MAIN_GUARD = auto()
    """Under `if __name__ == "__main__"`."""
    CONSTANT = auto()
    """The condition is a constant."""


@node
class Skipped:
    """Statements that never run when the module is imported."""

    reason: SkipReason
    statements: Block


@node
class Unread:
    """A part of a broken text that could not be read: anything may stand there."""

    span: Span


Statement: TypeAlias = "Bind | StarImport | Delete | Jump | Branch | Loop | Try | With | Skipped | Unread"
Block: TypeAlias = "tuple[Statement, ...]"


class When(Enum):
    """Whether an import statement runs while the module is loaded, and what its failure does."""

    ALWAYS = auto()
    """It runs, and its failure is that of the module."""
    PERHAPS = auto()
    """It may not run: it stands in a branch, a loop, a handler, or in a block whose end is not certain."""
    CAUGHT = auto()
    """Its failure may be caught."""
    LATER = auto()
    """It stands in a function."""


@node
class Import:
    """One module that is imported.

    `names` with their `name_spans` are those after `from ... import` (`*` for all of them), empty for a plain import;
    `span` covers the module with its dots.
    """

    module: str
    level: int
    names: tuple[str, ...]
    name_spans: tuple[Span, ...]
    span: Span
    when: When

    def asks_for(self, module: str) -> bool:
        """Return whether it imports the module of this full name, or something in it."""
        package, _, name = module.rpartition(".")
        is_in_it = f"{self.module}.".startswith(f"{module}.")
        return not self.level and (is_in_it or (self.module == package and name in self.names))


@node
class SyntaxProblem:
    """The first syntax error in Python's own words; `span` lies within one line of the text."""

    span: Span
    message: str


@node
class PythonModule:
    """The facts of one module; what stands in parts that never run is not among them."""

    statements: Block
    complete: bool
    """Whether everything was read."""
    syntax_error: SyntaxProblem | None
    dynamic: bool
    """The text uses a means (exec, globals(), a module `__getattr__` ...) by which names may appear unseen."""
    rebinding: bool
    """It uses a means (exec, globals(), sys.modules ...) by which bound names may change or vanish as well."""
    global_binds: tuple[Bind, ...]
    """What functions and classes bind through `global`, at unknown times."""
    retouched: frozenset[str]
    """Names of whose objects special attributes (`__wrapped__`, `__signature__` ...) are changed, or could be."""
    renamed: frozenset[str]
    """Names of whose objects `__name__` or `__module__` is set."""
    patched: frozenset[str]
    """The attributes that are set on anything with a name: `run` for `tools.run = other`."""
    exports: tuple[str, ...] | None
    """`__all__` as one literal list or tuple of strings, None without it."""
    exports_known: bool
    """False if `__all__` is there but not so simple."""
    imports: tuple[Import, ...]
    """Those at module level, in the order of the text."""
    late_imports: tuple[Import, ...]
    """Those of the app's own modules in functions, as far as they are written with a dot or from `__app__`."""
    parts: tuple[int, ...]
    """The lines, zero-based, with which statements at module level begin that can be read by themselves, from each line
    up to the next; none where Python refuses the text."""
    durable_calls: tuple[DurableCall, ...]
    """The calls that name a function of Durable Functions, in the order of the text."""
    durable_by_name: tuple[CallByName, ...]
    """Those that may name one by a constant of another module."""

    @property
    def global_assigned(self) -> frozenset[str]:
        """The names that functions assign through `global`."""
        return frozenset(bind.name for bind in self.global_binds)

    @property
    def postpones_annotations(self) -> bool:
        """Whether annotations stay text until someone asks for them: `from __future__ import annotations`."""
        return any(each.module == "__future__" and "annotations" in each.names for each in self.imports)

    def functions(self) -> Iterator[FunctionDef]:
        """The functions that module level may define, also in blocks, in the order of the text."""
        for statement in running(self.statements):
            if isinstance(statement, Bind) and isinstance(statement.value, FunctionDef):
                yield statement.value


def running(block: Block) -> Iterator[Statement]:
    """The statements of a block and of the blocks in it, without those that never run."""
    for statement in block:
        yield statement
        # Nearly every statement is a binding, and has no blocks.
        for inner in blocks(statement) if not isinstance(statement, Bind) else ():
            yield from running(inner)


def blocks(statement: Statement) -> tuple[Block, ...]:
    """The blocks of a statement that may run, in the order of the text."""
    if isinstance(statement, Branch):
        return statement.arms
    if isinstance(statement, Loop):
        return (statement.body, statement.orelse)
    if isinstance(statement, Try):
        return (statement.body, *statement.handlers, statement.orelse, statement.final)
    if isinstance(statement, With):
        return (statement.body,)
    return ()
