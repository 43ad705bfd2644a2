"""What a name is bound to at the end of a module: by examples, and against Python itself."""

from __future__ import annotations

import random
from contextlib import suppress
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.syntax.python.expressions import Constant
from funcls.syntax.python.facts import Assigned, Bind, ClassDef, FunctionDef, ImportedName, running
from funcls.syntax.python.reader import parse_python
from funcls.syntax.python.scope import Alternative, FromStar, Unbound, alternatives, count_bindings
from funcls.text.span import Span

TYPING = "from typing import TYPE_CHECKING\n"


def show(alternative: Alternative) -> str:
    """One word for an alternative: the value of a constant, the word `def`, the module of an import ..."""
    match alternative:
        case Unbound():
            return "unbound"
        case FromStar(star, otherwise):
            return f"{star.module}.* else {' or '.join(map(show, otherwise))}"
        case Bind(value=FunctionDef(parameters=parameters)):
            return f"def({', '.join(each.name for each in parameters)})"
        case Bind(value=ClassDef()):
            return "class"
        case Bind(value=ImportedName(module=module)):
            return f"from {module}"
        case Bind(value=Assigned(expression)):
            return expression.text
        case _:
            return "?"


def at_the_end(text: str, name: str = "main") -> list[str]:
    return [show(each) for each in alternatives(parse_python(dedent(text)), name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["unbound"]),
        ("def main(req): pass", ["def(req)"]),
        ("def main(a): pass\ndef main(b): pass", ["def(b)"]),
        ("main = 1\ndel main", ["unbound"]),
        ("main = 1\ndel (main, other)", ["unbound"]),
        ("class main: pass", ["class"]),
        ("a, main = b", ["?"]),
        ("from .a import main\nmain = 2", ["2"]),
    ],
)
def test_the_last_binding_counts(text: str, expected: list[str]) -> None:
    assert at_the_end(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if x: main = 1", ["1", "unbound"]),
        ("main = 0\nif x: main = 1", ["1", "0"]),
        ("if x: main = 1\nelse: main = 2", ["2", "1"]),
        ("if x: main = 1\nelif y: main = 2\nelse: main = 3", ["3", "2", "1"]),
        ("if x: main = 1\nelse: raise E", ["1"]),
        ("if x: main = 1\nelse: sys.exit(1)", ["1"]),
        ("main = 0\nif x: del main", ["0", "unbound"]),
        ("if sys.version_info >= (3, 9): main = 1\nelse: main = 2", ["2", "1"]),
        (f"{TYPING}if TYPE_CHECKING: main = 1", ["unbound"]),
        (f"{TYPING}if TYPE_CHECKING: main = 1\nelse: main = 2", ["2"]),
        (f"{TYPING}if not TYPE_CHECKING: main = 1", ["1"]),
        ("main = 0\nif __name__ == '__main__': main = 1", ["0"]),
        ("if __name__ != '__main__': main = 1", ["1"]),
        ("if True: main = 1\nelse: main = 2", ["1"]),
        ("match x:\n    case 1: main = 1\n    case 2: main = 2", ["2", "1", "unbound"]),
        ("match x:\n    case 1: main = 1\n    case _: main = 2", ["2", "1"]),
        ("match x:\n    case 1: main = 1\n    case _ if y: main = 2", ["2", "1", "unbound"]),
        ("main = 0\nmatch x:\n    case main if y: raise E", ["?", "0"]),
    ],
)
def test_branches(text: str, expected: list[str]) -> None:
    assert at_the_end(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for x in y: main = 1", ["1", "unbound"]),
        ("for main in y: pass", ["?", "unbound"]),
        ("main = 0\nwhile x: main = 1", ["1", "0"]),
        ("while True:\n    main = 1\n    if x: break", ["1"]),
        ("while True:\n    if x: break\n    main = 1", ["1", "unbound"]),
        ("while True: main = 1", []),
        ("for x in y:\n    break\n    main = 1", ["unbound"]),
        ("for x in y:\n    continue\n    main = 1", ["unbound"]),
        ("for x in y:\n    main = 1\n    break\nelse: main = 2", ["2", "1"]),
        ("while False: main = 1", ["unbound"]),
    ],
)
def test_loops(text: str, expected: list[str]) -> None:
    assert at_the_end(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("try: from a import main\nexcept ImportError: from b import main", ["from b", "from a"]),
        ("try: from a import main\nexcept ImportError: main = None", ["None", "from a"]),
        ("try: from a import main\nexcept ImportError: pass", ["from a", "unbound"]),
        ("try: from a import main\nexcept ImportError: raise", ["from a"]),
        ("try: from a import main\nfinally: x = 1", ["from a"]),
        ("try: main = 1\nexcept E: pass\nelse: main = 2", ["2", "1", "unbound"]),
        ("try: main = 1\nexcept E: main = 2\nfinally: main = 3", ["3"]),
        ("try: raise E\nexcept E: main = 1", ["1"]),
        ("try: x = 1\nexcept E as main: pass", ["unbound"]),
        ("main = 1\ntry: x = 1\nexcept E as main: pass", ["1", "unbound"]),
        ("for x in y:\n    try: break\n    finally: main = 1", ["1", "unbound"]),
        ("with x: main = 1", ["1"]),
        ("with x as main: pass", ["?"]),
        ("with contextlib.suppress(E): from a import main", ["from a", "unbound"]),
        ("main = 0\nwith x:\n    main = 1\n    raise E", ["1", "0"]),
        ("raise E", []),
    ],
)
def test_exceptions(text: str, expected: list[str]) -> None:
    assert at_the_end(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from a import *", ["a.* else unbound"]),
        ("main = 1\nfrom a import *", ["a.* else 1"]),
        ("from a import *\nmain = 1", ["1"]),
        ("from a import *\nfrom b import *", ["b.* else a.* else unbound"]),
        ("main = 0\nif x: main = 1\nfrom a import *", ["a.* else 1 or 0"]),
        ("if x: from a import *", ["a.* else unbound", "unbound"]),
    ],
)
def test_star_imports(text: str, expected: list[str]) -> None:
    assert at_the_end(text) == expected


