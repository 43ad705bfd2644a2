"""Functions, classes and imports: names, spans, parameters."""

from __future__ import annotations

import pytest

from funcls.syntax.python.classes import read_methods
from funcls.syntax.python.expressions import Parameter, ParameterKind
from funcls.syntax.python.facts import Bind, ClassDef, FunctionDef, ImportedModule, ImportedName, StarImport
from funcls.syntax.python.reader import parse_python
from funcls.text.span import Span

HANDLER = '''\
import azure.functions as func


@logged
async def main(req: func.HttpRequest, msg: func.Out[str], context: func.Context) -> func.HttpResponse:
    """Take an order.

    More about it.
    """
    msg.set("ok")
    return func.HttpResponse("ok")
'''


def function(text: str) -> FunctionDef:
    (found,) = parse_python(text).functions()
    return found


def at(text: str, span: Span) -> str:
    return text[span.start : span.end]


def test_a_handler_is_read_whole() -> None:
    main = function(HANDLER)
    assert main.name == at(HANDLER, main.name_span) == "main"
    assert at(HANDLER, main.signature) == (
        "async def main(req: func.HttpRequest, msg: func.Out[str], context: func.Context) -> func.HttpResponse"
    )
    assert at(HANDLER, main.span).startswith("async def main(")
    assert at(HANDLER, main.span).endswith('return func.HttpResponse("ok")')
    assert [parameter.name for parameter in main.parameters] == ["req", "msg", "context"]
    assert [decorator.text for decorator in main.decorators] == ["logged"]
    assert main.returns is not None
    assert main.returns.text == "func.HttpResponse"
    assert (main.is_async, main.is_generator, main.body_read) == (True, False, True)
    assert main.docstring_summary == "Take an order."


@pytest.mark.parametrize(
    ("header", "name", "whole", "kind"),
    [
        ("def f(req):", "req", "req", ParameterKind.POSITIONAL_OR_KEYWORD),
        ("def f(req, /):", "req", "req", ParameterKind.POSITIONAL_ONLY),
        ("def f(*, req):", "req", "req", ParameterKind.KEYWORD_ONLY),
        ("def f(*req: int):", "req", "*req: int", ParameterKind.VAR_POSITIONAL),
        ("def f(** req):", "req", "** req", ParameterKind.VAR_KEYWORD),
        ("def f(req: str = 'a'):", "req", "req: str = 'a'", ParameterKind.POSITIONAL_OR_KEYWORD),
        ("def f(req: (str) = ((None))):", "req", "req: (str) = ((None))", ParameterKind.POSITIONAL_OR_KEYWORD),
        ("def f(req=(1  # (\n)):", "req", "req=(1  # (\n)", ParameterKind.POSITIONAL_OR_KEYWORD),
        ("def f(größe: 'é😋'='😋'):", "größe", "größe: 'é😋'='😋'", ParameterKind.POSITIONAL_OR_KEYWORD),
        ("def f(\n  # *\n  *,\n  req: str\n):", "req", "req: str", ParameterKind.KEYWORD_ONLY),
    ],
)
def test_parameters(header: str, name: str, whole: str, kind: ParameterKind) -> None:
    text = header + " pass\n"
    (parameter,) = function(text).parameters
    assert (parameter.name, parameter.kind) == (name, kind)
    assert (at(text, parameter.span), at(text, parameter.whole)) == (name, whole)


def test_parameters_stand_in_the_order_of_the_text() -> None:
    text = "def f(a, b=1, /, c=2, *d, e, g=3, **h): pass\n"

    def default(parameter: Parameter) -> str | None:
        return parameter.default.text if parameter.default else None

    assert [(each.name, default(each)) for each in function(text).parameters] == [
        ("a", None),
        ("b", "1"),
        ("c", "2"),
        ("d", None),
        ("e", None),
        ("g", "3"),
        ("h", None),
    ]


@pytest.mark.parametrize(
    "signature",
    [
        "def f()",
        "def  f ( a,\n  b,  # note: here\n )",
        "def \\\n  f(a)",
        "async  def f(a: {1: 2} = {3: 4}) -> {5: 6}",
        "def f(a: lambda: 1, b=lambda x: x) -> (int) ",
        "def f(a=x[1:2],)",
    ],
)
def test_a_signature_ends_at_its_colon(signature: str) -> None:
    text = f"{signature}: return {{1: 2}}\n"
    assert at(text, function(text).signature) == signature


def test_identifiers_are_compared_as_python_compares_them() -> None:
    text = "def ﬁle(): pass\n"
    found = function(text)
    assert (found.name, at(text, found.name_span)) == ("file", "ﬁle")


@pytest.mark.parametrize(
    ("body", "is_generator"),
    [
        ("yield 1", True),
        ("x = yield from a", True),
        ("def inner():\n        yield 1", False),
        ("return lambda: (yield)", False),
        ("return [x for x in y]", False),
    ],
)
def test_generators(body: str, is_generator: bool) -> None:
    assert function(f"def f():\n    {body}\n").is_generator is is_generator


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ('"""One line."""', "One line."),
        ('"""\n    Below.\n\n    More.\n    """', "Below."),
        ('""" """', None),
        ('b"bytes"', None),
        ('f"formatted"', None),
        ("pass", None),
    ],
)
def test_docstring_summaries(body: str, summary: str | None) -> None:
    assert function(f"def f():\n    {body}\n").docstring_summary == summary


