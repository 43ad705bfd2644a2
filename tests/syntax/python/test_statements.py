"""Statements at module level: what they bind, import and export."""

from __future__ import annotations

import sys
from textwrap import dedent

import pytest

from funcls.syntax.python.facts import Assigned, Bind, Skipped, SkipReason, Unreadable, When, running
from funcls.syntax.python.reader import parse_python


def binds(text: str) -> list[Bind]:
    return [each for each in running(parse_python(text).statements) if isinstance(each, Bind)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("main = f", ["main"]),
        ("a = main = f", ["a", "main"]),
        ("main: Handler = f", ["main"]),
        ("if (main := f): pass", ["main"]),
        ("while (main := f): pass", ["main"]),
        ("main: Handler", []),
        ("main.attribute = main[0] = f", []),
    ],
)
def test_assignments_are_followed(text: str, names: list[str]) -> None:
    found = binds(text)
    assert [each.name for each in found] == names
    assert all(isinstance(each.value, Assigned) and each.value.expression.text == "f" for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "a, *main = f",
        "main, a = a, f",
        "main, a = f()",
        "[main, (a, b)] = f",
        "main += f",
        "for main in f: pass",
        "for a, main in f: pass",
        "with f as main: pass",
        "with f as (a, main): pass",
        "try: pass\nexcept E as main: pass",
        "print(main := 1)",
        "x = (main := 1)",
        "x = [main := y for y in z]",
        "match x:\n    case main: pass",
        "match x:\n    case {'a': 1, **main}: pass",
        "match x:\n    case [1, *main]: pass",
        "match x:\n    case C(a=main) if y: pass",
        "if (main := f) and g: pass",
        "x = f'é{(main := 1)}'",
        "x = f'''\n{(main := 1)}'''",
        pytest.param(
            "type main = int", marks=pytest.mark.skipif(sys.version_info < (3, 12), reason="new in Python 3.12")
        ),
        pytest.param(
            "try: pass\nexcept* E as main: pass",
            marks=pytest.mark.skipif(sys.version_info < (3, 11), reason="new in Python 3.11"),
        ),
    ],
)
def test_other_bindings_are_not_followed(text: str) -> None:
    found = {each.name: each for each in binds(text)}["main"]
    assert found.value == Unreadable()
    assert text[found.span.start : found.span.end] == "main"


@pytest.mark.parametrize("text", ["x = [main for main in y]", "lambda: (main := 1)", "def f(): main = 1", "x.main = 1"])
def test_names_of_inner_scopes_are_no_bindings(text: str) -> None:
    assert "main" not in {each.name for each in binds(text)}


@pytest.mark.parametrize(
    ("condition", "reason"),
    [
        ("__name__ == '__main__'", SkipReason.MAIN_GUARD),
        ("'__main__' == __name__", SkipReason.MAIN_GUARD),
        ("False", SkipReason.CONSTANT),
        ("0", SkipReason.CONSTANT),
        ("not 'x'", SkipReason.CONSTANT),
    ],
)
def test_what_never_runs_is_kept_apart(condition: str, reason: SkipReason) -> None:
    for keyword in ("if", "while"):
        module = parse_python(f"{keyword} {condition}:\n    import a\n    def f(): pass\nelse:\n    import b\n")
        assert [each.reason for each in module.statements if isinstance(each, Skipped)] == [reason]
        assert [each.module for each in module.imports] == ["b"]
        assert not list(module.functions())


def test_functions_are_found_in_blocks() -> None:
    text = """
    def a(): pass
    if x:
        def b(): pass
    else:
        try:
            def c(): pass
        finally:
            def d(): pass
    with y:
        for z in y:
            async def e(): pass
    class K:
        def method(self): pass
    """
    assert [each.name for each in parse_python(dedent(text)).functions()] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("import a", When.ALWAYS),
        ("if True: import a", When.ALWAYS),
        ("try: import a\nfinally: pass", When.ALWAYS),
        ("try: pass\nfinally: import a", When.ALWAYS),
        ("with x: import a", When.PERHAPS),
        ("if x: import a", When.PERHAPS),
        ("if x: pass\nelse: from . import a", When.PERHAPS),
        ("for x in y: import a", When.PERHAPS),
        ("try: pass\nexcept ImportError: import a", When.PERHAPS),
        ("match x:\n    case 1: import a", When.PERHAPS),
        ("try: import a\nexcept ImportError: pass", When.CAUGHT),
        ("try:\n    if x: import a\nexcept ImportError: pass", When.CAUGHT),
        ("with suppress(ImportError): import a", When.CAUGHT),
    ],
)
def test_imports_know_whether_they_must_succeed(text: str, when: When) -> None:
    (found,) = parse_python(text).imports
    assert found.when is when


@pytest.mark.parametrize(
    ("text", "modules"),
    [
        ("def f(): from . import a", [""]),
        ("async def f():\n    if x:\n        from .a import b", ["a"]),
        ("def f():\n    def g(): import __app__.a", ["__app__.a"]),
        ("class A:\n    from .a import b\n    def f(self): from ..c import d", ["a", "c"]),
        ("def f():\n    match x:\n        case 1: from .a import b", ["a"]),
        ("def f():\n    try: from .a import b\n    except ImportError: pass", []),
        ("def f():\n    with x: from .a import b", []),
        ("def f(): import a", []),
        ("from .a import b", []),
    ],
)
def test_imports_in_functions(text: str, modules: list[str]) -> None:
    found = parse_python(text).late_imports
    assert [each.module for each in found] == modules
    assert all(each.when is When.LATER for each in found)


@pytest.mark.parametrize("text", ["def f(): import a", "if False: import a", "lambda: __import__('a')"])
def test_imports_that_do_not_run_at_load_are_left_out(text: str) -> None:
    assert parse_python(text).imports == ()


@pytest.mark.parametrize(
    ("text", "exports", "known"),
    [
        ("x = 1", None, True),
        ("__all__ = ['main', \"helper\"]", ("main", "helper"), True),
        ("__all__ = 'a', 'b'", ("a", "b"), True),
        ("__all__: list[str] = []", (), True),
        ("__all__ = [main]", None, False),
        ("__all__ = base.__all__ + ['a']", None, False),
        ("__all__ = ['a']\n__all__ += ['b']", None, False),
        ("__all__ = ['a']\n__all__.append('b')", None, False),
        ("__all__ = ['a']\n__all__ = ['b']", None, False),
        ("__all__ = ['a']\ndel __all__", None, False),
        ("if x:\n    __all__ = ['a']", None, False),
        ("from x import __all__", None, False),
        ("__all__ = ['a'\nx = 1", None, False),
    ],
)
def test_exports(text: str, exports: tuple[str, ...] | None, known: bool) -> None:
    module = parse_python(text)
    assert (module.exports, module.exports_known) == (exports, known)
