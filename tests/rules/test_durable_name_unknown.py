"""Names in calls of Durable Functions that no function of the app has."""

from __future__ import annotations

import pytest

from funcls.workspace.host import Host
from support.apps import ROOT, Fixture, block
from support.durable_apps import durable_app

CODE = "durable-name-unknown"
CHARGE = 'call_activity("chargecard"'
MISSPELT = (CHARGE, 'call_activity("ChargeCart"')


def unknown(app: Fixture) -> list[str]:
    """The names that are reported."""
    return [text for code, text in app.marked() if code == CODE]


def test_all_names_of_a_sound_app_are_known() -> None:
    assert durable_app().codes() == []


def test_a_slip_is_reported_with_what_is_near() -> None:
    assert durable_app(MISSPELT).report() == block("""
        Fulfil/__init__.py: warning[durable-name-unknown]
            order = yield context.call_activity("ChargeCart", context.get_input())
                                                 ^^^^^^^^^^
        No activity of the app has the name 'ChargeCart', so that the call fails: "The function 'ChargeCart'
        doesn't exist, is disabled, or is not an activity function." Did you mean 'ChargeCard'?
        """)


def test_a_name_of_another_part_tells_which() -> None:
    assert durable_app((CHARGE, 'call_activity("Counter"')).report() == block("""
        Fulfil/__init__.py: warning[durable-name-unknown]
            order = yield context.call_activity("Counter", context.get_input())
                                                 ^^^^^^^
        No activity of the app has the name 'Counter', so that the call fails: "The function 'Counter'
        doesn't exist, is disabled, or is not an activity function."
          Counter/function.json: 'Counter' is an entity
          {"bindings": [{"type": "entityTrigger", "name": "context"}]}
                                 ^^^^^^^^^^^^^^^
        """)


def test_a_constant_is_told_of_once_where_it_has_the_name() -> None:
    constant = ("from ..shared.retries import RETRY", 'from ..shared.retries import RETRY\nCHARGE = "ChargeCart"')
    app = durable_app(constant, (CHARGE, "call_activity(CHARGE"), ('"ChargeCard", RETRY', "CHARGE, RETRY"))
    assert app.report() == block("""
        Fulfil/__init__.py: warning[durable-name-unknown]
        CHARGE = "ChargeCart"
                  ^^^^^^^^^^
        No activity of the app has the name 'ChargeCart', so that the call fails: "The function 'ChargeCart'
        doesn't exist, is disabled, or is not an activity function." Did you mean 'ChargeCard'?
        """)


def test_a_constant_of_another_module_is_told_of_once_where_it_has_the_name() -> None:
    imported = "from ..shared.names import CHARGE"
    app = durable_app(
        ("from ..shared.retries import RETRY", f"from ..shared.retries import RETRY\n{imported}"),
        (CHARGE, "call_activity(CHARGE"),
        ('"ChargeCard", RETRY', "CHARGE, RETRY"),
        ("def run(context): ...", f"{imported}\ndef run(context): context.call_activity(CHARGE)"),
        ("--- shared/retries.py\n", '--- shared/names.py\nCHARGE = "ChargeCart"\n--- shared/retries.py\n'),
    )
    assert app.report() == block("""
        shared/names.py: warning[durable-name-unknown]
        CHARGE = "ChargeCart"
                  ^^^^^^^^^^
        No activity of the app has the name 'ChargeCart', so that the call fails: "The function 'ChargeCart'
        doesn't exist, is disabled, or is not an activity function." Did you mean 'ChargeCard'?
        """)


@pytest.mark.parametrize("again", ["CHARGE = 'ChargeCard'", "from ..shared.names import *"])
def test_nothing_is_said_of_a_name_that_may_be_another(again: str) -> None:
    constant = ("from ..shared.retries import RETRY", f'from ..shared.retries import RETRY\nCHARGE = "Cart"\n{again}')
    assert unknown(durable_app(constant, (CHARGE, "call_activity(CHARGE"))) == []


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ('start_new("Fulfil"', 'start_new("Fulfill"', ["Fulfill"]),
        ('call_sub_orchestrator("Fulfil"', 'call_sub_orchestrator("Shipping"', ["Shipping"]),
        ('EntityId("Counter"', 'EntityId("Counters"', ["Counters"]),
        ('name="Ship-It"', 'name="Shipping"', ["Shipping"]),
        # The names of two functions change places: each call asks for what is no more.
        ('"activity": "Ship-It"', '"activity": "ChargeCards"', ["Ship-It"]),
        # The name of the Python function does not count.
        (CHARGE, 'call_activity("main"', ["main"]),
        # A function without any part in Durable Functions.
        (CHARGE, 'call_activity("Start"', ["Start"]),
    ],
)
def test_what_no_function_has(old: str, new: str, names: list[str]) -> None:
    assert unknown(durable_app((old, new))) == names


