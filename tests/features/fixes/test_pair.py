"""Which side is renamed by itself, where a binding and a parameter are a pair but for their names."""

from __future__ import annotations

import pytest

from funcls.features.fixes.fix_all import fix_all
from support.apps import fixture
from support.fix_examples import LIBRARY, MESSAGE, TIMER, function

BINDING, PARAMETER = "Rename the binding '{}' to '{}'", "Rename the parameter '{}' to '{}'"


def pair(binding: str, script: str, more: str = "") -> str:
    """Return an app with a binding of a name, and a handler."""
    return function(f"{LIBRARY}{script}", MESSAGE.replace("msg", binding).replace('"q"', '"orders"'), more=more)


OTHER = function("def main(invoice): ...\n", TIMER.replace('"timer"', '"invoice"')).replace("F/", "Other/")


@pytest.mark.parametrize(
    ("why", "text", "title"),
    [
        (
            "the handler uses the parameter",
            pair("order", "def main(oder):\n    print(oder)\n"),
            BINDING.format("order", "oder"),
        ),
        (
            "the handler is called with the parameter",
            pair("order", "def main(oder): ...\n\n\nmain(oder=1)\n"),
            BINDING.format("order", "oder"),
        ),
        (
            "the handler reads the name of the binding",
            pair("order", "def main(oder):\n    print(order)\n"),
            PARAMETER.format("oder", "order"),
        ),
        (
            "the handler reads the name of the binding, and nothing else is left",
            pair("order", "def main(item):\n    print(order)\n"),
            PARAMETER.format("item", "order"),
        ),
        (
            "the handler reads both",
            pair("order", "def main(oder):\n    print(order, oder)\n"),
            PARAMETER.format("oder", "order"),
        ),
        ("the module has the name", pair("order", "order = 1\n\n\ndef main(item):\n    print(order)\n"), None),
        ("the name may be imported", pair("order", "from os import *\n\n\ndef main(item):\n    print(order)\n"), None),
        ("it is a built-in", pair("input", "def main(item):\n    print(input)\n"), None),
        ("nothing tells", pair("invoice", "def main(invoce): ...\n"), None),
        ("both are words", pair("orders", "def main(order): ...\n"), None),
        (
            "another function has the binding's name",
            pair("invoice", "def main(invoce): ...\n") + OTHER,
            PARAMETER.format("invoce", "invoice"),
        ),
        (
            "another function has the parameter's name",
            pair("invoce", "def main(invoice): ...\n") + OTHER,
            BINDING.format("invoce", "invoice"),
        ),
        (
            "samples have the parameter's name",
            pair("mesage", "def main(message): ...\n"),
            BINDING.format("mesage", "message"),
        ),
        (
            "an expression has the binding's name, and the handler the parameter's",
            pair("order", "def main(oder):\n    print(oder)\n").replace("orders", "orders-{order}"),
            None,
        ),
        ("the names are not near", pair("order", "def main(item):\n    print(item)\n"), None),
        (
            "another parameter is near no binding",
            pair("order", "def main(oder, invoice):\n    print(oder, invoice)\n"),
            BINDING.format("order", "oder"),
        ),
        ("there are two pairs", pair("order", "def main(oder, oders):\n    print(oder, oders)\n"), None),
    ],
)
@pytest.mark.parametrize("code", ["binding-unused", "param-undeclared"])
def test_which_is_renamed(why: str, text: str, title: str | None, code: str) -> None:
    fixed = fix_all(fixture(text).state, lambda each: each.code == code)
    assert [each.title for each in fixed.fixes] == ([title] if title else []), why


def test_renaming_leaves_nothing_to_mend() -> None:
    app = fixture(pair("order", "def main(oder):\n    print(order, oder)\n"))
    script = fix_all(app.state, lambda _: True).state.files["F/__init__.py"]
    assert script is not None
    assert script.text == f"{LIBRARY}def main(order):\n    print(order, order)\n"
