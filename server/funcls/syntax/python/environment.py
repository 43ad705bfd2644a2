"""Where a module reads and sets variables of the environment, by which an app sees its settings."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import Any, Final

from funcls.syntax.node import node
from funcls.syntax.python.expression_reader import dotted_name
from funcls.syntax.python.recovery import split_chunks
from funcls.syntax.python.source import Source
from funcls.syntax.python.trees import TooComplexError, parse_tree
from funcls.text.span import Span

_WORDS: Final = ("environ", "getenv", "putenv", "dotenv", "read_env")
_OTHER_MODULE: Final = "os as "
_OTHER_NAME: Final = re.compile(r"(?:environ|getenv|putenv)[ \t]+as[ \t]+(\w+)")
_ENVIRON: Final = "environ"
_MODULE: Final = "os"
_UNSEEN: Final = frozenset({"load_dotenv", "read_env"})
"""Functions of libraries that set what a file of variables holds."""
_TRY: Final = (ast.Try, getattr(ast, "TryStar", ast.Try))
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_DECORATED: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_LEAVES: Final = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
"""Nodes without a place, and without parts."""
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Access(Enum):
    """What is done with a variable."""

    NEEDED = auto()
    """`os.environ["NAME"]`, which fails where there is none."""
    ASKED = auto()
    """`os.environ.get("NAME")`, `os.getenv("NAME")`, `"NAME" in os.environ`."""
    SET = auto()
    """`os.environ["NAME"] = ...`, `os.environ.setdefault("NAME", ...)`, `os.putenv("NAME", ...)`."""


class Moment(Enum):
    """When that is done."""

    LOAD = auto()
    """Whenever the module is imported, as far as what stands before it does not fail."""
    CALL = auto()
    """Whenever a function runs as far as there."""
    PERHAPS = auto()
    """Not on every run, or its failure may be caught."""


@node
class Variable:
    """A variable that is named in a text; `span` is its name, between the quotes."""

    name: str
    span: Span
    access: Access
    moment: Moment


@node
class Environment:
    """The variables that a module names, in the order of the text.

    `sets_unseen` says that it may set others, whose names the text does not show.
    """

    variables: tuple[Variable, ...] = ()
    sets_unseen: bool = False


def read_environment(text: str, parts: Sequence[int] = ()) -> Environment:
    """Read what a module has to do with the environment; never raises.

    It is read apart from all else that a module says, for few ask: only what has settings to compare with, and the
    features of an editor. `parts` are those of `PythonModule`: only parts with one of the words are parsed again.
    """
    source = Source(text)
    if not _may_name_variables(source.readable):
        return Environment()
    reader = _Reader(source)
    try:
        for first_line, part in reader.parts_to_read(parts):
            reader.read(parse_tree(part).body, first_line)
    except TooComplexError:
        reader.unseen = True
    except SyntaxError:
        for chunk in split_chunks(source.readable):
            part = source.readable[chunk.start : chunk.end]
            try:
                reader.read(parse_tree(part).body, source.line_at(chunk.start))
            except (SyntaxError, TooComplexError):
                reader.unseen |= _may_name_variables(part)
    return Environment(tuple(reader.variables), reader.unseen)


def _may_name_variables(text: str) -> bool:
    return any(word in text for word in _WORDS)


class _Reader:
    """Collects the variables that the parts of one module name."""

    def __init__(self, source: Source) -> None:
        self.variables: list[Variable] = []
        self.unseen = False
        self._source = source
        self._places = _places_of_words(source)
        self._is_ascii = source.readable.isascii()
        self._first_line = 0
        self._modules = {_MODULE}
        self._functions: dict[str, str] = {}
        """The names of `os` that are imported, by those that they are bound to."""

    def parts_to_read(self, parts: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield the parts of the text in which a word stands, each with its first line; all of it without any part."""
        # Reading a part moves the source on to it.
        source = self._source
        text, starts = source.readable, [source.offset(line + 1, 0) for line in parts]
        for first, start, end in zip(parts or (0,), starts or [0], [*starts[1:], len(text)], strict=True):
            following = bisect_left(self._places, (first, 0))
            if following < len(self._places) and source.offset(self._places[following][0] + 1, 0) < end:
                yield first, text[start:end]

    def read(self, body: Iterable[ast.stmt], first_line: int) -> None:
        """Read a tree whose line 1 is the line `first_line` (zero-based) of the text."""
        self._source = self._source.part(first_line)
        self._first_line = first_line
        try:
            for statement in body:
                if self._holds_words(statement):
                    self._visit(statement, Moment.LOAD)
        except RecursionError:
            self.unseen = True

    def _visit(self, node: ast.AST, moment: Moment) -> None:
        if isinstance(node, ast.expr):
            self._expression(node, moment)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self._import(node)
            return
        sure = _sure_parts(node)
        for field in node._fields:
            value = getattr(node, field)
            for child in value if isinstance(value, list) else (value,):
                # What is passed over here are nearly all nodes: a whole tree is never walked.
                if isinstance(child, ast.AST) and self._holds_words(child):
                    self._visit(child, moment if sure is None or child in sure else _later(node, moment))

    def _holds_words(self, node: Any) -> bool:
        """Whether one of the words may stand in a node; those without a place have parts with one, or none."""
        line = getattr(node, "lineno", 0)
        if not line:
            return not isinstance(node, _LEAVES)
        first = self._first_line - 1
        start, end = (first + line, node.col_offset), (first + (node.end_lineno or line), node.end_col_offset or 0)
        if isinstance(node, _DECORATED) and node.decorator_list:
            start = (first + node.decorator_list[0].lineno, 0)
        if not self._is_ascii:
            # Columns of a tree count bytes.
            start, end = (start[0], 0), (end[0] + 1, 0)
        following = bisect_left(self._places, start)
        return following < len(self._places) and self._places[following] < end

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            if isinstance(node, ast.Import) and alias.name == _MODULE and alias.asname:
                self._modules.add(alias.asname)
            elif isinstance(node, ast.ImportFrom) and node.module == _MODULE and not node.level:
                self._functions[alias.asname or alias.name] = alias.name

    def _of_os(self, node: ast.expr) -> str:
        """What the expression is called in `os`, empty where it is nothing of that."""
        name = dotted_name(node) or ""
        module, _, attribute = name.rpartition(".")
        return attribute if module in self._modules else self._functions.get(name, "")

    def _expression(self, node: ast.expr, moment: Moment) -> None:
        """Note what an expression itself does with the environment."""
        if isinstance(node, ast.Subscript) and self._of_os(node.value) == _ENVIRON:
            is_read = isinstance(node.ctx, ast.Load)
            self._note(node.slice, Access.NEEDED if is_read else Access.SET, moment)
        elif isinstance(node, ast.Compare) and any(self._of_os(each) == _ENVIRON for each in node.comparators):
            self._note(node.left, Access.ASKED, moment)
        elif isinstance(node, ast.Call):
            self._call(node, moment)

    def _call(self, node: ast.Call, moment: Moment) -> None:
        called = dotted_name(node.func) or ""
        self.unseen |= called.rpartition(".")[2] in _UNSEEN
        first = node.args[0] if node.args else None
        function = self._of_os(node.func)
        if isinstance(node.func, ast.Attribute) and self._of_os(node.func.value) == _ENVIRON:
            self._method(node, node.func.attr, moment)
        elif function in ("getenv", "putenv") and first is not None:
            self._note(first, Access.SET if function == "putenv" else Access.ASKED, moment)

    def _method(self, node: ast.Call, name: str, moment: Moment) -> None:
        if name in ("get", "pop", "__getitem__") and node.args:
            self._note(node.args[0], Access.ASKED, moment)
        elif name in ("setdefault", "__setitem__") and node.args:
            self._note(node.args[0], Access.SET, moment)
        elif name == "update":
            self._update(node, moment)

    def _update(self, node: ast.Call, moment: Moment) -> None:
        for each in node.args:
            for key in each.keys if isinstance(each, ast.Dict) else (None,):
                if key is None:
                    self.unseen = True
                else:
                    self._note(key, Access.SET, moment)
        self.unseen |= bool(node.keywords)

    def _note(self, name: ast.expr, access: Access, moment: Moment) -> None:
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            self.variables.append(Variable(name.value, self._source.inside_text(name, name.value), access, moment))
        elif access is Access.SET:
            self.unseen = True


