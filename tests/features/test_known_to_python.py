"""Definitions in tests beside another server for Python: only what that one cannot know."""

from __future__ import annotations

import pytest

from funcls.features.definition import define
from funcls.features.known_to_python import known_to_python
from support.apps import fixture

APP = """
--- Orders/function.json
{"bindings": [{"name": "req", "type": "httpTrigger"}, {"name": "$return", "type": "http", "direction": "out"}]}
--- Orders/__init__.py
def main(req): ...
"""
IN_APP, BESIDE = "tests/test_orders.py", "../tests/test_orders.py"


@pytest.mark.parametrize(
    ("path", "way", "text", "is_told"),
    [
        (BESIDE, ("app",), "from app.Orders import ma<|>in", False),
        (BESIDE, ("app",), "import app.Orders\napp.Orders.ma<|>in(1)", False),
        (BESIDE, ("app",), "from app.Orders import main\nma<|>in(1)", False),
        (BESIDE, ("app",), "from ..app.Orders import ma<|>in", False),
        (BESIDE, ("app",), "from __app__.Orders import ma<|>in", True),
        (BESIDE, ("app",), "from __app__.Or<|>ders import main", True),
        (BESIDE, ("app",), "from Orders import ma<|>in", True),
        (BESIDE, ("app",), "from Orders import main\nma<|>in(1)", True),
        (BESIDE, None, "from app.Orders import ma<|>in", True),
        (BESIDE, ("src", "app"), "from app.Orders import ma<|>in", True),
        (IN_APP, (), "from Orders import ma<|>in", False),
        (IN_APP, (), "from ..Orders import ma<|>in", False),
        (IN_APP, (), "from __app__.Orders import ma<|>in", True),
        (IN_APP, ("app",), "from Orders import ma<|>in", True),
        (IN_APP, ("app",), "from app.Orders import ma<|>in", False),
        (IN_APP, None, "from ..Orders import ma<|>in", False),
    ],
)
def test_what_is_told(path: str, way: tuple[str, ...] | None, text: str, is_told: bool) -> None:
    app = fixture(APP)
    app.edit(path, text.replace("<|>", ""))
    ((state, inside),) = app.host.as_test(f"/{'app/' if path == IN_APP else ''}tests/test_orders.py", ["/"])
    assert len(define(state, inside, text.index("<|>"))) == 1
    assert len(define(state, inside, text.index("<|>"), known_to_python(way))) == is_told


def test_in_a_script_all_is_told() -> None:
    app = fixture(
        "--- Orders/__init__.py\nfrom .prices import pri<|>ce\ndef main(req): ...\n--- Orders/prices.py\nprice = 3\n"
        + APP.replace("--- Orders/__init__.py\ndef main(req): ...\n", "")
    )
    assert len(define(app.state, app.path, app.offset, known_to_python(()))) == 1
