"""What a script does to its names and objects unseen: nothing certain is left to say of them."""

from __future__ import annotations

import pytest

from support.apps import codes

FUNCTION = """
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in", "authLevel": "function"}]}
--- Orders/other.py
def other(req): ...
--- Orders/__init__.py
"""


def judged(*lines: str) -> list[str]:
    return codes("\n".join([FUNCTION.strip("\n"), *lines, ""]))


@pytest.mark.parametrize(
    "line",
    [
        "main.__wrapped__ = other",
        "main.__signature__ = inspect.signature(other)",
        "main.__code__ = other.__code__",
        "setattr(main, '__wrapped__', other)",
        "functools.update_wrapper(main, other)",
        "functools.wraps(other)(main)",
        "alias = main; alias.__wrapped__ = other",
        "globals()['main'] = other",
        "globals().update(main=other)",
        "exec('main = other')",
        "vars()['main'] = other",
        "sys.modules[__name__] = Replacement()",
        "setattr(sys.modules[__name__], 'main', other)",
        "import importlib; me = importlib.import_module(__name__); me.main = other",
    ],
)
def test_a_handler_that_may_have_another_signature(line: str) -> None:
    before = [
        "import functools, inspect, sys",
        "from .other import other",
        "class Replacement: ...",
        "def main(a): ...",
    ]
    assert judged(*before, "def main(a): ...", line) == []


@pytest.mark.parametrize("value", ["3", "None", "[]", "missing"])
@pytest.mark.parametrize(
    "line",
    [
        "globals()['main'] = other",
        "globals().update(main=other)",
        "exec('main = other')",
        "sys.modules[__name__] = Replacement()",
        "setattr(sys.modules[__name__], 'main', other)",
        "sys.modules[__name__].main = other",
        "def install(): globals()['main'] = other",
    ],
)
def test_an_entry_point_that_may_be_there_in_the_end(line: str, value: str) -> None:
    before = ["import sys", "from .other import other", "class Replacement: ...", "if 'x': missing = 3"]
    assert judged(*before, f"main = {value}", line) == []


def test_an_entry_point_that_is_imported_and_then_changed() -> None:
    assert judged("from .other import other", "def main(a): ...", "main.__wrapped__ = other") == []
    assert judged("from . import other", "other.other.__wrapped__ = len", "main = other.other") == []
    assert judged("from . import other", "def replaced(): ...", "other.other = replaced", "main = other.other") == []


def test_a_context_class_may_have_been_renamed() -> None:
    handler = "def main(req, context: Other): ..."

    assert judged("class Other: ...", handler) == ["error context-type"]
    assert judged("class Other: ...", "Other.__name__ = 'Context'", handler) == []
    assert judged("class Other: ...", "def f(): Other.__name__ = 'Context'", "f()", handler) == []


def test_what_is_only_read_stays_certain() -> None:
    read = "print(main.__name__, main.__doc__, main.__wrapped__, globals()['main'], 'main' in globals())"

    assert judged("def main(a): ...", read) == ["error param-undeclared", "error binding-unused"]


@pytest.mark.parametrize(
    "line",
    [
        "sys.modules[__package__].main = other",
        "setattr(sys.modules['__app__.Orders'], 'main', other)",
        "def install(package): package.main = other",
    ],
)
@pytest.mark.parametrize("script", ["from . import setup", "main = 3\nfrom . import setup", "def main(a): ..."])
def test_a_module_that_is_imported_may_set_the_handler(script: str, line: str) -> None:
    files = f"--- Orders/setup.py\nimport sys\ndef other(req): ...\n{line}\n--- Orders/__init__.py\n"
    function = FUNCTION.replace("--- Orders/__init__.py\n", files).strip("\n")
    assert codes(f"{function}\nfrom . import setup\n{script}\n") == []
