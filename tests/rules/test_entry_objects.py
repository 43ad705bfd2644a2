"""Entry points that are no plain functions: classes, their instances and methods, and what functools makes."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report

FUNCTION = """\
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in", "authLevel": "function"}]}
"""
BASES = """\
--- shared/bases.py
class Base:
    retries = 3
    def __init__(self, req): ...
    def handle(self, req): ...
--- Orders/__init__.py
"""
MISMATCH = ["error param-undeclared", "error binding-unused"]


def judged(text: str) -> list[str]:
    return codes(FUNCTION + BASES + block(text) + "\n")


class TestClasses:
    @pytest.mark.parametrize(
        "text",
        [
            "class main:\n    def __init__(self, req): ...",
            "class main(object):\n    def __init__(this, /, req): ...",
            "from shared.bases import Base\nclass main(Base): ...",
            "from shared.bases import Base\nclass main(Base):\n    retries: int = 3",
            "class main:\n    def __init__(*, req): ...",
        ],
    )
    def test_their_parameters_are_those_of_init(self, text: str) -> None:
        assert judged(text) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("class main: ...", ["error binding-unused"]),
            ("class main:\n    def __init__(self): ...", ["error binding-unused"]),
            ("class main:\n    def __init__(self, a): ...", MISMATCH),
            ("class main:\n    def __init__(self, req, a=1): ...", ["error param-undeclared"]),
            ("class Other:\n    def __init__(self, a): ...\nclass main(Other): ...", MISMATCH),
            ("from shared.bases import Base\nclass main(Base):\n    def __init__(self, a): ...", MISMATCH),
        ],
    )
    def test_they_are_compared_with_the_bindings(self, text: str, expected: list[str]) -> None:
        assert judged(text) == expected

    def test_only_the_class_body_annotates(self) -> None:
        assert judged("class main:\n    req: str\n    def __init__(self, req: int): ...") == []
        assert judged("class main:\n    req: int\n    def __init__(self, req): ...") == ["error annotation-mismatch"]
        function = fixture(
            FUNCTION
            + "--- Orders/__init__.py\nclass main:\n    req: str\n    def __init__(self, req: int = None): ...\n"
        ).state.function("Orders")
        assert function is not None
        (bound,) = function.parameters
        assert bound.parameter.annotation is not None
        assert bound.parameter.annotation.text == "str"

    @pytest.mark.parametrize(
        "text",
        [
            "class main:\n    def __new__(cls, req): ...",
            "class main(metaclass=Meta):\n    def __init__(self, a): ...",
            "class main(**options):\n    def __init__(self, a): ...",
            "class main(library.Base): ...",
            "class main(Exception): ...",
            "class main(Base, Other):\n    def __init__(self, a): ...",
            "@decorate\nclass main:\n    def __init__(self, a): ...",
            "class main:\n    @decorate\n    def __init__(self, a): ...",
            "class main:\n    def __init__(self, __a): ...",
            "class main:\n    def __init__(): ...",
            "class main:\n    __init__ = library.init",
            "class main:\n    __signature__ = library.signature",
            "class main:\n    if x:\n        def __init__(self, a): ...",
            "class main:\n    def __init__(self, a): ...\n    if x:\n        def __init__(self, b): ...",
            "class main:\n    def __init__(self, a): ...\nmain.__init__ = library.init",
            "class main:\n    def __init__(self, a): ...\nmain.__signature__ = library.signature",
        ],
    )
    def test_others_may_have_any_signature(self, text: str) -> None:
        assert judged(f"import library\nfrom library import *\n{text}") == []


class TestInstances:
    def test_an_instance_is_no_function(self) -> None:
        assert report(
            FUNCTION
            + block("""
            --- Orders/__init__.py
            class Handler:
                def __call__(self, req): ...

            main = Handler()
            """)
        ) == block("""
            Orders/__init__.py: error[entry-not-a-function]
            main = Handler()
                   ^^^^^^^^^
            'main' is an object that can be called, not a function: the worker refuses it, "is not a module,
            class, method, or function". Define 'def main(...)' that calls it.
              Orders/function.json: The entry point
              {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in", "authLevel": "function"}]}
              ^
            """)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("class A:\n    def __call__(self, req): ...\nclass B(A): ...\nmain = B(1, 2)", "entry-not-a-function"),
            ("class A:\n    def handle(self, req): ...\nmain = A()", "entry-missing"),
            ("from shared.bases import Base\nmain = Base(1)", "entry-missing"),
            ("import functools\ndef f(a, req): ...\nmain = functools.partial(f, 1)", "entry-not-a-function"),
            ("from functools import partial as p\nmain = p(print)", "entry-not-a-function"),
        ],
    )
    def test_what_an_instance_is_told_to_be(self, text: str, expected: str) -> None:
        assert judged(text) == [f"error {expected}"]

    @pytest.mark.parametrize(
        "text",
        [
            "class A:\n    x: int\n    def __call__(self, req): ...\nmain = A()",
            "class B:\n    x: int\nclass A(B):\n    def __call__(self, req): ...\nmain = A()",
            "class A(library.Base): ...\nmain = A()",
            "class A:\n    def __new__(cls): ...\nmain = A()",
            "class A:\n    def __getattr__(self, name): ...\n    def __call__(self, req): ...\nmain = A()",
            "class A:\n    def __init__(self): self.__annotations__ = {}\n    def __call__(self): ...\nmain = A()",
            "class A:\n    def __init__(self, **k): vars(self).update(k)\n    def __call__(self): ...\nmain = A()",
            "class A:\n    def __call__(self, req): ...\nmain = A()\nmain.__annotations__ = {}",
            "class A: ...\nA.__call__ = print\nmain = A()",
            "class A: ...\ndef f(): A.__call__ = print\nf()\nmain = A()",
            "main = library.Handler()",
        ],
    )
    def test_others_may_be_anything(self, text: str) -> None:
        assert judged(f"import library\n{text}") == []


class TestMethods:
    @pytest.mark.parametrize(
        "text",
        [
            "class A:\n    @staticmethod\n    def run(req): ...\nmain = A.run",
            "class A:\n    @classmethod\n    def run(cls, req): ...\nmain = A.run",
            "class A:\n    def run(req): ...\nmain = A.run",
            "class A:\n    def run(self, req): ...\na = A()\nmain = a.run",
            "class A:\n    @staticmethod\n    def run(req): ...\na = A()\nmain = a.run",
            "from shared.bases import Base\nbase = Base(1)\nmain = base.handle",
            "@staticmethod\ndef main(req): ...",
        ],
    )
    def test_what_is_left_of_the_parameters_has_bindings(self, text: str) -> None:
        assert judged(text) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("class A:\n    def run(self, req): ...\nmain = A.run", ["error param-undeclared"]),
            ("class A:\n    @staticmethod\n    def run(a): ...\nmain = A.run", MISMATCH),
            ("class A:\n    @classmethod\n    def run(cls, a): ...\nmain = A.run", MISMATCH),
            ("class A:\n    def run(self, a): ...\na = A()\nmain = a.run", MISMATCH),
            ("from shared.bases import Base\nmain = Base.handle", ["error param-undeclared"]),
            ("class A:\n    def run(self, req): ...\nmain = A.other", ["error entry-missing"]),
            ("class A:\n    def run(self, req): ...\na = A()\nmain = a.other", ["error entry-missing"]),
            ("@classmethod\ndef main(cls, req): ...", ["error entry-missing"]),
        ],
    )
    def test_they_are_compared_with_the_bindings(self, text: str, expected: list[str]) -> None:
        assert judged(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "class A:\n    @decorate\n    def run(self, a): ...\nmain = A.run",
            "class A:\n    staticmethod = decorate\n    @staticmethod\n    def run(a): ...\nmain = A.run",
            "class A:\n    run = decorate\nmain = A.run",
            "class A:\n    def run(self, a): ...\nA.run = decorate\nmain = A.run",
            "class A:\n    def run(self, a): ...\ndef f(): A.run = decorate\nf()\nmain = A.run",
            "class A(library.Base): ...\nmain = A.run",
            "class A:\n    def __init__(self): self.run = decorate\n    def run(self, a): ...\na = A()\nmain = a.run",
            "class A:\n    def __init__(self, **k): vars(self).update(k)\na = A()\nmain = a.run",
            "class A:\n    def __getattr__(self, name): ...\na = A()\nmain = a.run",
            "class A:\n    def run(self, a): ...\na = A()\na.run = decorate\nmain = a.run",
            "class A:\n    def run(self, __a): ...\na = A()\nmain = a.run",
        ],
    )
    def test_others_may_be_anything(self, text: str) -> None:
        assert judged(f"import library\nfrom library import decorate\n{text}") == []


@pytest.mark.parametrize("entry_point", ["__name__", "__doc__", "__dict__"])
def test_what_every_module_has_is_no_handler(entry_point: str) -> None:
    function = FUNCTION.replace("{", f'{{"entryPoint": "{entry_point}", ', 1)
    assert codes(f"{function}--- Orders/__init__.py\n") == ["error entry-missing"]
    assert codes(f"{function}--- Orders/__init__.py\ndef {entry_point}(req): ...\n") == []


@pytest.mark.parametrize("value", ["1 == 1", "not req", "-1", "f'{x}'", "[x for x in 'y']", "'a' in 'b'"])
def test_data_is_no_handler(value: str) -> None:
    assert judged(f"main = {value}") == ["error entry-missing"]


@pytest.mark.parametrize("value", ["len", "print", "str", "library == 1", "library or 1"])
def test_other_values_may_be_anything(value: str) -> None:
    assert judged(f"import library\nmain = {value}") == []


def test_the_worker_takes_a_script_named_init_for_its_folder() -> None:
    function = FUNCTION.replace("{", '{"scriptFile": "__INIT__.py", ', 1)
    script = "--- Orders/__INIT__.py\ndef main(req): ...\n"

    assert codes(function + script) == ["error entry-missing"]
    assert codes(f"{function}{script}--- Orders/__init__.py\ndef main(req): ...\n") == []
    assert codes(f"{function}{script}--- Orders/__init__.py\ndef main(): ...\n") == ["error binding-unused"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("main, other = handle, None", []),
        ("other, main = handle, None", ["error entry-missing"]),
        ("(main := handle)", []),
        ("(main := 3)", ["error entry-missing"]),
        ("main, handle = handle, main", []),
    ],
)
def test_names_that_get_their_values_in_other_ways(line: str, expected: list[str]) -> None:
    assert judged(f"def handle(req): ...\n{line}") == expected


def test_an_attribute_that_a_module_does_not_have() -> None:
    files = "--- shared/tools.py\ndef run(req): ...\n--- Orders/__init__.py\n"
    script = FUNCTION + files + "from ..shared import tools\n"
    assert codes(script + "main = tools.run\n") == []
    assert codes(script + "main = tools.other\n") == ["error entry-missing"]
    assert codes(script + "tools.other = tools.run\nmain = tools.other\n") == []