def the_class(text: str) -> ClassDef:
    bind = parse_python(text).statements[-1]
    assert isinstance(bind, Bind)
    assert isinstance(bind.value, ClassDef)
    return bind.value


def test_what_the_body_of_a_class_holds() -> None:
    text = (
        "class Handler(metaclass=Meta, **options):\n"
        "    'About it.'\n"
        "    req: func.HttpRequest\n"
        "    retries: int = 3\n"
        "    (hidden): str = 'x'\n"
        "    alias = other\n"
        "    def __init__(self, req): self.req = req\n"
        "    @staticmethod\n"
        "    async def read(size): yield\n"
    )
    definition = the_class(text)
    assert definition.keywords == ("metaclass", "**")
    assert [(each.name, each.annotation.text) for each in definition.annotated] == [
        ("req", "func.HttpRequest"),
        ("retries", "int"),
    ]
    assert definition.bound == {"retries", "hidden", "alias", "__init__", "read"}
    assert definition.plain


def test_the_methods_of_a_class_are_read_when_they_are_asked_for() -> None:
    text = (
        "x = 1\n"
        "class A:\n"
        "    def run(self, req: int): ...\n"
        "    @staticmethod\n"
        "    async def read(size): yield\n"
        "    def twice(self): ...\n"
        "    twice = 3\n"
        "    if x:\n"
        "        def perhaps(self): ...\n"
    )
    methods = read_methods(text, the_class(text))
    assert [each.name for each in methods] == ["run", "read"]
    assert [at(text, each.signature) for each in methods] == ["def run(self, req: int)", "async def read(size)"]
    assert not any(each.body_read for each in methods)


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("if x: a = 1", {"a"}),
        ("for a, b in c: d = [e for e in b]", {"a", "b", "d"}),
        ("with x as a: import b.c, d as e", {"a", "b", "e"}),
        ("try: pass\n    except E as e: def_ = lambda z: (y := z)", {"e", "def_"}),
        ("a, b = c", {"a", "b"}),
        ("a.b = c", set()),
        ("print(a)", set()),
        ("del a", {"a"}),
    ],
)
def test_a_class_body_that_runs_more_than_definitions(line: str, bound: set[str]) -> None:
    definition = the_class(f"class A:\n    {line}\n")
    assert not definition.plain
    assert definition.bound == bound


def test_a_class() -> None:
    text = "@dec\nclass  Order(Base, func.Out[str], metaclass=Meta):\n    x = 1\n"
    (bind,) = parse_python(text).statements
    assert isinstance(bind, Bind)
    assert isinstance(bind.value, ClassDef)
    assert at(text, bind.span) == bind.value.name == "Order"
    assert [base.text for base in bind.value.bases] == ["Base", "func.Out[str]"]
    assert [decorator.text for decorator in bind.value.decorators] == ["dec"]


@pytest.mark.parametrize(
    ("text", "bound", "module", "refers_to"),
    [
        ("import a", "a", "a", "a"),
        ("import a.b.c", "a", "a.b.c", "a"),
        ("import a.b as x", "x", "a.b", "a.b"),
        ("import  a . b  as  x", "x", "a . b", "a.b"),
    ],
)
def test_plain_imports(text: str, bound: str, module: str, refers_to: str) -> None:
    read = parse_python(text)
    (bind,) = read.statements
    assert isinstance(bind, Bind)
    assert isinstance(bind.value, ImportedModule)
    assert at(text, bind.span) == bind.name == bound
    assert bind.value.bound == refers_to
    assert at(text, bind.value.span) == at(text, read.imports[0].span) == module


@pytest.mark.parametrize(
    ("text", "bound", "name", "module", "level"),
    [
        ("from a import b", "b", "b", "a", 0),
        ("from a.b import c as d", "d", "c", "a.b", 0),
        ("from . import b", "b", "b", ".", 1),
        ("from .import b", "b", "b", ".", 1),
        ("from ...a.b import (  # import c\n  d,\n)", "d", "d", "...a.b", 3),
        ("from .important import x", "x", "x", ".important", 1),
        ("from  . . a .b  import x", "x", "x", ". . a .b", 2),
        ("from \\\n  .a import ä as ö", "ö", "ä", ".a", 1),
    ],
)
def test_imports_from(text: str, bound: str, name: str, module: str, level: int) -> None:
    read = parse_python(text)
    (bind,) = read.statements
    assert isinstance(bind, Bind)
    assert isinstance(bind.value, ImportedName)
    assert at(text, bind.span) == bind.name == bound
    assert at(text, bind.value.span) == bind.value.name == name
    assert at(text, bind.value.module_span) == at(text, read.imports[0].span) == module
    assert bind.value.level == level
    assert "." * level + bind.value.module == module.replace(" ", "")


def test_a_star_import() -> None:
    text = "from ..shared import *"
    read = parse_python(text)
    assert read.statements == (StarImport("shared", 2, Span(5, 13)),)
    assert [(each.names, at(text, each.span)) for each in read.imports] == [(("*",), "..shared")]
