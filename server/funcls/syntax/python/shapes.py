"""What a function does with the values that it is given: which keys it reads of them, what it goes through, counts."""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Collection
from typing import Final

from funcls.syntax.python.trees import TooComplexError, parse_tree

_ROUNDS: Final = 2
"""A loop may use first what it assigns last."""

_OF_TEXTS: Final = frozenset(dir(str))
_OF_MAPPINGS: Final = frozenset({"items", "keys", "values"})
_OF_LISTS: Final = frozenset({"append", "extend", "insert", "pop", "sort"})
_COUNTED: Final = frozenset({"abs", "float", "int", "range", "round", "timedelta"})
_SUM: Final = "sum"
_GONE_THROUGH: Final = frozenset({"enumerate", "reversed", "sorted"})
_LOADED: Final = frozenset({"loads"})
_MEMBER: Final = "get"
_BY_NUMBERS: Final = (ast.Sub, ast.Div, ast.FloorDiv, ast.Pow)


class Shape:
    """What a function does with one value.

    `keys` are those that it reads, `items` is what it does with each item of `length` at least, `as_json` with what the
    text says as JSON. Nothing is known of a value that none of it holds for.
    """

    def __init__(self) -> None:
        self.keys: dict[str, Shape] = {}
        self.items: Shape | None = None
        self.as_json: Shape | None = None
        self.length = 1
        self.is_mapping = False
        self.is_number = False
        self.is_anything = False

    def key(self, name: str) -> Shape:
        """Return the shape of what stands under a key."""
        self.is_mapping = True
        return self.keys.setdefault(name, Shape())

    def item(self, length: int = 1) -> Shape:
        """Return the shape of each item, of `length` at least."""
        self.items = self.items or Shape()
        self.length = max(self.length, length)
        return self.items

    def loaded(self) -> Shape:
        """Return the shape of what the text says as JSON."""
        self.as_json = self.as_json or Shape()
        return self.as_json


def shapes(text: str, context: str, members: Collection[str]) -> dict[str, Shape]:
    """Return the shapes of what the methods `members` of the parameter `context` give in the function `text`.

    The parameter itself is one of them, by its name, if it is among the members.
    """
    found: dict[str, Shape] = {each: Shape() for each in members}
    try:
        tree = parse_tree(textwrap.dedent(text))
        for _ in range(_ROUNDS):
            _Reader(context, found).visit(tree)
    except (SyntaxError, TooComplexError, RecursionError, MemoryError):
        return {each: Shape() for each in members}
    return found


def may_end_at_once(text: str) -> bool:
    """Return whether a generator may return before it has given anything."""
    try:
        tree = parse_tree(textwrap.dedent(text))
    except (SyntaxError, TooComplexError, RecursionError, MemoryError):
        return False
    body = next((each.body for each in tree.body if isinstance(each, ast.FunctionDef)), [])
    return not _gives_first(body)


def _gives_first(body: list[ast.stmt]) -> bool:
    for each in body:
        if isinstance(each, ast.If):
            if any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in ast.walk(each.test)):
                return True
            if each.orelse and _gives_first(each.body) and _gives_first(each.orelse):
                return True
            if any(isinstance(inner, ast.Return) for inner in ast.walk(each)):
                return False
        elif isinstance(each, ast.Return) and each.value is None:
            return False
        elif any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in ast.walk(each)):
            # Loops are gone through at least once: what is given is not empty, and clocks stand still.
            return not isinstance(each, ast.For | ast.While | ast.Try | ast.With) or _gives_first(each.body)
        elif any(isinstance(inner, ast.Return) for inner in ast.walk(each)):
            return False
    return False


