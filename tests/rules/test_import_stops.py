"""Modules whose import always ends with an exception."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

FUNCTION = """\
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in", "authLevel": "function"}]}
--- Orders/__init__.py
"""


def judged(line: str) -> list[str]:
    return codes(f"{FUNCTION}import sys\ndef main(req): ...\n{line}\n")


def test_a_script_that_raises() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]}
        --- Orders/__init__.py
        def main(req): ...

        raise NotImplementedError("to be written")
        """) == block("""
            Orders/__init__.py: error[import-stops]
            raise NotImplementedError("to be written")
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            Every import of the module ends here: the worker refuses the function with what is raised.
            """)


@pytest.mark.parametrize("line", ["sys.exit(1)", "exit()", "if True:\n    raise ValueError"])
def test_it_comes_there_on_every_load(line: str) -> None:
    assert judged(line) == ["error import-stops"]


@pytest.mark.parametrize(
    "line",
    [
        "if main:\n    raise ValueError",
        "for each in ():\n    raise ValueError",
        "try:\n    raise ValueError\nexcept ValueError:\n    pass",
        "def late():\n    raise ValueError",
        "def exit(): ...\nexit()",
        "from library import *\nexit()",
        "import library as sys\nsys.exit()",
        "if __name__ == '__main__':\n    sys.exit(main(1))",
    ],
)
def test_others_may_not(line: str) -> None:
    assert judged(line) == []


def test_a_module_that_the_script_imports() -> None:
    files = "--- Orders/tools.py\nraise ValueError\n"
    assert marked(f"{FUNCTION}from . import tools\ndef main(req): ...\n{files}") == [
        ("import-stops", "raise ValueError")
    ]