def _places_of_words(source: Source) -> list[tuple[int, int]]:
    """Where something may be done with the environment: lines, zero-based and of the whole text, and columns."""
    text = source.readable
    places = [at for word in (*_WORDS, _OTHER_MODULE) for at in _found(word, text)]
    others = {found[1] for at in places if (found := _OTHER_NAME.match(text, at)) is not None}
    places += (at for other in others for at in _found(other, text))
    return sorted({source.place_of(at) for at in places})


def _found(word: str, text: str) -> Iterator[int]:
    # A search for each word takes a third of what one regular expression for all of them does.
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _later(node: ast.AST, moment: Moment) -> Moment:
    """The moment at which a part is worked out that does not run whenever the node does."""
    is_body = isinstance(node, _FUNCTIONS)
    return Moment.CALL if is_body and moment is not Moment.PERHAPS else Moment.PERHAPS


def _sure_parts(node: ast.AST) -> list[ast.AST] | None:
    """The parts of a node that run whenever it does and whose failure is its own; None for all of them."""
    parts = _SURE_PARTS.get(type(node))
    return parts(node) if parts is not None else None


def _of_try(node: Any) -> list[ast.AST] | None:
    return node.finalbody if node.handlers else None


def _of_with(node: Any) -> list[ast.AST] | None:
    return node.items if any(map(_suppresses, node.items)) else None


def _of_function(node: Any) -> list[ast.AST]:
    body = node.body if isinstance(node.body, list) else [node.body]
    return [each for each in ast.iter_child_nodes(node) if each not in body]


def _suppresses(item: ast.withitem) -> bool:
    call = item.context_expr
    name = dotted_name(call.func) if isinstance(call, ast.Call) else None
    return name is not None and name.rpartition(".")[2] == "suppress"


_SURE_PARTS: Final[Mapping[type[ast.AST], Callable[[Any], list[ast.AST] | None]]] = {
    **dict.fromkeys((ast.If, ast.While, ast.IfExp), lambda node: [node.test]),
    **dict.fromkeys((ast.For, ast.AsyncFor), lambda node: [node.iter]),
    **dict.fromkeys(_COMPREHENSIONS, lambda _: []),
    **dict.fromkeys(_TRY, _of_try),
    **dict.fromkeys((ast.With, ast.AsyncWith), _of_with),
    **dict.fromkeys(_FUNCTIONS, _of_function),
    ast.Match: lambda node: [node.subject],
    ast.BoolOp: lambda node: node.values[:1],
}
