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
        "if TYPE_CHECKING: exec(code)",
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


@pytest.mark.parametrize("name", ["tricky-good", "broken-decorator", "broken-entry-point"])
def test_what_is_passed_over_would_have_told_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text(encoding="latin-1") for path in sorted((APPS / name).rglob("*.py"))]
    read = [parse_python(text) for text in texts]

    monkeypatch.setattr(effects, "_has_words", lambda text: True)

    assert [parse_python(text) for text in texts] == read
