"""Where a module reads and sets variables of the environment, by which an app sees its settings."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from funcls.syntax.node import node
from funcls.syntax.python.expression_reader import dotted_name
from funcls.syntax.python.source import Source
from funcls.text.span import Span

_WORDS: Final = ("environ", "getenv", "putenv", "dotenv", "read_env")
_ENVIRON: Final = "environ"
_MODULE: Final = "os"
_UNSEEN: Final = frozenset({"load_dotenv", "read_env"})
"""Functions of libraries that set what a file of variables holds."""
_TRY: Final = (ast.Try, getattr(ast, "TryStar", ast.Try))
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


def may_name_variables(text: str) -> bool:
    """Return whether a part of a module may have to do with the environment."""
    return any(word in text for word in _WORDS)


class EnvironmentReader:
    """Collects the variables that the parts of one module name.

    `unseen` says that variables may be set whose names the text does not show.
    """

    def __init__(self, source: Source) -> None:
        self.variables: list[Variable] = []
        self.unseen = False
        self._source = source
        self._is_used = may_name_variables(source.readable)
        self._modules = {_MODULE}
        self._functions: dict[str, str] = {}
        """The names of `os` that are imported, by those that they are bound to."""

    def read(self, body: Iterable[ast.stmt], first_line: int) -> None:
        """Read a tree whose line 1 is the line `first_line` (zero-based) of the text."""
        if not self._is_used:
            return
        self._source = self._source.part(first_line)
        try:
            for statement in body:
                self._visit(statement, Moment.LOAD)
        except RecursionError:
            self.unseen = True

    def _visit(self, node: ast.AST, moment: Moment) -> None:
        if isinstance(node, ast.expr):
            self._expression(node, moment)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self._import(node)
        for child, when in _children(node, moment):
            self._visit(child, when)

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


def _children(node: ast.AST, moment: Moment) -> list[tuple[ast.AST, Moment]]:
    """The nodes right below one, with the moments at which they are worked out."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        body = node.body if isinstance(node.body, list) else [node.body]
        later = Moment.PERHAPS if moment is Moment.PERHAPS else Moment.CALL
        first = [each for each in ast.iter_child_nodes(node) if each not in body]
        return [*((each, moment) for each in first), *((each, later) for each in body)]
    sure = _sure_parts(node)
    if sure is None:
        return [(each, moment) for each in ast.iter_child_nodes(node)]
    return [(each, moment if each in sure else Moment.PERHAPS) for each in ast.iter_child_nodes(node)]


def _sure_parts(node: ast.AST) -> list[ast.AST] | None:
    """The parts of a node that run whenever it does and whose failure is its own; None for all of them."""
    sure: list[ast.AST] | None = None
    if isinstance(node, (ast.If, ast.While, ast.IfExp)):
        sure = [node.test]
    elif isinstance(node, (ast.For, ast.AsyncFor)):
        sure = [node.iter]
    elif isinstance(node, ast.Match):
        sure = [node.subject]
    elif isinstance(node, ast.BoolOp):
        sure = [node.values[0]]
    elif isinstance(node, _TRY) and node.handlers:
        sure = [*node.finalbody]
    elif isinstance(node, (ast.With, ast.AsyncWith)) and any(map(_suppresses, node.items)):
        sure = [*node.items]
    elif isinstance(node, _COMPREHENSIONS):
        sure = []
    return sure


def _suppresses(item: ast.withitem) -> bool:
    call = item.context_expr
    name = dotted_name(call.func) if isinstance(call, ast.Call) else None
    return name is not None and name.rpartition(".")[2] == "suppress"