@pytest.mark.parametrize(
    "change",
    [
        # Another task hub, or another app, may have it.
        ('"name": "client", "direction": "in"', '"name": "client", "direction": "in", "taskHub": "OtherHub"'),
        ('"name": "client", "direction": "in"', '"name": "client", "direction": "in", "connectionName": "Other"'),
        ('"name": "client", "direction": "in"', '"name": "client", "direction": "in", "externalClient": true'),
        # Some function has a name that only Azure knows, or one that is still being typed.
        ('"activity": "Ship-It"', '"activity": "%NAME%"'),
        ('"activity": "Ship-It"}]}', '"activity": "Ship-It"'),
        # The module does not show whose client it is.
        ("import azure.durable_functions as df\nasync def main(order", "from ..shared import df\nasync def main(order"),
    ],
)
def test_silence_where_the_name_may_be_that_of_something_else(change: tuple[str, str]) -> None:
    assert unknown(durable_app(('start_new("Fulfil"', 'start_new("Missing"'), change)) == []


def test_a_function_that_has_a_finding_of_its_own_is_not_told_of_again() -> None:
    app = durable_app(('"activityTrigger", "name": "order"}', '"activityTrigger", "name": "or-der"}'))
    assert app.codes() == ["error binding-name"]


def test_nothing_is_said_of_calls_in_a_function_that_is_half_typed() -> None:
    later = ("main = df.Orchestrator.create(run)", "    context.\nmain = df.Orchestrator.create(run)")
    assert unknown(durable_app(MISSPELT, later)) == []


def test_an_app_with_decorators_loads_none_of_it() -> None:
    app = durable_app(MISSPELT, ("--- shared/retries.py", "--- function_app.py\n--- shared/retries.py"))
    assert CODE not in " ".join(app.codes())


class TestFollowing:
    def test_a_finding_comes_and_goes_with_the_function(self) -> None:
        app = durable_app()
        change = app.edit("ChargeCard/function.json", '{"bindings": [{"type": "httpTrigger", "name": "order"}]}')
        assert unknown(app) == ["chargecard", "ChargeCard"]
        assert "/app/Fulfil/__init__.py" in change.touched

        change = app.edit("ChargeCard/function.json", '{"bindings": [{"type": "activityTrigger", "name": "order"}]}')
        assert unknown(app) == []
        assert "/app/Fulfil/__init__.py" in change.touched

    def test_a_half_typed_name_of_any_function_withholds_it(self) -> None:
        app = durable_app(MISSPELT)
        change = app.edit("Shipping/function.json", '{"bindings": [{"type": "activityTrigger", "activity": "Ch')
        assert unknown(app) == []
        assert "/app/Fulfil/__init__.py" in change.touched

    def test_a_key_in_a_script_judges_the_names_of_that_script_alone(self) -> None:
        app = durable_app(MISSPELT, ('start_new("Fulfil"', 'start_new("Nothing"'))
        before = {key: id(found) for (rule, key), found in app.state.group_findings.items() if rule.code == CODE}
        app.edit("Fulfil/__init__.py", f"\n{app.text('Fulfil/__init__.py')}")
        after = {key: id(found) for (rule, key), found in app.state.group_findings.items() if rule.code == CODE}

        assert before.keys() == after.keys() == {"chargecart", "nothing"}
        assert before["nothing"] == after["nothing"]

    def test_nothing_is_said_while_a_function_is_not_read_yet(self) -> None:
        app = durable_app(('name="Ship-It"', 'name="Missing"'))
        host = Host(app.disk, app.state.catalogue)
        host.begin_app(ROOT)
        said = []
        for name in ("Fulfil", "ChargeCard", "Counter", "Start", "Shipping"):
            touched = host.link(ROOT, [name]).touched
            said.append([each.code for each in host.snapshot.apps[ROOT].findings()])
        assert said == [[], [], [], [], [CODE]]
        assert "/app/Fulfil/__init__.py" in touched
