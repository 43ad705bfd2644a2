"""The unit tests of orchestrators and entities, and that they fail for no other reason than their assertion."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apps import block, fixture
from support.made_tests import failures, write
from support.refactorings import make, titles

ORCHESTRATOR = '{"name": "context", "type": "orchestrationTrigger", "direction": "in"}'
ENTITY = '{"name": "context", "type": "entityTrigger", "direction": "in"}'
CHAIN = """
def r<|>un(context: df.DurableOrchestrationContext):
    order = yield context.call_activity("Charge", context.get_input())
    yield context.call_activity("Ship", order)
    return order
"""
FAN_OUT = """
def r<|>un(context):
    tasks = [context.call_activity("Charge", each) for each in context.get_input()]
    results = yield context.task_all(tasks)
    return [each.upper() for each in results]
"""
MONITOR = """
def r<|>un(context):
    ends = context.current_utc_datetime + timedelta(hours=1)
    while context.current_utc_datetime < ends:
        if (yield context.call_activity_with_retry("Ask", RETRY, context.instance_id)) == "done":
            break
        yield context.create_timer(context.current_utc_datetime + timedelta(seconds=30))
"""
ENDLESS = """
def r<|>un(context):
    while True:
        event = context.wait_for_external_event("stop")
        timer = context.create_timer(context.current_utc_datetime + timedelta(seconds=30))
        winner = yield context.task_any([event, timer])
        if winner == timer and not context.is_replaying:
            timer.cancel()
        context.set_custom_status(context.new_uuid())
"""
ORDER = """
def r<|>un(context):
    order = context.get_input()
    if not order.get("lines"):
        return None
    charged = yield context.call_activity("Charge", {"id": order["id"], "total": order["total"] * 2.5})
    for line in order["lines"]:
        yield context.call_activity("Ship", line["sku"].upper())
    return charged["receipt"][0]["number"].upper()
"""
PAIR = """
def r<|>un(context):
    first, second = yield context.task_all([context.call_activity("A", each) for each in context.get_input()["ids"]])
    task = context.call_sub_orchestrator("B", json.loads(context.get_input()["text"])["id"])
    yield task
    return first["total"] + second["total"] - task.result["total"]
"""
EARLY = """
def r<|>un(context):
    wanted = context.get_input()
    if wanted["count"] < 10:
        return "too few"
    yield context.call_activity("Charge", wanted)
"""
NEVER = """
def r<|>un(context):
    amounts = [int(each) + 1 for each in context.get_input()]
    return sum(amounts)
    yield
"""
TOTAL = """
def r<|>un(context):
    total = 0
    for place, line in enumerate(context.get_input()["lines"]):
        price = yield context.call_activity("Price", line)
        total += price["net"] * line["count"]
    rest = yield context.task_all([context.call_activity("Price", each) for each in "ab"])
    return total + sum(each["gross"] for each in rest)
"""
CONFIGURED = """
def r<|>un(context):
    settings = context.get_input()
    key = settings.name
    done = yield context.call_activity_with_retry("Charge", RETRY, settings[key])
    return dict(**done), done[key]
"""
COUNTER = """
def c<|>ount(context):
    total = context.get_state(lambda: 0)
    operation = context.operation_name
    if operation == "add":
        total += context.get_input()
    elif operation == "reset":
        total = 0
    context.set_state(total)
    context.set_result(total)
"""
READ_ALONE = """
def c<|>ount(context):
    context.set_result(context.get_state(initializer=lambda: ""))
"""
KEEPER = """
def c<|>ount(context):
    kept = context.get_state()
    kept["total"] += context.get_input()["amount"] + 1
    context.set_state(kept)
"""
FORGET = """
def c<|>ount(context):
    context.destruct_on_exit()