def test_a_function_that_assigns_the_name_through_global_may_have_run() -> None:
    assert at_the_end("def main(): pass\ndef f():\n    global main\n    main = 1\n") == ["?", "def()"]


def test_what_could_not_be_read_binds_nothing_here() -> None:
    assert at_the_end("def main(req): pass\nmain = (\ndef other(): pass\n") == ["def(req)"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("main = 1", 1),
        ("main = 1\nif x:\n    def main(): pass", 2),
        ("main = 1\ndel main", 2),
        ("main = 1\nfrom x import *", 2),
        ("main = 1\ndef f():\n    global main\n    main = 2", 2),
        (f"{TYPING}main = 1\nif TYPE_CHECKING: main = 2", 1),
    ],
)
def test_bindings_are_counted(text: str, count: int) -> None:
    assert count_bindings(parse_python(text), "main") == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def here(a: main): ...\nmain = 1", ["unbound"]),
        ("main = 0\ndef here(a: main): ...\nmain = 1", ["0"]),
        ("main = 0\ndel main\ndef here(): ...\nmain = 1", ["unbound"]),
        ("if x:\n    main = 0\n    def here(): ...\nelse: main = 1", ["0"]),
        ("if x: main = 0\ndef here(): ...\nif y: main = 1", ["0", "unbound"]),
        ("main = 0\nfor x in y:\n    def here(): ...\n    main = 1", ["1", "0"]),
        ("for x in y:\n    for z in x:\n        def here(): ...\n    main = 1", ["1", "unbound"]),
        ("while True:\n    def here(): ...\n    main = 1", ["1", "unbound"]),
        ("try: main = 0\nexcept E:\n    def here(): ...", ["0", "unbound"]),
        ("try: main = 0\nfinally:\n    def here(): ...", ["0", "unbound"]),
        ("from a import *\ndef here(): ...\nfrom b import *", ["a.* else unbound"]),
        ("def here(): ...\nraise E", ["unbound"]),
        ("raise E\ndef here(): ...", []),
        ("if False:\n    def here(): ...", []),
        ("def here(): ...\ndef f():\n    global main\n    main = 1", ["?", "unbound"]),
    ],
)
def test_what_a_name_is_bound_to_when_a_statement_runs(text: str, expected: list[str]) -> None:
    start = text.index("here")
    found = alternatives(parse_python(text), "main", Span(start, start + len("here")))
    assert [show(each) for each in found] == expected


