"""References and highlights of bindings and functions, in both halves."""

from __future__ import annotations

import pytest

from funcls.features.highlights import highlights
from funcls.features.references import references
from support.apps import CURSOR, Fixture, fixture
from support.durable_apps import durable_app_at

APP = """
--- Orders/function.json
{"bindings": [
  {"name": "order", "type": "queueTrigger", "queueName": "orders", "connection": "AzureWebJobsStorage"},
  {"name": "mail", "type": "queue", "direction": "out", "queueName": "mails", "connection": "AzureWebJobsStorage"}
]}
--- Orders/__init__.py
import azure.functions as func

order = "the module's own"


def main(order: func.QueueMessage, mail: func.Out[str]) -> None:
    text = order.get_body().decode()
    mail.set(f"{text} of {order.id}")
    def inner(order):
        return order
    later = lambda: order
    order = None
--- Repeat/function.json
{"scriptFile": "../Orders/__init__.py", "bindings": [
  {"name": "order", "type": "queueTrigger", "queueName": "again", "connection": "AzureWebJobsStorage"},
  {"name": "mail", "type": "queue", "direction": "out", "queueName": "mails", "connection": "AzureWebJobsStorage"}
]}
--- Later/function.json
{"entryPoint": "run", "bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 0 * * *"}]}
--- Later/__init__.py
from __app__.Orders import main as now


def run(timer):
    now(timer, None)
"""
USES = [
    "Orders/__init__.py: text = [order].get_body().decode()",
    'Orders/__init__.py: mail.set(f"{text} of {[order].id}")',
    "Orders/__init__.py: later = lambda: [order]",
    "Orders/__init__.py: [order] = None",
]
DECLARED = [
    "Orders/__init__.py: def main([order]: func.QueueMessage, mail: func.Out[str]) -> None:",
    'Orders/function.json: {"name": "[order]", "type": "queueTrigger", "queueName": "orders", "connection": '
    '"AzureWebJobsStorage"},',
    'Repeat/function.json: {"name": "[order]", "type": "queueTrigger", "queueName": "again", "connection": '
    '"AzureWebJobsStorage"},',
]

FUNCTIONS = [
    "Later/__init__.py: from __app__.Orders import [main] as now",
    "Later/__init__.py: [now](timer, None)",
    'Orders/function.json: {["bindings"]: [',
    'Repeat/function.json: {"scriptFile": "../Orders/__init__.py", ["bindings"]: [',
]


def at(place: str, app: str = APP) -> Fixture:
    """Return the app with the cursor at a place that is written with the cursor mark."""
    assert app.count(place.replace(CURSOR, "")) == 1, place
    return fixture(app.replace(place.replace(CURSOR, ""), place))


def lines(app: Fixture, *, declaration: bool = False) -> list[str]:
    """The references as `file: line`, each with its place in brackets."""
    found = references(app.state, app.path, app.offset, include_declaration=declaration)
    shown = []
    for path, (start, end) in found:
        text = app.text(path)
        line = f"{text[:start].rpartition(chr(10))[2]}[{text[start:end]}]{text[end:].partition(chr(10))[0]}"
        shown.append(f"{path}: {line.strip()}")
    return shown


class TestBindings:
    @pytest.mark.parametrize(
        "place",
        [
            '"name": "or<|>der", "type": "queueTrigger", "queueName": "orders"',
            "def main(<|>order: func",
            "text = order<|>.get_body()",
            "lambda: or<|>der",
            "o<|>rder = None",
        ],
    )
    def test_each_place_leads_to_all(self, place: str) -> None:
        assert lines(at(place)) == USES
        assert sorted(lines(at(place), declaration=True)) == sorted([*DECLARED, *USES])

    @pytest.mark.parametrize("place", ['or<|>der = "the module\'s own"', "def inner(or<|>der)", "return or<|>der"])
    def test_other_variables_of_the_name_are_others(self, place: str) -> None:
        assert lines(at(place), declaration=True) == []

    def test_a_binding_without_a_parameter_stands_in_function_json_alone(self) -> None:
        app = at(
            '"name": "ma<|>il", "type": "queue", "direction": "out", "queueName": "mails"', APP.partition("--- Rep")[0]
        )
        app.edit("Orders/__init__.py", "def main(order): ...\n")
        assert lines(app) == []
        assert len(lines(app, declaration=True)) == 1

    def test_of_a_script_that_python_refuses_the_signature_is_known(self) -> None:
        app = at("def main(or<|>der: func")
        app.edit("Orders/__init__.py", f"{app.text('Orders/__init__.py')}    text = (\n")
        assert sorted(lines(app, declaration=True)) == sorted(DECLARED)

    def test_highlights_are_those_of_the_script(self) -> None:
        app = at("text = or<|>der.get_body()")
        found = highlights(app.state, app.path, app.offset)
        assert [each.writes for each in found] == [True, False, False, False, True]
        assert {app.text(app.path)[slice(*each.span)] for each in found} == {"order"}

    def test_no_highlights_of_what_is_no_binding(self) -> None:
        app = at("te<|>xt = order")
        assert highlights(app.state, app.path, app.offset) == []


class TestFunctions:
    def test_a_handler_is_used_by_its_functions_and_by_what_imports_it(self) -> None:
        app = at("def ma<|>in(order")
        assert lines(app) == FUNCTIONS
        assert lines(app, declaration=True) == [
            *FUNCTIONS[:2],
            "Orders/__init__.py: def [main](order: func.QueueMessage, mail: func.Out[str]) -> None:",
            *FUNCTIONS[2:],
        ]

    @pytest.mark.parametrize(
        "place", ['"entryPoint": "r<|>un"', '"run", "bin<|>dings"', '<|>{"entryPoint": "run"', "def r<|>un(timer)"]
    )
    def test_an_entry_point_stands_for_its_function(self, place: str) -> None:
        assert lines(at(place)) == [
            'Later/function.json: {"entryPoint": ["run"], "bindings": [{"name": "timer", "type": "timerTrigger", '
            '"schedule": "0 0 0 * * *"}]}'
        ]

    def test_an_activity_is_used_by_its_calls(self) -> None:
        app = durable_app_at('--- ChargeCard/__init__.py\ndef ma<|>in(order):\n    """')
        assert lines(app) == [
            'ChargeCard/function.json: {["bindings"]: [{"type": "activityTrigger", "name": "order"}]}',
            'Fulfil/__init__.py: order = yield context.call_activity("[chargecard]", context.get_input())',
            'Fulfil/__init__.py: "[ChargeCard]", RETRY, order',
        ]


def test_every_prefix_of_both_halves_is_answered() -> None:
    app = fixture(APP)
    for path in ("Orders/function.json", "Orders/__init__.py"):
        text = app.text(path)
        for end in range(len(text) + 1):
            app.edit(path, text[:end])
            references(app.state, path, end, include_declaration=True)
            for each in highlights(app.state, path, end):
                assert each.span.start <= each.span.end <= end
        app.edit(path, text)
