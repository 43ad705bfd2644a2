"""What a binding is about, in words."""

from __future__ import annotations

import json

import pytest

from funcls.model.function import Function
from funcls.model.subject import address_of, describe, schedule_of, subject_of
from funcls.schema.document import JsonDict
from support.apps import fixture

HOST = '{"version": "2.0", "extensions": {"http": {"routePrefix": "PREFIX"}}}'


def function_of(*bindings: JsonDict, root: str = "") -> Function:
    """Return the function `Orders` with these bindings; `root` are further files of its app."""
    text = f"{root}--- Orders/function.json\n{json.dumps({'bindings': bindings})}\n--- Orders/__init__.py\n"
    function = fixture(text).state.function("Orders")
    assert function is not None
    return function


def described(binding: JsonDict, root: str = "") -> str:
    function = function_of(binding, root=root)
    return describe(function.bindings[0], function)


@pytest.mark.parametrize(
    ("words", "binding"),
    [
        ("ANY /api/Orders", {"type": "httpTrigger"}),
        ("ANY /api/Orders", {"type": "httpTrigger", "route": " ", "methods": []}),
        ("GET, POST /api/orders/{id}", {"type": "httpTrigger", "route": "/orders/{id}/", "methods": ["get", "POST"]}),
        ("GET /api/Orders", {"type": "HTTPTRIGGER", "METHODS": ["get", "GET", None]}),
        ("http", {"type": "httpTrigger", "route": ["orders"]}),
        ("timer 0 */5 * * * *", {"type": "timerTrigger", "schedule": "0 */5 * * * *"}),
        ("timer %Schedule%", {"type": "timerTrigger", "schedule": "%Schedule%"}),
        ("timer", {"type": "timerTrigger"}),
        ("queue orders", {"type": "queueTrigger", "queueName": "orders"}),
        ("queue orders", {"type": "queue", "direction": "out", "queueName": "orders"}),
        ("blob in/{name}", {"type": "blobTrigger", "path": "in/{name}"}),
        ("blob in/{name}", {"type": "blob", "blobPath": "in/{name}"}),
        ("serviceBus news/all", {"type": "serviceBusTrigger", "topicName": "news", "subscriptionName": "all"}),
        ("serviceBus orders", {"type": "serviceBus", "queueName": "orders", "topicName": "news"}),
        ("cosmosDB shop/orders", {"type": "cosmosDB", "databaseName": "shop", "containerName": "orders"}),
        ("cosmosDB shop/orders", {"type": "cosmosDB", "databaseName": "shop", "collectionName": "orders"}),
        (
            "cosmosDB shop/new",
            {"type": "cosmosDB", "databaseName": "shop", "containerName": "new", "collectionName": "old"},
        ),
        ("activity Orders", {"type": "activityTrigger"}),
        ("activity pay", {"type": "activityTrigger", "activity": "pay"}),
        (
            "webPubSub chat/user/message",
            {"type": "webPubSubTrigger", "hub": "chat", "eventType": "user", "eventName": "message"},
        ),
        ("HTTP response", {"type": "http", "direction": "out"}),
        ("durableClient", {"type": "durableClient"}),
        ("warmup", {"type": "warmupTrigger"}),
        ("carrier pigeon", {"type": "carrier pigeonTrigger"}),
        ("trigger", {"type": "trigger"}),
        ("(no type)", {"name": "order"}),
        ("(no type)", {"type": None}),
        ("sql SELECT * FROM Orders", {"type": "sql", "commandText": "SELECT *\n  FROM\tOrders"}),
        (f"sql {'x' * 57}...", {"type": "sql", "commandText": "x" * 61}),
        ("queue q;AccountKey=****", {"type": "queueTrigger", "queueName": "q;AccountKey=abcd"}),
        ("ANY /api/q?sig=****", {"type": "httpTrigger", "route": "q?sig=abcd"}),
    ],
)
def test_a_binding_in_words(words: str, binding: JsonDict) -> None:
    assert described(binding) == words


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/Orders", HOST.replace("PREFIX", "")),
        ("/shop/v2/Orders", HOST.replace("PREFIX", "/shop/v2/")),
        ("/shop/Orders", HOST.replace("PREFIX", "shop").replace("routePrefix", "ROUTEPREFIX")),
        ("/api/Orders", '{"version": "2.0", "http": {"routePrefix": "old"}}'),
        ("/api/Orders", '{"version": "2.0", "extensions": {}}'),
        (".../Orders", '{"version": "2.0", "extensions": {"http": {"routePrefix": "shop"'),
    ],
)
def test_the_path_begins_as_host_json_says(path: str, host: str) -> None:
    assert described({"type": "httpTrigger"}, f"--- host.json\n{host}\n") == f"ANY {path}"


def test_the_path_does_not_show_what_a_setting_says() -> None:
    values = '{"IsEncrypted": false, "Values": {"AzureFunctionsJobHost__extensions__http__routePrefix": "hidden"}}'
    assert described({"type": "httpTrigger"}, f"--- local.settings.json\n{values}\n") == "ANY .../Orders"


@pytest.mark.parametrize(
    ("level", "stated"),
    [("function", {}), ("anonymous", {"authLevel": "ANONYMOUS"}), ("function", {"authLevel": None})],
)
def test_the_level_of_authorization(level: str, stated: JsonDict) -> None:
    function = function_of({"type": "httpTrigger", **stated})
    address = address_of(function.bindings[0], function)
    assert address is not None
    assert (address.auth_level, address.route, address.methods) == (level, "Orders", ())


def test_what_only_some_bindings_have() -> None:
    function = function_of(
        {"type": "timerTrigger", "schedule": "0 0 * * * *"},
        {"type": "sql", "commandText": "SELECT *\nFROM Orders"},
        {"type": "carrierPigeon"},
    )
    timer, query, unknown = function.bindings

    assert (schedule_of(timer), schedule_of(query), schedule_of(unknown)) == ("0 0 * * * *", None, None)
    assert subject_of(query, function) == "SELECT *\nFROM Orders"
    assert subject_of(unknown, function) is None
    assert [address_of(each, function) for each in function.bindings] == [None, None, None]
