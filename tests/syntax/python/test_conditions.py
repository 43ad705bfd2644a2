"""Which names are false at import because they are `TYPE_CHECKING`."""

from __future__ import annotations

import pytest

from funcls.syntax.python.facts import Branch, Skipped, SkipReason
from funcls.syntax.python.reader import parse_python


@pytest.mark.parametrize(
    ("imported", "condition"),
    [
        ("from typing import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from typing_extensions import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING as checking", "checking"),
        ("from typing import *", "TYPE_CHECKING"),
        ("import typing", "typing.TYPE_CHECKING"),
        ("import typing as t", "not not t.TYPE_CHECKING"),
        ("TYPE_CHECKING = False", "TYPE_CHECKING"),
        (
            "try:\n    from typing import TYPE_CHECKING\nexcept ImportError:\n    TYPE_CHECKING = False",
            "TYPE_CHECKING",
        ),
    ],
)
def test_it_is_false_where_it_is_that_of_typing(imported: str, condition: str) -> None:
    module = parse_python(f"{imported}\nif {condition}:\n    from shared import main\n")
    assert isinstance(module.statements[-1], Skipped)
    assert module.statements[-1].reason is SkipReason.TYPE_CHECKING


@pytest.mark.parametrize(
    ("imported", "condition"),
    [
        ("", "TYPE_CHECKING"),
        ("TYPE_CHECKING = True", "TYPE_CHECKING"),
        ("from settings import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from .typing import TYPE_CHECKING", "TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING\nTYPE_CHECKING = enabled()", "TYPE_CHECKING"),
        ("from typing import TYPE_CHECKING\nfrom shared import *", "TYPE_CHECKING"),
        (
            "from typing import TYPE_CHECKING\ndef f():\n    global TYPE_CHECKING\n    TYPE_CHECKING = 1",
            "TYPE_CHECKING",
        ),
        ("import settings as typing", "typing.TYPE_CHECKING"),
        ("import typing\ntyping = settings", "typing.TYPE_CHECKING"),
    ],
)
def test_it_depends_on_the_run_where_the_module_binds_the_name_itself(imported: str, condition: str) -> None:
    module = parse_python(f"{imported}\nif {condition}:\n    from shared import main\n")
    assert isinstance(module.statements[-1], Branch)
