"""A secret that stands in function.json moves to a setting, in the file that is there or a new one."""

from __future__ import annotations

import json

import pytest

from funcls.features.fixes.fix_all import fix_all
from support.apps import Fixture, fixture
from support.fix_examples import NAMED, PASTED, QUEUE, TIMER, function, host
from support.fixes import choose_in_files, titles

SECRET = "DefaultEndpointsProtocol=https;AccountKey=abc="
SETTINGS = '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a"}}'
MOVE = "Move it to the app setting 'F"


def app(binding: str, settings: str = "") -> Fixture:
    """Return an app whose output is the binding, with a local.settings.json where one is given."""
    text = function("def main(timer, msg): ...\n", TIMER, binding)
    return fixture(f"{text}--- local.settings.json\n{settings}\n" if settings else text)


def moves(opened: Fixture, *, creates_files: bool = True) -> list[str]:
    """Return the titles of the fixes that move the secret."""
    return [each for each in titles(opened, "F/function.json", creates_files=creates_files) if each.startswith(MOVE)]


def test_a_settings_file_is_made() -> None:
    opened = app(PASTED)
    assert moves(opened) == [f"{MOVE}Connection' in a new local.settings.json"]
    assert moves(opened, creates_files=False) == []

    texts = choose_in_files(opened, MOVE, "F/function.json")
    assert NAMED in texts["F/function.json"]
    assert json.loads(texts["local.settings.json"]) == {
        "IsEncrypted": False,
        "Values": {
            "FUNCTIONS_WORKER_RUNTIME": "python",
            "AzureWebJobsStorage": "UseDevelopmentStorage=true",
            "FConnection": SECRET,
        },
    }
    assert "warning secret-pasted" not in opened.codes()


def test_a_value_that_is_no_name_of_a_setting_has_one_in_its_place() -> None:
    opened = app(QUEUE.replace('"q"', f'"{SECRET}"'), SETTINGS.replace('"a"', '"a", "Q": "b"'))
    texts = choose_in_files(opened, f"{MOVE}QueueName'", "F/function.json")
    assert '"queueName": "%FQueueName%"' in texts["F/function.json"]
    assert "warning secret-pasted" not in opened.codes()


@pytest.mark.parametrize(
    ("why", "binding", "settings"),
    [
        ("what stands there is encrypted", PASTED, SETTINGS.replace("false", "true")),
        ("the file has no settings", PASTED, '{"IsEncrypted": false}'),
        ("the file is half typed", PASTED, '{"IsEncrypted": false, "Values": {'),
        ("no value of the property can be a setting", TIMER.replace("timer", f"{SECRET}"), ""),
    ],
)
def test_it_stays_where(why: str, binding: str, settings: str) -> None:
    assert moves(app(binding, settings)) == [], why


def test_of_host_json_to_the_setting_that_counts_instead() -> None:
    stated = f'{{"version": "2.0", "extensions": {{"sendGrid": {{"apiKey": "{SECRET}", "from": "a@example.com"}}}}}}'
    opened = fixture(host(stated))
    title = "Move it to the app setting 'AzureFunctionsJobHost__extensions__sendGrid__apiKey' in a new"
    texts = choose_in_files(opened, title, "host.json")
    assert json.loads(texts["host.json"])["extensions"] == {"sendGrid": {"from": "a@example.com"}}
    assert SECRET in texts["local.settings.json"]
    assert "warning host-secret-pasted" not in opened.codes()


def test_it_moves_only_by_hand() -> None:
    assert fix_all(app(PASTED).state, lambda _: True, creates_files=True).fixes == ()
