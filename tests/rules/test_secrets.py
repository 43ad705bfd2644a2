"""Secrets in function.json and host.json."""

from __future__ import annotations

import pytest

from support.apps import codes, fixture, marked

SECRET = "c2VjcmV0IG9mIG9yZGVycw=="
BUNDLE = '"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'
CONNECTION = f"DefaultEndpointsProtocol=https;AccountName=orders;AccountKey={SECRET};EndpointSuffix=core.windows.net"


def function(connection: str, *, comment: str = "", host: str = "") -> str:
    return f"""
        --- host.json
        {{"version": "2.0", {host}{BUNDLE}}}
        --- Orders/function.json
        {{{comment}
          "bindings": [
            {{"name": "order", "type": "queueTrigger", "queueName": "orders", "connection": "{connection}"}}
          ]
        }}
        --- Orders/__init__.py
        def main(order): ...
        """


def test_a_connection_string_in_place_of_the_name_of_a_setting() -> None:
    app = function(CONNECTION)
    assert marked(app) == [("secret-pasted", SECRET)]


@pytest.mark.parametrize("connection", ["OrdersStorage", "AccountKey=%KEY%", "AccountKey=<key>", ""])
def test_what_is_no_secret(connection: str) -> None:
    assert codes(function(connection)) == []


def test_a_secret_in_a_comment() -> None:
    app = function("OrdersStorage", comment=f" // was https://orders.queue.core.windows.net/?sig={SECRET}")
    assert marked(app) == [("secret-pasted", SECRET)]


def test_a_secret_in_host_json() -> None:
    host = f'"custom": {{"endpoint": "Endpoint=sb://x/;SharedAccessKey={SECRET}"}}, '
    app = function("OrdersStorage", host=host)
    assert marked(app) == [("host-secret-pasted", SECRET)]


def test_no_message_holds_the_secret() -> None:
    host = f'"custom": {{"endpoint": "Endpoint=sb://x/;SharedAccessKey={SECRET}"}}, '
    messages = [each.message for each in fixture(function(CONNECTION, host=host)).state.findings()]
    assert len(messages) == 2
    assert not any(SECRET in each for each in messages)
