"""Renaming an app setting in every file that names it."""

from __future__ import annotations

import pytest

from support.apps import CURSOR, fixture
from support.renames import placeholder, renamed

SCRIPT = """--- Orders/__init__.py
import os
from ..shared import keys
STAGE = os.environ["STAGE"]
def main(order, bill, copy):
    print(os.environ.get("AzureWebJobsOrders"), os.getenv("TIMEOUT"), "Orders", os.getenv("Billing__credential"))
"""
JSON = """--- Orders/function.json
{
  "bindings": [
    {"name": "order", "type": "queueTrigger", "queueName": "orders-%stage%", "connection": "orders"},
    {"name": "bill", "type": "serviceBus", "direction": "out", "queueName": "%Region%", "connection": "Billing"},
    {"name": "copy", "type": "blob", "direction": "out", "path": "copies/{rand-guid}", "connection": "Archive"}
  ]
}
"""
SETTINGS = """--- local.settings.json
{
  "IsEncrypted": false,
  "Values": {
    "FUNCTIONS_WORKER_RUNTIME": "python",
    "AzureWebJobsStorage": "UseDevelopmentStorage=true",
    "AzureWebJobsOrders": "AccountKey=c2VjcmV0",
    "Billing__fullyQualifiedNamespace": "billing.servicebus.windows.net",
    "Billing__credential": "managedidentity",
    "STAGE": "test",
    "API_KEY": "c2VjcmV0"
  },
  "ConnectionStrings": {"Archive": "Server=archive"}
}
"""
TEMPLATE = """--- local.settings.json.example
{"Values": {"API_KEY": "", "Region": "westeurope", "Billing__credential": ""}}
"""
KEYS = """--- shared/keys.py
import os
KEY = os.environ["API_KEY"]
"""
APP = SCRIPT + JSON + SETTINGS + TEMPLATE + KEYS


def after(*pairs: tuple[str, str]) -> str:
    """Return the files of the app that change when each first text becomes the second one."""
    changed = APP
    for old, new in pairs:
        assert old in changed
        changed = changed.replace(old, new)
    files = zip(APP.split("--- ")[1:], changed.split("--- ")[1:], strict=True)
    return "".join(f"--- {now}" for before, now in files if before != now)


STAGE = after(('["STAGE"]', '["LEVEL"]'), ("%stage%", "%LEVEL%"), ('"STAGE": ', '"LEVEL": '))
ORDERS = after(('"AzureWebJobsOrders"', '"AzureWebJobsSales"'), ('"orders"', '"Sales"'))
BILLING = after(("Billing__", "Money__"), ('"Billing"', '"Money"'))


@pytest.mark.parametrize(
    ("place", "name", "expected"),
    [
        (
            '["ST<|>AGE"]',
            "LEVEL",
            after(('["STAGE"]', '["LEVEL"]'), ("%stage%", "%LEVEL%"), ('"STAGE": ', '"LEVEL": ')),
        ),
        ("%sta<|>ge%", "LEVEL", STAGE),
        ('"API_<|>KEY": "c2', "TOKEN", after(("API_KEY", "TOKEN"))),
        ('"connection": "or<|>ders"', "Sales", ORDERS),
        ('"AzureWebJobs<|>Orders": ', "AzureWebJobsSales", ORDERS),
        (
            '"AzureWebJobs<|>Orders": ',
            "Sales",
            after(('"AzureWebJobsOrders"', '"Sales"'), ('"orders"', '"Sales"')),
        ),
        ('"Bill<|>ing"', "Money", BILLING),
        ('"Billing__cred<|>ential": "m', "Money__credential", BILLING),
        ('"Arch<|>ive"}', "Store", after(('"Archive"', '"Store"'))),
        ("%Reg<|>ion%", "PLACE", after(("Region", "PLACE"))),
        ('"TIME<|>OUT"', "STAGE", after(('"TIMEOUT"', '"STAGE"'))),
    ],
)
def test_the_name_changes_in_every_file(place: str, name: str, expected: str) -> None:
    text = APP.replace(place.replace(CURSOR, ""), place, 1)
    assert CURSOR in text
    assert renamed(text, name) == expected


def test_what_is_offered_is_the_name_as_it_stands() -> None:
    assert placeholder(fixture(APP.replace("%stage%", "%sta<|>ge%"))) == "stage"


@pytest.mark.parametrize(
    ("place", "name", "reason"),
    [
        (
            '"AzureWebJobs<|>Storage"',
            "X",
            "The host or the platform itself reads `AzureWebJobsStorage`: another name would mean nothing to it.",
        ),
        ('["ST<|>AGE"]', "API_KEY", "`API_KEY` is another setting already, at local.settings.json:10."),
        ('["ST<|>AGE"]', "Region", "`Region` is another setting already, at Orders/function.json:4."),
        ('["ST<|>AGE"]', "WEBSITE_TIME_ZONE", "The host or the platform itself reads `WEBSITE_TIME_ZONE`."),
        (
            '["ST<|>AGE"]',
            "A B",
            "`A B` cannot be the name of a setting: it has ASCII letters, digits, `_`, `.` and `-`.",
        ),
        (
            '"Billing__cred<|>ential": "m',
            "Billing__secret",
            "`Billing__credential` is a part of a connection: its name has to end with `__credential`.",
        ),
        (
            '"Bill<|>ing"',
            "AzureWebJobs",
            "Of `AzureWebJobs` nothing is left without what the host puts before the name of a connection.",
        ),
        ('"Bill<|>ing"', "orders", "`AzureWebJobsOrders` is another setting already, at local.settings.json:6."),
    ],
)
def test_a_name_is_judged_before_anything_changes(place: str, name: str, reason: str) -> None:
    answer = renamed(APP.replace(place.replace(CURSOR, ""), place, 1), name)
    assert answer == f"refused: {reason}"
    assert "c2VjcmV0" not in answer


def test_two_settings_of_one_connection_stay() -> None:
    text = APP.replace('"STAGE": "test"', '"Orders": "x"').replace(
        '"connection": "orders"', '"connection": "or<|>ders"'
    )
    assert renamed(text, "Sales") == (
        "refused: `AzureWebJobsOrders` and `Orders` are two settings of which the host takes one."
    )


def test_a_broken_template_stays() -> None:
    text = APP.replace('"API_KEY": ""', '"API_KEY" ""').replace('["API_KEY"]', '["API<|>_KEY"]')
    assert (
        renamed(text, "TOKEN") == "refused: local.settings.json.example would have to change, and has a syntax error."
    )
