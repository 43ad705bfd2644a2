"""Code lenses above handlers and function.json files."""

from __future__ import annotations

import pytest

from funcls.features.code_lenses import CodeLens, code_lenses, is_half_typed, kept
from support.apps import Fixture, fixture

APP = """
--- Items/function.json
{"bindings": [
  {"name": "item", "type": "cosmosDB", "direction": "in", "databaseName": "shop", "containerName": "items",
   "connection": "Shop"},
  {"name": "req", "type": "httpTrigger", "methods": ["post"], "route": "items/{id}"},
  {"name": "mail", "type": "queue", "direction": "out", "queueName": "mails", "connection": "AzureWebJobsStorage"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
--- Items/__init__.py
import azure.functions as func


def main(req: func.HttpRequest, item, mail: func.Out[str]) -> str:
    return ""
--- Clean/function.json
{"scriptFile": "../shared/jobs.py", "entryPoint": "run", "bindings": [
  {"name": "timer", "type": "timerTrigger", "schedule": "0 */5 * * * *"}
]}
--- Purge/function.json
{"scriptFile": "../shared/jobs.py", "entryPoint": "run", "bindings": [
  {"name": "timer", "type": "timerTrigger", "schedule": "%PURGE%"}
]}
--- shared/jobs.py
def run(timer): ...
"""


def shown(app: Fixture, path: str, lenses: list[CodeLens] | None = None) -> list[str]:
    """The lenses as `title: above this -> file: there`."""
    return [
        f"{each.title}: {app.text(path)[slice(*each.span)]} -> "
        f"{each.target.path}: {app.text(each.target.path)[slice(*each.target.span)]}"
        for each in (code_lenses(app.state, path) if lenses is None else lenses)
    ]


def test_a_handler_has_its_trigger_first_then_inputs_and_outputs() -> None:
    assert shown(fixture(APP), "Items/__init__.py") == [
        'POST /api/items/{id}: main -> Items/function.json: "req"',
        'in: cosmosDB shop/items: main -> Items/function.json: "item"',
        'out: queue mails: main -> Items/function.json: "mail"',
        'out: HTTP response: main -> Items/function.json: "$return"',
    ]


def test_of_a_handler_with_several_functions_each_is_named() -> None:
    assert shown(fixture(APP), "shared/jobs.py") == [
        'Clean: Every 5 minutes: run -> Clean/function.json: "timer"',
        'Purge: timer %PURGE%: run -> Purge/function.json: "timer"',
    ]


def test_a_function_json_has_its_handler() -> None:
    assert shown(fixture(APP), "Items/function.json") == ["main() in Items/__init__.py: { -> Items/__init__.py: main"]


@pytest.mark.parametrize(
    ("trigger", "title"),
    [
        ('"type": "queueTrigger", "queueName": "orders"', "on queue orders"),
        ('"type": "blobTrigger", "path": "in/{name}"', "on blob in/{name}"),
        ('"type": "httpTrigger", "authLevel": "function"', "ANY /api/Orders"),
        ('"type": "timerTrigger", "schedule": "not a schedule"', "timer not a schedule"),
        ('"type": "timerTrigger"', "on timer"),
        ('"type": "someTrigger"', "on some"),
        ('"type": "activityTrigger"', "on activity Orders"),
        ('"type": "serviceBus", "queueName": "Endpoint=sb://x;SharedAccessKey=c2VjcmV0c2VjcmV0"', None),
    ],
)
def test_triggers_in_words(trigger: str, title: str | None) -> None:
    app = fixture(
        f'--- Orders/function.json\n{{"bindings": [{{"name": "order", {trigger}}}]}}\n'
        "--- Orders/__init__.py\ndef main(order): ...\n"
    )
    (lens,) = code_lenses(app.state, "Orders/__init__.py")
    assert "c2VjcmV0" not in lens.title
    assert title is None or lens.title == title


@pytest.mark.parametrize("path", ["shared/jobs.py", "Items/function.json"])
def test_nothing_where_no_handler_is_known(path: str) -> None:
    app = fixture(APP.replace("def run(", "def walk(").replace("def main(", "def other("))
    assert code_lenses(app.state, path) == []


class TestWhileTyping:
    def test_what_was_there_stays_at_its_place(self) -> None:
        app = fixture(APP)
        path, before = "Items/__init__.py", app.text("Items/__init__.py")
        lenses = code_lenses(app.state, path)
        for broken in (
            before.replace("import azure", "def new(\n\nimport azure"),
            before.replace('return ""', "return ("),
            before.replace("item, mail", "item, , mail"),
        ):
            app.edit(path, broken)
            assert is_half_typed(app.state, path)
            assert {broken[slice(*each.span)] for each in kept(lenses, before, broken)} == {"main"}

    def test_a_file_that_is_half_typed_is_known_by_either_half(self) -> None:
        app = fixture(APP)
        assert not is_half_typed(app.state, "Items/__init__.py")
        app.edit("Items/function.json", '{"bindings": [{"name": ')
        assert is_half_typed(app.state, "Items/__init__.py")
        assert is_half_typed(app.state, "Items/function.json")

    def test_every_prefix_has_lenses_within_the_text(self) -> None:
        app = fixture(APP)
        for path in ("Items/__init__.py", "Items/function.json"):
            text = app.text(path)
            lenses = code_lenses(app.state, path)
            for end in range(len(text) + 1):
                app.edit(path, text[:end])
                for each in (*code_lenses(app.state, path), *kept(lenses, text, text[:end])):
                    assert 0 <= each.span.start <= each.span.end <= end
            app.edit(path, text)