"""


def app(script: str, binding: str, name: str = "Fulfil") -> str:
    """Return an app with one function, whose handler the durable library makes."""
    definition = script.replace("<|>", "").split("def ")[1].partition("(")[0]
    maker = "Orchestrator" if binding == ORCHESTRATOR else "Entity"
    return (
        f'--- {name}/function.json\n{{"bindings": [{binding}]}}\n--- {name}/__init__.py\n'
        "import json\nfrom datetime import timedelta\nimport azure.durable_functions as df\n"
        "RETRY = df.RetryOptions(5000, 3)\n"
        f"{script}\nmain = df.{maker}.create({definition})\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            app(CHAIN, ORCHESTRATOR),
            '''
            import unittest
            from unittest import mock

            import azure.durable_functions as df
            from azure.durable_functions.testing import orchestrator_generator_wrapper

            from Fulfil import run


            class TestFulfil(unittest.TestCase):
                def test_run(self):
                    context = mock.Mock(spec=df.DurableOrchestrationContext)
                    context.get_input.return_value = "test"
                    context.call_activity.return_value.result = "test"

                    *tasks, result = orchestrator_generator_wrapper(run(context))

                    self.assertEqual(result, "What run should return")
            ''',
        ),
        (
            app(MONITOR, ORCHESTRATOR),
            '''
            import unittest
            from datetime import datetime, timezone
            from itertools import islice
            from unittest import mock

            import azure.durable_functions as df
            from azure.durable_functions.testing import orchestrator_generator_wrapper

            from Fulfil import run


            class TestFulfil(unittest.TestCase):
                def test_run(self):
                    context = mock.Mock(spec=df.DurableOrchestrationContext)
                    context.instance_id = "1"
                    context.current_utc_datetime = datetime(2026, 1, 1, tzinfo=timezone.utc)
                    context.call_activity_with_retry.return_value.result = "test"

                    *tasks, result = islice(orchestrator_generator_wrapper(run(context)), 100)

                    self.assertEqual(result, "What run should return")
            ''',
        ),
        (
            app(COUNTER, ENTITY, "Counter"),
            '''
            import unittest
            from unittest import mock

            import azure.durable_functions as df

            from Counter import count


            class TestCounter(unittest.TestCase):
                def test_count(self):
                    context = mock.Mock(spec=df.DurableEntityContext)
                    context.operation_name = "add"
                    context.get_state.return_value = 0
                    context.get_input.return_value = 1

                    count(context)

                    context.set_state.assert_called_once_with("What count should keep")
            ''',
        ),
    ],
)  # fmt: skip
def test_the_text(text: str, written: str) -> None:
    ((_, made),) = make(fixture(text), "Create").items()
    assert made == f"{block(written)}\n"


def test_a_parameter_whose_name_the_test_needs() -> None:
    script = 'def r<|>un(df):\n    return (yield df.call_activity("Charge", df.get_input()))\n'
    made = make(fixture(app(script, ORCHESTRATOR)), "Create")["tests/test_Fulfil.py"]
    assert "        df_ = mock.Mock(spec=df.DurableOrchestrationContext)\n" in made
    assert "        *tasks, result = orchestrator_generator_wrapper(run(df_))\n" in made


@pytest.mark.parametrize(
    ("script", "lines"),
    [
        (FAN_OUT, ['get_input.return_value = ["test"]', 'task_all.return_value.result = ["test"]']),
        (ORDER, ['get_input.return_value = {"lines": [{"sku": "test"}], "id": "test", "total": 1}',
                 'call_activity.return_value.result = {"receipt": [{"number": "test"}]}']),
        (PAIR, ["""get_input.return_value = {"ids": ["test"], "text": '{"id": "test"}'}""",
                'task_all.return_value.result = [{"total": 1}, {"total": 1}]']),
        (EARLY, ['get_input.return_value = {"count": 1}']),
        (TOTAL, ['get_input.return_value = {"lines": [{"count": 1}]}',
                 'call_activity.return_value.result = {"net": 1}',
                 'task_all.return_value.result = [{"gross": 1}]']),
        (CONFIGURED, ["get_input.return_value = mock.MagicMock()"]),
    ],
)  # fmt: skip
def test_values_of_the_shape_that_an_orchestrator_takes(script: str, lines: list[str]) -> None:
    ((_, made),) = make(fixture(app(script, ORCHESTRATOR)), "Create").items()
    assert [each for each in lines if f"        context.{each}\n" not in made] == []


def test_an_orchestrator_that_may_end_without_a_task() -> None:
    ((_, made),) = make(fixture(app(EARLY, ORCHESTRATOR)), "Create").items()
    assert made.partition("return_value.result")[2].partition("\n\n")[2] == (
        "        def begun():\n"
        "            yield mock.Mock()\n"
        "            return (yield from run(context))\n\n"
        "        *tasks, result = orchestrator_generator_wrapper(begun())\n\n"
        '        self.assertEqual(result, "What run should return")\n'
    )


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("the cursor is on what is made", app(CHAIN.replace("<|>", ""), ORCHESTRATOR).replace("main", "ma<|>in")),
        ("an orchestrator has to be a generator", app("def r<|>un(context): return 1\n", ORCHESTRATOR)),
        ("an entity must not be one", app("def r<|>un(context): yield\n", ENTITY)),
        ("the name stands for what is made", app("def ma<|>in(context): yield\n", ORCHESTRATOR)),
        ("it takes more than a context", app("def r<|>un(context, other): yield\n", ORCHESTRATOR)),
        ("it takes nothing", app("def r<|>un(): yield\n", ORCHESTRATOR)),
        ("a decorator may change it", app("@df.x\ndef r<|>un(context): yield\n", ORCHESTRATOR)),
        ("no library makes the handler", app("def r<|>un(context): yield\n", ORCHESTRATOR).replace("main =", "x =")),
    ],
)  # fmt: skip
def test_quiet_where(why: str, text: str) -> None:
    assert titles(fixture(text)) == [], why


@pytest.mark.slow
def test_every_made_test_runs_and_fails_in_its_assertion_alone(tmp_path: Path) -> None:
    scripts = {
        ORCHESTRATOR: [CHAIN, FAN_OUT, MONITOR, ENDLESS, ORDER, PAIR, EARLY, NEVER, TOTAL, CONFIGURED],
        ENTITY: [COUNTER, READ_ALONE, KEEPER, FORGET],
    }
    made: list[str] = []
    for binding, each in [(binding, each) for binding, group in scripts.items() for each in group]:
        opened = fixture(app(each, binding, f"Flow{len(made)}"))
        ((path, test),) = make(opened, "Create").items()
        write(tmp_path, {path: test, opened.path: opened.text(opened.path)})
        made.append(path)

    failed = failures(tmp_path)
    assert sorted(failed) == sorted(made)
    assert [each for each in failed.values() if not each.startswith("AssertionError: ")] == []
