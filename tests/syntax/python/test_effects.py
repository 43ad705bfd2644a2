"""By what means names may come, change or go unseen, and what `global` assigns."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.syntax.python import effects
from funcls.syntax.python.reader import parse_python

APPS = Path(__file__).parents[2] / "apps"


@pytest.mark.parametrize(
    "text",
    [
        "exec(code)",
        "e = eval",
        "globals()['main'] = f",
        "def f(): globals().update(x)",
        "class A:\n    exec(code)",
        "locals()['main'] = f",
        "vars()['main'] = f",
        "vars(module)['main'] = f",
        "setattr(module, 'main', f)",
        "sys.modules[__name__] = f",
        "from sys import modules",
        "import sys as system",
        "import builtins as b",
        "builtins.exec(code)",
        "from builtins import exec as run",
        "__import__('x').y",
        "module.__dict__['main'] = f",
        "inspect.currentframe().f_globals['main'] = f",
        "main.__globals__['main'] = f",
        "def __getattr__(name): ...",
        "if x:\n    from shared import __getattr__",
        "x = f'{exec(code)}'",
        "lambda: globals()",
        "def f(a=[eval(x) for x in y]): pass",
        "def f(): ｇｌｏｂａｌｓ()['main'] = g",
        "def f(): setattr(module, 'main', g)",
        "def f(): delattr(module, 'main')",
        "def f(): vars(module)['main'] = g",
        "def f(): module.__dict__['main'] = g",
        "def f(): __import__('x').y",
        "def f(): frame.f_locals['main'] = g",
        "x = globals()['main']",
        "x = 'main' in globals()",
        "(main := 1)\ndef f():\n    class A:\n        exec(code)",
    ],
)
def test_names_may_change_unseen(text: str) -> None:
    assert parse_python(text).dynamic


@pytest.mark.parametrize(
    "text",
    [
        "def f(): return locals()",
        "def f(args): return vars(args)",
        "class A:\n    def f(self): return self.__dict__",
        "class A:\n    def f(self, **k):\n        for each in k: setattr(self, each, k[each])",
        "json.dumps(x, default=lambda o: o.__dict__)",
        "df.eval('x')",
        "cursor.exec(sql)",
        "import sys\nsys.path.append('x')",
        "torch.nn.modules",
        "if __name__ == '__main__': exec(code)",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING: exec(code)",
    ],
)
def test_names_stand_as_they_are_written(text: str) -> None:
    assert not parse_python(text).dynamic


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("def f():\n    global main\n    main = 1", {"main"}),
        ("def f():\n    global main\n    print(main)", set()),
        ("def f():\n    global a, b\n    a += 1\n    del b", {"a", "b"}),
        ("def f():\n    global a\n    def g():\n        a = 1", set()),
        ("def f():\n    def g():\n        global a\n        import a", {"a"}),
        ("class C:\n    global a\n    def a(self): pass", {"a"}),
        ("def f():\n    global a\n    with x as a: pass", {"a"}),
        ("def f():\n    global a\n    [a for a in b]", set()),
        ("global a\na = 1", set()),
    ],
)
def test_what_global_assigns(text: str, names: set[str]) -> None:
    module = parse_python(text)
    assert module.global_assigned == names
    assert all(text[bind.span.start : bind.span.end] == bind.name for bind in module.global_binds)


@pytest.mark.parametrize(
    "text",
    [
        "exec(code)",
        "globals()['main'] = f",
        "globals().update(main=f)",
        "vars()['main'] = f",
        "del locals()['main']",
        "sys.modules[__name__] = f",
        "setattr(sys.modules[__name__], 'main', f)",
        "def f(): exec(code)",
        "def f(): globals()['main'] = g",
        "setattr(importlib.import_module(__name__), 'main', f)",
        "me = importlib.import_module(__name__)\nsetattr(me, 'main', f)",
        "from . import Orders\nsetattr(Orders, 'main', f)",
        "import Orders as me\nme.__dict__['main'] = f",
        "main.__globals__['main'] = f",
    ],
)
def test_what_is_bound_may_be_bound_anew_unseen(text: str) -> None:
    assert parse_python(text).rebinding


@pytest.mark.parametrize(
    "text",
    [
        "def f(): return globals()['main']",
        "x = globals().get('main')",
        "'pytest' in sys.modules",
        "def __getattr__(name): ...",
        "def main(): ...\nsetattr(main, 'x', 1)",
        "class A: ...\nsetattr(A, 'x', 1)",
        "config = Config()\nsetattr(config, 'x', 1)",
        "def f(rows):\n    for row in rows: setattr(row, 'x', 1)",
    ],
)
def test_what_is_bound_stays(text: str) -> None:
    module = parse_python(text)
    assert module.dynamic or "sys.modules" in text
    assert not module.rebinding


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("main.__wrapped__ = f", {"main"}),
        ("main.__signature__: object = f", {"main"}),
        ("main.__annotations__['x'] = int", {"main"}),
        ("main.__annotations__.update(x=int)", {"main"}),
        ("main.__annotations__ |= {}", {"main"}),
        ("del main.__wrapped__", {"main"}),
        ("if x:\n    main.__wrapped__ = f", {"main"}),
        ("def f(): main.__wrapped__ = g", {"main"}),
        ("class A:\n    main.__wrapped__ = g", {"main"}),
        ("a.main.__wrapped__ = f", {"a"}),
        ("setattr(main, '__wrapped__', f)", {"main"}),
        ("object.__setattr__(main, '__wrapped__', f)", {"object", "main"}),
        ("main.__setattr__('__wrapped__', f())", {"main"}),
        ("vars(main)['__wrapped__'] = f", {"main"}),
        ("main.__dict__['__wrapped__'] = f", {"main"}),
        ("functools.update_wrapper(main, f)", {"main"}),
        ("functools.update_wrapper(wrapper=main, wrapped=g())", {"main"}),
        ("functools.wraps(f)(main)", {"main"}),
        ("typing.no_type_check(main)", {"main"}),
        ("other = main\nother.__wrapped__ = f", {"main", "other"}),
        ("for each in [main]:\n    each.__wrapped__ = f\nmain = 1", {"main", "each"}),
        ("def main(): ...\nhandlers['x'].__wrapped__ = f", {"main"}),
        ("def mark(f): f.__wrapped__ = g\nmark(main)", {"f", "main"}),
        ("def deco(f):\n    def inner(): ...\n    inner.__wrapped__ = f\n    return inner\nx(main)", {"inner"}),
        ("print(main.__wrapped__, main.__name__, main.__doc__)", set()),
        ("Base.__init__(self)", set()),
        ("main.__doc__ = main.__qualname__ = ''", set()),
        ("main.cached = 1", set()),
        ("class A:\n    def f(self, **k): self.__dict__.update(k)\nx(main)", {"self"}),
        ("register(main)", set()),
    ],
)
def test_whose_special_attributes_may_change(text: str, names: set[str]) -> None:
    assert parse_python(text).retouched == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A.__name__ = 'Context'", {"A"}),
        ("def f(): A.__name__ = 'Context'", {"A"}),
        ("B = A\nB.__name__ = 'Context'", {"A", "B"}),
        ("A.__module__ = 'x'", {"A"}),
        ("x = A.__name__", set()),
    ],
)
def test_what_is_renamed(text: str, names: set[str]) -> None:
    module = parse_python(text)
    assert module.renamed == names
    assert not module.retouched


def test_attributes_that_are_set() -> None:
    assert parse_python("tools.run = f\nA.b.c += 1\ndel A.d\nprint(A.e)").patched == {"run", "c", "d"}


@pytest.mark.parametrize("name", ["tricky-good", "broken-decorator", "broken-entry-point"])
def test_what_is_passed_over_would_have_told_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text(encoding="latin-1") for path in sorted((APPS / name).rglob("*.py"))]
    read = [parse_python(text) for text in texts]

    monkeypatch.setattr(effects, "_has_words", lambda text: True)

    assert [parse_python(text) for text in texts] == read
