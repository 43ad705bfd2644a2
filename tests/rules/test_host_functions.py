"""The functions that host.json lists. Source: facts, allow-list; host FunctionMetadataManager.cs (read in source)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

FUNCTION = """--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/__init__.py
def main(req): ...
"""


def app(value: str, rest: str = "") -> str:
    return f'--- host.json\n{{"version": "2.0", "functions": {value}}}\n{FUNCTION}{rest}'


@pytest.mark.parametrize("value", ['["Orders"]', '["ORDERS"]', "[]", "{}", "null", '{"0": "orders"}'])
def test_names_of_functions(value: str) -> None:
    assert codes(app(value)) == []


@pytest.mark.parametrize("value", ['["Orders", "Bills"]', '["Orders", ""]', '["Orders", 5]', '["Orders", null]'])
def test_names_of_no_function(value: str) -> None:
    assert codes(app(value)) == ["warning host-functions"]


@pytest.mark.parametrize("value", ['"Orders"', '"Bills"', "5", "true"])
def test_what_is_no_list(value: str) -> None:
    """Read in source: a collection is bound from what lies below the key."""
    assert codes(app(value)) == ["warning host-functions"]


@pytest.mark.parametrize(
    "rest",
    [
        "--- function_app.py\n",
        '--- local.settings.json\n{"Values": {"AzureFunctionsJobHost__functions__0": "Orders"}}\n',
    ],
)
def test_where_the_names_are_not_known(rest: str) -> None:
    assert "warning host-functions" not in codes(app('["Bills"]', rest))


def test_the_message() -> None:
    assert report(app('["Orders", "Order"]')) == block("""
        host.json: warning[host-functions]
        {"version": "2.0", "functions": ["Orders", "Order"]}
                                                   ^^^^^^^
        No function is named 'Order': the host loads nothing for it, and says nothing. Did you mean
        'Orders'?
        """)
