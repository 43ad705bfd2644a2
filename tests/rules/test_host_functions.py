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


@pytest.mark.parametrize(
    ("written", "function"),
    [("Orders1", "Orders2"), ("refund_job", "report_job")],
    ids=["in their number", "in a word"],
)
def test_names_that_differ(written: str, function: str) -> None:
    assert "Did you mean" not in report(app(f'["{written}"]').replace("Orders/", f"{function}/"))


def test_a_slip_is_asked_about() -> None:
    assert "Did you mean 'Orders'?" in " ".join(report(app('["Order"]')).split())


def test_a_name_that_is_listed_is_not_proposed() -> None:
    assert report(app('["Orders", "Order"]')) == block("""
        host.json: warning[host-functions]
        {"version": "2.0", "functions": ["Orders", "Order"]}
                                                   ^^^^^^^
        No function is named 'Order': the host loads nothing for it, and says nothing.
        """)
