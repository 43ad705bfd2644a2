"""Search: the functions of the workspace by name and by address."""

from __future__ import annotations

import pytest

from funcls.features.search import search
from support.apps import Fixture, fixture

APP = """
--- PlaceOrder/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "anonymous", "methods": ["get", "post"],
   "route": "orders/{id}"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
--- PlaceOrder/__init__.py
def main(req):
    return "done"
--- cleanOrders/function.json
{"scriptFile": "../shared/jobs.py", "entryPoint": "clean",
 "bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}
--- shared/jobs.py
def clean(timer):
    pass
--- Lost/function.json
{"bindings": [{"name": "req", "type": "httpTrigger", "authLevel": "anonymous"}]}
"""


@pytest.fixture(scope="module")
def app() -> Fixture:
    return fixture(APP)


def found(app: Fixture, query: str) -> list[str]:
    """Return what a query finds: `name (what it belongs to) -> file: what stands there`."""
    return [
        f"{each.name} ({each.container}) -> {each.place.path}: {app.text(each.place.path)[slice(*each.place.span)]}"
        for _, each in search([app.state], query)
    ]


def names(app: Fixture, query: str) -> list[str]:
    return [each.name for _, each in search([app.state], query)]


def test_everything_stands_where_its_handler_is_or_else_in_function_json(app: Fixture) -> None:
    assert found(app, "") == [
        'ANY /api/Lost (Lost) -> Lost/function.json: "bindings"',
        "GET, POST /api/orders/{id} (PlaceOrder) -> PlaceOrder/__init__.py: main",
        'Lost (app) -> Lost/function.json: "bindings"',
        "PlaceOrder (app) -> PlaceOrder/__init__.py: main",
        "cleanOrders (app) -> shared/jobs.py: clean",
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("PlaceOrder", ["PlaceOrder"]),
        ("placeorder", ["PlaceOrder"]),
        ("plor", ["PlaceOrder"]),
        ("orders", ["GET, POST /api/orders/{id}", "cleanOrders"]),
        ("l", ["Lost", "ANY /api/Lost", "PlaceOrder", "cleanOrders"]),
        ("/api/o", ["GET, POST /api/orders/{id}", "ANY /api/Lost"]),
        ("post /api", ["GET, POST /api/orders/{id}"]),
        ("get/id", ["GET, POST /api/orders/{id}"]),
        (" lost ", ["Lost", "ANY /api/Lost"]),
        ("redrO", []),
        ("PlaceOrders", []),
    ],
)
def test_letters_in_their_order_find_a_name(app: Fixture, query: str, expected: list[str]) -> None:
    assert names(app, query) == expected


def test_several_apps_answer_together(app: Fixture) -> None:
    other = fixture('--- Place/function.json\n{"bindings": []}\n')
    assert [each.name for _, each in search([app.state, other.state], "place")] == ["Place", "PlaceOrder"]


@pytest.mark.parametrize(
    "text",
    [
        APP + '--- local.settings.json\n{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "node"}}\n',
        '--- PlaceOrder/function.json\n{"bindings": []}\n--- PlaceOrder/index.js\n\n',
    ],
    ids=["stated", "seen"],
)
def test_an_app_of_another_language_has_nothing_to_find(text: str) -> None:
    assert names(fixture(text), "") == []


def test_a_half_typed_function_json_is_found_by_name() -> None:
    assert names(fixture('--- Orders/function.json\n{"bindings": [{"name": "req", "ty\n'), "") == ["Orders"]


def test_of_a_great_many_the_best_are_told() -> None:
    functions = "".join(f'--- Order{index:03}/function.json\n{{"bindings": []}}\n' for index in range(510))
    app = fixture(functions + '--- Or/function.json\n{"bindings": []}\n')
    assert len(names(app, "o")) == 500
    assert names(app, "or")[0] == "Or"
