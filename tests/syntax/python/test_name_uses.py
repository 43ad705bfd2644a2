"""Where one variable of a module is named: nowhere else, and nothing is left out."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.syntax.python.name_uses import ModuleNames, Variable, read_names

CURSOR = "<|>"
BODY = "def main(x<|>, y=0):\n    "


def at_cursor(text: str) -> tuple[str, ModuleNames, Variable]:
    plain = text.replace(CURSOR, "")
    names = read_names(plain)
    assert names is not None
    variable = names.variable_at(text.index(CURSOR))
    assert variable is not None
    return plain, names, variable


def marked(text: str) -> str:
    """The text with brackets around the places of the variable at the cursor."""
    plain, names, variable = at_cursor(text)
    for place in reversed(names.places(variable)):
        start, end = place.span
        plain = f"{plain[:start]}[{plain[start:end]}]{plain[end:]}"
    return plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "def main(x<|>): return x.x(x=x)", "def main([x]): return [x].x(x=[x])", id="attributes and keywords"
        ),
        pytest.param("def main(x): return x<|>", "def main([x]): return [x]", id="from a use"),
        pytest.param("x = 1\ndef main(x<|>): pass\nx", "x = 1\ndef main([x]): pass\nx", id="the module has its own"),
        pytest.param(
            "x<|> = 1\ndef main(x): x\ndef more(): x", "[x] = 1\ndef main(x): x\ndef more(): [x]", id="module"
        ),
        pytest.param("@x\ndef main(x<|>: x = x) -> x: x", "@x\ndef main([x]: x = x) -> x: [x]", id="the header"),
        pytest.param(
            "def main(*, x<|>): x = 1; del x", "def main(*, [x]): [x] = 1; del [x]", id="assigned and deleted"
        ),
        pytest.param("def main(*x<|>): x", "def main(*[x]): [x]", id="starred"),
        pytest.param("async def main(x<|>):\n async for x in x: await x", None, id="asynchronous"),
        pytest.param(
            "def main(x<|>):\n def inner(): return x\n def other(x): return x",
            "def main([x]):\n def inner(): return [x]\n def other(x): return x",
            id="nested functions, one with its own",
        ),
        pytest.param(
            "def main(x<|>):\n def inner(y=x):\n  nonlocal x\n  x = 1",
            "def main([x]):\n def inner(y=[x]):\n  nonlocal [x]\n  [x] = 1",
            id="nonlocal",
        ),
        pytest.param(
            "def main(x<|>):\n def inner():\n  global x\n  x = 1\n return x",
            "def main([x]):\n def inner():\n  global x\n  x = 1\n return [x]",
            id="global",
        ),
        pytest.param(
            "x<|> = 1\ndef main():\n global x\n x = 2", "[x] = 1\ndef main():\n global [x]\n [x] = 2", id="global x"
        ),
        pytest.param(
            "def main(x<|>): return [x for x in x] + [x for y in x if x]",
            "def main([x]): return [x for x in [x]] + [[x] for y in [x] if [x]]",
            id="comprehensions",
        ),
        pytest.param(
            "def main(x<|>): return [(x := y) for y in z], {x: x for y in z}, {x for y in z}, (x for y in z)",
            "def main([x]): return [([x] := y) for y in z], {[x]: [x] for y in z}, {[x] for y in z}, ([x] for y in z)",
            id="what a comprehension assigns is around it",
        ),
        pytest.param(
            "def main(x<|>): return lambda x, y=x: x", "def main([x]): return lambda x, y=[x]: x", id="lambda"
        ),
        pytest.param(
            "def main(x<|>):\n class C(x):\n  x = 1\n  y = x\n  def m(self): return x",
            "def main([x]):\n class C([x]):\n  x = 1\n  y = x\n  def m(self): return [x]",
            id="class",
        ),
        pytest.param(
            "def main(x<|>):\n try: pass\n except (x, ValueError) as x: x",
            "def main([x]):\n try: pass\n except ([x], ValueError) as [x]: [x]",
            id="what is caught",
        ),
        pytest.param(
            "def main(x<|>):\n match x:\n  case {'x': x, **y}: x\n  case [*x]: x\n"
            "  case C(x=1) as x: x\n  case {**x}: x",
            "def main([x]):\n match [x]:\n  case {'x': [x], **y}: [x]\n  case [*[x]]: [x]\n"
            "  case C(x=1) as [x]: [x]\n  case {**[x]}: [x]",
            id="patterns",
        ),
        pytest.param(
            "def main(x<|>):\n import x.y, y as x\n from x import x, y as x\n with x as x: x",
            "def main([x]):\n import [x].y, y as [x]\n from x import [x], y as [x]\n with [x] as [x]: [x]",
            id="imports",
        ),
        pytest.param(
            "def main(x<|>): return f'x {x} {x.x!r:>{x}} {{x}}' 'x' f\"{d['x']}\"",
            "def main([x]): return f'x {[x]} {[x].x!r:>{[x]}} {{x}}' 'x' f\"{d['x']}\"",
            id="f-strings",
        ),
        pytest.param("def main(x<|>): return 'é', x", "def main([x]): return 'é', [x]", id="behind other letters"),
        pytest.param("def f(): pass\nf<|>(x=1)", "def [f](): pass\n[f](x=1)", id="a function"),
        pytest.param("class C<|>: pass\nC()", "class [C]: pass\n[C]()", id="a class"),
    ],
)
def test_places_of_a_variable(text: str, expected: str | None) -> None:
    assert marked(text) == (expected or "async def main([x]):\n async for [x] in [x]: await [x]")


@pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of Python 3.12")
def test_a_parameter_of_a_type_has_a_scope_of_its_own() -> None:
    text = "def main[T](x: T<|>) -> T: x: T\nT"
    assert marked(text) == "def main[[T]](x: [T]) -> [T]: x: [T]\nT"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(f"{BODY}return x", "req", None, id="free"),
        pytest.param(f"{BODY}return x", "y", "y", id="another parameter"),
        pytest.param(f"{BODY}req = x", "req", "req", id="a local variable"),
        pytest.param(f"{BODY}return len(x)", "len", "len", id="a built-in that the body reads"),
        pytest.param(f"req = 1\n{BODY}return x", "req", None, id="one of the module that the body does not read"),
        pytest.param(f"req = 1\n{BODY}return x + req", "req", "req", id="one of the module that the body reads"),
        pytest.param(f"{BODY}return [x for req in y]", "req", "x", id="a comprehension would catch it"),
        pytest.param(f"{BODY}return [req for req in y]", "req", None, id="a comprehension beside it"),
        pytest.param(f"{BODY}return lambda req: req", "req", None, id="a lambda beside it"),
        pytest.param(f"{BODY}return lambda req: req + x", "req", "x", id="a lambda would catch it"),
        pytest.param(f"{BODY}def f():\n        global req\n        return req", "req", None, id="global beside it"),
        pytest.param(f"{BODY}def f():\n        global req\n        return x", "req", "x", id="global would catch it"),
        pytest.param("def main<|>(): pass\ndef other(): main()", "run", None, id="a function"),
        pytest.param("def main<|>(): pass\ndef other(run): main()", "run", "main", id="a parameter would catch it"),
        pytest.param("def main<|>(): pass\nimport run", "run", "run", id="an import"),
        pytest.param("def main<|>(): pass\nx = 1\ndef f():\n global main\n main = 1", "run", None, id="global"),
    ],
)
def test_what_stands_in_the_way_of_a_name(text: str, name: str, expected: str | None) -> None:
    plain, names, variable = at_cursor(text)
    found = names.obstacle(variable, name)
    assert (plain[slice(*found)] if found is not None else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{BODY}return '%(x)s' % locals()", "locals"),
        (f"{BODY}return [eval('x') for _ in y]", "eval"),
        (f"{BODY}pass\ndef other(): locals()", None),
        (f"{BODY}locals = dict; locals()", None),
        (f"{BODY}return y.locals()", None),
    ],
)
def test_what_finds_a_variable_by_a_text(text: str, expected: str | None) -> None:
    _, names, variable = at_cursor(text)
    assert names.looked_up(variable) == expected


def test_keywords_of_calls_of_a_function() -> None:
    text = "def main<|>(x): pass\nmain(x=1, y=2)\nother(x=3)\ndef f(main): main(x=4)\ndef g(): main(x=5)"
    plain, names, variable = at_cursor(text)
    assert [plain[start : start + 3] for start, _ in names.keywords(variable, "x")] == ["x=1", "x=5"]


@pytest.mark.parametrize("text", ["def main(x:\n", "def f(\0): pass", "(" * 5000])
def test_nothing_is_said_of_a_module_that_python_refuses(text: str) -> None:
    assert read_names(text) is None


@given(st.text(alphabet="defmatch xy(){}[]:=\n\t '\"f.,*@", max_size=60))
def test_it_answers_for_every_text(text: str) -> None:
    names = read_names(text)
    for offset in range(len(text) + 1) if names is not None else ():
        variable = names.variable_at(offset) if names is not None else None
        if names is not None and variable is not None:
            assert all(text[slice(*place.span)] for place in names.places(variable))