class _End(BaseException):
    """The choices of a run are used up."""


class _Choices:
    """Decides a run's conditions and calls; the names are those in the generated programs."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._left = 40

    def maybe(self) -> bool:
        self._left -= 1
        if self._left < 0:
            raise _End
        return self._random.random() < 0.5

    def call(self) -> None:
        if self.maybe():
            raise ValueError


def _block(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=3).map(lambda lines: indent("\n".join(lines), "    "))


def _compound(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    block = _block(inner)
    # Every loop makes choices, of which there is an end. `break` outside a loop is left out by the test.
    return st.one_of(
        st.builds("if maybe():\n{}\nelse:\n{}".format, block, block),
        st.builds("while maybe():\n{}\nelse:\n{}".format, block, block),
        st.builds("while True:\n    maybe()\n{}".format, block),
        st.builds("try:\n{}\nexcept ValueError:\n{}\nelse:\n{}".format, block, block, block),
        st.builds("try:\n{}\nfinally:\n{}".format, block, block),
        st.builds("with suppress(ValueError):\n{}".format, block),
        st.builds("match maybe():\n    case True:\n{}".format, block.map(lambda text: indent(text, "    "))),
    )


_SIMPLE = ["x = NEW", "x = NEW", "x = NEW", "call()", "del x", "break", "continue", "raise ValueError", "pass"]


def _programs(*more: str) -> st.SearchStrategy[str]:
    statement = st.recursive(st.sampled_from([*_SIMPLE, *more]), _compound, max_leaves=12)
    return st.lists(statement, min_size=1, max_size=5).map("\n".join)


def _run(text: str, seed: int, names: dict[str, object]) -> bool:
    """Run a program with random choices; whether it came to its end."""
    choices = _Choices(seed)
    names.update(maybe=choices.maybe, call=choices.call, suppress=suppress)
    try:
        exec(text, {}, names)
    except (_End, ValueError, NameError):
        return False
    return True


def _numbered(program: str) -> str:
    first, *rest = program.split("NEW")
    return first + "".join(f"{number}{part}" for number, part in enumerate(rest))


def _holds(found: tuple[Alternative, ...], x: object) -> bool:
    values = {
        each.value.expression.form for each in found if isinstance(each, Bind) and isinstance(each.value, Assigned)
    }
    return Unbound() in found if x is None else isinstance(x, int) and Constant(x) in values


@given(_programs(), st.integers(0, 2**32))
def test_every_outcome_of_a_run_is_among_the_alternatives(program: str, seed: int) -> None:
    text = _numbered(program)
    found = alternatives(parse_python(text), "x")
    with suppress(SyntaxError):
        compile(text, "program", "exec")
        for run in range(8):
            names: dict[str, object] = {}
            if _run(text, seed + run, names):
                assert _holds(found, names.get("x")), text


class _Watched(dict[str, object]):
    """The names of a run; `seen` has what `x` was whenever the name `y` was bound to a number."""

    def __init__(self) -> None:
        self.seen: list[tuple[object, object]] = []

    def __setitem__(self, name: str, value: object) -> None:
        if name == "y":
            self.seen.append((value, self.get("x")))
        super().__setitem__(name, value)


@given(_programs("y = NEW"), st.integers(0, 2**32))
def test_whatever_a_statement_may_see_is_among_the_alternatives_there(program: str, seed: int) -> None:
    text = _numbered(program)
    module = parse_python(text)
    places = {
        each.value.expression.form: each.span
        for each in running(module.statements)
        if isinstance(each, Bind) and each.name == "y" and isinstance(each.value, Assigned)
    }
    with suppress(SyntaxError):
        compile(text, "program", "exec")
        for run in range(8):
            names = _Watched()
            _run(text, seed + run, names)
            for number, x in names.seen:
                assert isinstance(number, int)
                assert _holds(alternatives(module, "x", places[Constant(number)]), x), text