class _Reader(ast.NodeVisitor):
    """Goes through a function in the order of its text."""

    def __init__(self, context: str, found: dict[str, Shape]) -> None:
        self._context = context
        self._found = found
        self._named = {context: found[context]} if context in found else {}

    def visit_Assign(self, node: ast.Assign) -> None:
        self.generic_visit(node)
        for target in node.targets:
            self._bind(target, node.value)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.generic_visit(node)
        self._bind(node.target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.generic_visit(node)
        if node.value is not None:
            self._bind(node.target, node.value)

    def visit_For(self, node: ast.For) -> None:
        self._go_through(node.target, node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self._go_through(node.target, node.iter)
        self.generic_visit(node)

    # The element of a comprehension stands before what gives it.
    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._comprehend(node.generators, node.elt)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._comprehend(node.generators, node.elt)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self._comprehend(node.generators, node.elt)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._comprehend(node.generators, node.key, node.value)

    def _comprehend(self, generators: list[ast.comprehension], *elements: ast.expr) -> None:
        for each in (*generators, *elements):
            self.visit(each)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self.generic_visit(node)
        self._count(node.left, node.right, is_sure=isinstance(node.op, _BY_NUMBERS))

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.generic_visit(node)
        self._count(node.target, node.value, is_sure=isinstance(node.op, _BY_NUMBERS))

    def visit_Compare(self, node: ast.Compare) -> None:
        self.generic_visit(node)
        for each in node.comparators:
            self._count(node.left, each)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.generic_visit(node)
        self._shape(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.generic_visit(node)
        shape = self._shape(node.value)
        if shape is None:
            return
        if node.attr in _OF_MAPPINGS:
            shape.is_mapping = True
        elif node.attr in _OF_LISTS:
            shape.item()
        elif node.attr not in (_MEMBER, "result", *_OF_TEXTS):
            shape.is_anything = True

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        self._shape(node)
        called = _last_name(node.func)
        given = [*node.args, *(each.value for each in node.keywords if each.arg is not None)]
        if called in _COUNTED:
            for each in given:
                self._number(each)
        if called == _SUM and node.args:
            self._sum(node.args[0])
        for keyword in node.keywords:
            shape = self._shape(keyword.value) if keyword.arg is None else None
            if shape is not None:
                shape.is_mapping = True

    def _go_through(self, target: ast.expr, iterated: ast.expr) -> None:
        match iterated:
            case ast.Call(ast.Name("enumerate"), [first, *_]) if isinstance(target, ast.Tuple):
                self._go_through(target.elts[-1], first)
            case ast.Call(ast.Name(called), [first, *_]) if called in _GONE_THROUGH:
                self._go_through(target, first)
            case _:
                shape = self._shape(iterated)
                if shape is not None and not shape.is_mapping:
                    self._name(target, shape.item())

    def _bind(self, target: ast.expr, value: ast.expr) -> None:
        shape = self._shape(value)
        if shape is not None:
            self._name(target, shape)
        elif isinstance(target, ast.Name) and self._is_number(value):
            self._named[target.id] = Shape()
            self._named[target.id].is_number = True
        elif isinstance(target, ast.Name):
            self._named.pop(target.id, None)

    def _name(self, target: ast.expr, shape: Shape) -> None:
        if isinstance(target, ast.Name):
            self._named[target.id] = shape
        elif isinstance(target, ast.Tuple | ast.List) and not any(isinstance(e, ast.Starred) for e in target.elts):
            for each in target.elts:
                self._name(each, shape.item(len(target.elts)))

    def _count(self, left: ast.expr, right: ast.expr, *, is_sure: bool = False) -> None:
        for one, other in ((left, right), (right, left)):
            if is_sure or self._is_number(other):
                self._number(one)

    def _number(self, node: ast.expr) -> None:
        if isinstance(node, ast.BinOp):
            self._number(node.left)
            self._number(node.right)
        shape = self._shape(node)
        if shape is not None:
            shape.is_number = True

    def _is_number(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(value):
                return type(value) in (int, float)
            case ast.BinOp(left, _, right):
                return self._is_number(left) or self._is_number(right)
            case _:
                shape = self._shape(node)
                return shape is not None and shape.is_number

    def _sum(self, summed: ast.expr) -> None:
        if isinstance(summed, ast.GeneratorExp | ast.ListComp):
            self._number(summed.elt)
        shape = self._shape(summed)
        if shape is not None:
            shape.item().is_number = True

    def _shape(self, node: ast.expr) -> Shape | None:
        match node:
            case ast.Name(name):
                return self._named.get(name)
            case ast.Yield(ast.expr() as value) | ast.Await(value) | ast.NamedExpr(_, value):
                return self._shape(value)
            # A task stands for what comes of it.
            case ast.Attribute(value, "result"):
                return self._shape(value)
            case ast.BoolOp(_, [first, *_]):
                return self._shape(first)
            case ast.Subscript(value, index):
                return self._part(self._shape(value), index)
            case ast.Call():
                return self._given(node)
            case _:
                return None

    def _given(self, node: ast.Call) -> Shape | None:
        match node:
            case ast.Call(ast.Attribute(ast.Name(name), member)) if name == self._context and member in self._found:
                return self._found[member]
            case ast.Call(ast.Attribute(value, member), [ast.Constant(str(key)), *_]) if member == _MEMBER:
                shape = self._shape(value)
                return shape.key(key) if shape is not None else None
            case ast.Call(ast.Attribute(value, "decode")):
                return self._shape(value)
            case ast.Call(called, [value]) if _last_name(called) in _LOADED:
                shape = self._shape(value)
                return shape.loaded() if shape is not None else None
            case _:
                return None

    def _part(self, shape: Shape | None, index: ast.expr) -> Shape | None:
        match index:
            case _ if shape is None:
                return None
            case ast.Constant(str(name)):
                return shape.key(name)
            case ast.Constant(int(number)) if 0 <= number < 10:
                return shape.item(number + 1)
            case ast.UnaryOp(ast.USub(), ast.Constant(int(number))) if 0 < number < 10:
                return shape.item(number)
            case ast.Slice():
                return shape
            case _:
                shape.is_anything = True
                return None


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(name) | ast.Attribute(_, name):
            return name
        case _:
            return ""
