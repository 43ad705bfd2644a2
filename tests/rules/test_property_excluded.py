"""Properties that do not go together. Source: `mutuallyExclusive` in bindings.json (known)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

COSMOS = '"type": "cosmosDB", "databaseName": "shop", "containerName": "orders", "connection": "C"'
TABLE = '"type": "table", "tableName": "Orders", "partitionKey": "open"'
GRID = '"type": "eventGrid", "direction": "out"'
WARNING = ["warning property-excluded"]


def app(members: str) -> str:
    return f"""
        --- Orders/function.json
        {{
          "bindings": [
            {{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}},
            {{{members}, "name": "it"}}
          ]
        }}
        --- Orders/__init__.py
        def main(timer, it): ...
        """


@pytest.mark.parametrize(
    ("members", "found"),
    [
        (f'{COSMOS}, "id": "1"', []),
        (f'{COSMOS}, "sqlQuery": "SELECT * FROM c"', []),
        (f'{COSMOS}, "id": "1", "sqlQuery": "SELECT * FROM c"', WARNING),
        (f'{COSMOS}, "ID": "1", "SQLQUERY": "SELECT * FROM c"', WARNING),
        (f'{COSMOS}, "id": "1", "sqlQuery": null', []),  # the host takes null for absent
        (f'{TABLE}, "take": 5, "filter": "a"', []),
        (f'{TABLE}, "rowKey": "1", "take": 5', WARNING),
        (f'{TABLE}, "rowKey": "1", "take": 5, "filter": "a"', WARNING * 2),
        (f'{GRID}, "topicEndpointUri": "U", "topicKeySetting": "K"', []),
        (f'{GRID}, "connection": "C", "topicEndpointUri": "U", "topicKeySetting": "K"', WARNING * 2),
        # Names of two bundles, for an app that is to run with either.
        (f'{COSMOS}, "collectionName": "orders", "connectionStringSetting": "C"', []),
    ],
)
def test_two_properties(members: str, found: list[str]) -> None:
    assert codes(app(members)) == found


def test_a_binding_that_is_being_typed_is_not_judged() -> None:
    text = app(f'{COSMOS}, "id": "1", "sqlQuery": "SELECT').partition(', "name": "it"')[0]
    assert WARNING[0] not in codes(text)


def test_both_are_shown() -> None:
    assert report(app(f'{TABLE}, "rowKey": "1", "take": 5')) == block("""
        Orders/function.json: warning[property-excluded]
            {"type": "table", "tableName": "Orders", "partitionKey": "open", "rowKey": "1", "take": 5, "name": "it"}
                                                                                            ^^^^^^
        'take' does not go together with 'rowKey': a 'table' binding takes one of them.
          Orders/function.json: 'rowKey' stands here
              {"type": "table", "tableName": "Orders", "partitionKey": "open", "rowKey": "1", "take": 5, "name": "it"}
                                                                               ^^^^^^^^
        """)
