"""Properties that only inputs or only outputs read. Source: `directions` of each property in bindings.json."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

HINT = ["hint property-of-other-direction"]
TABLE = '"type": "table", "tableName": "Orders", "connection": "C"'
COSMOS = '"type": "cosmosDB", "databaseName": "shop", "containerName": "orders", "connection": "C"'


def app(members: str) -> str:
    return f"""
        --- Orders/function.json
        {{
          "bindings": [
            {{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}},
            {{{members}, "name": "rows"}}
          ]
        }}
        --- Orders/__init__.py
        def main(timer, rows): ...
        """


@pytest.mark.parametrize(
    ("members", "found"),
    [
        (f'{TABLE}, "direction": "in", "take": 5', []),
        (f'{TABLE}, "take": 5', []),  # without a direction it is an input
        (f'{TABLE}, "direction": "out", "take": 5', HINT),
        (f'{TABLE}, "direction": 1, "take": 5', HINT),
        (f'{TABLE}, "Direction": "OUT", "TAKE": 5', HINT),
        (f'{TABLE}, "direction": "out", "take": 5, "filter": "a"', HINT * 2),
        (f'{TABLE}, "direction": "out", "partitionKey": "a"', []),  # for both
        (f'{COSMOS}, "direction": "out", "createIfNotExists": true', []),
        (f'{COSMOS}, "direction": "in", "createIfNotExists": true', HINT),
        (f'{COSMOS}, "direction": "out", "sqlQuery": "SELECT * FROM c"', HINT),
        # Of the direction itself other rules tell.
        (f'{TABLE}, "direction": "outt", "take": 5', ["error direction-value"]),
        (f'{TABLE}, "direction": "inout", "take": 5', ["error inout"]),
    ],
)
def test_a_property_and_a_direction(members: str, found: list[str]) -> None:
    assert codes(app(members)) == found


def test_a_binding_that_is_being_typed_may_yet_get_another_direction() -> None:
    assert HINT[0] not in codes(app(f'{TABLE}, "take": 5, "direction": "out').partition(', "name": "rows"')[0])


def test_the_direction_is_named() -> None:
    assert report(app(f'{TABLE}, "direction": "out", "take": 5')) == block("""
        Orders/function.json: hint[property-of-other-direction]
            {"type": "table", "tableName": "Orders", "connection": "C", "direction": "out", "take": 5, "name": "rows"}
                                                                                            ^^^^^^
        'take' counts for direction 'in' alone. The direction of this binding is 'out', and the host passes
        over it.
        """)
