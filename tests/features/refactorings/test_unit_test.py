"""The unit test of a handler: what it gives, what it compares, and that it fails for no other reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from funcls.workspace.resources import load_catalogue
from support.apps import block, fixture
from support.made_tests import failures, write
from support.refactorings import make, titles

REQ = '{"name": "req", "type": "httpTrigger", "direction": "in", "methods": ["post"], "route": "orders/{id:int}"}'
ANSWER = '{"name": "$return", "type": "http", "direction": "out"}'
MESSAGE = '{"name": "msg", "type": "queueTrigger", "direction": "in", "queueName": "orders", "connection": "Q"}'
OUT = '{"name": "out", "type": "queue", "direction": "out", "queueName": "done", "connection": "Q"}'
TIMER = '{"name": "timer", "type": "timerTrigger", "direction": "in", "schedule": "0 0 * * * *"}'
FUNC = "import azure.functions as func\n"


def app(script: str, *bindings: str, name: str = "Orders", more: str = "") -> str:
    """Return an app with one function."""
    return (
        f'--- {name}/function.json\n{{"bindings": [{", ".join(bindings)}]}}\n--- {name}/__init__.py\n{script}\n{more}'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            app(f"{FUNC}def ma<|>in(req: func.HttpRequest) -> func.HttpResponse: ...", REQ, ANSWER),
            '''
            import unittest

            import azure.functions as func

            from Orders import main


            class TestOrders(unittest.TestCase):
                def test_main(self):
                    req = func.HttpRequest(
                        method="POST",
                        url="/api/orders/1",
                        params={},
                        route_params={"id": "1"},
                        body=b"",
                    )

                    result = main(req)

                    self.assertEqual(result.get_body(), b"What main should return")
            ''',
        ),
        (
            app(f"{FUNC}def ma<|>in(msg, out: func.Out[str], context, limit=5): ...", MESSAGE, OUT),
            '''
            import unittest
            from unittest import mock

            import azure.functions as func

            from Orders import main


            class TestOrders(unittest.TestCase):
                def test_main(self):
                    msg = func.QueueMessage(body=b"test")
                    out = mock.Mock(spec=func.Out)
                    context = mock.Mock(spec=func.Context, invocation_id="1", function_name="Orders")

                    main(msg, out, context)

                    out.set.assert_called_once_with("What main should set")
            ''',
        ),
        (
            app("async def ma<|>in(timer): ...", TIMER, name="by-day"),
            '''
            import asyncio
            import importlib
            import unittest
            from unittest import mock

            import azure.functions as func

            main = importlib.import_module("by-day").main


            class TestByDay(unittest.TestCase):
                def test_main(self):
                    timer = mock.Mock(spec=func.TimerRequest, past_due=False)

                    asyncio.run(main(timer))

                    self.fail("Compare what main should have done.")
            ''',
        ),
    ],
)  # fmt: skip
def test_the_text(text: str, written: str) -> None:
    ((_, made),) = make(fixture(text), "Create").items()
    assert made == f"{block(written)}\n"


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ("", "tests/test_Orders.py"),
        ("--- test/conftest.py\n", "test/test_Orders.py"),
        ("--- test/a.py\n--- tests/test_orders.py\n", "tests/test_Orders_2.py"),
        ("--- tests/test_Orders.py\n--- tests/test_Orders_2.py\n", "tests/test_Orders_3.py"),
    ],
)
def test_the_next_free_name_in_the_folder_of_the_tests(more: str, path: str) -> None:
    text = app("def ma<|>in(timer): ...", TIMER, more=more)

    assert titles(fixture(text)) == [f"Create {path}, a unit test of 'Orders'"]


def test_the_script_that_function_json_names() -> None:
    text = (
        f'--- Orders/function.json\n{{"scriptFile": "take.py", "entryPoint": "place", "bindings": [{TIMER}]}}\n'
        "--- Orders/take.py\ndef pla<|>ce(timer): ...\n"
    )

    assert "from Orders.take import place\n" in make(fixture(text), "Create")["tests/test_Orders.py"]


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("the cursor is elsewhere", app("def main(ti<|>mer): ...", TIMER)),
        ("it is not the handler", app("def main(timer): ...\ndef oth<|>er(): ...", TIMER)),
        ("a library makes the handler", app("import functools\ndef f<|>(x, timer): ...\nmain = functools.partial(f, 1)",
                                                TIMER)),
        ("what is called cannot be told", app("from x import y\n@y\ndef ma<|>in(timer): ...", TIMER)),
    ],
)  # fmt: skip
def test_quiet_where(why: str, text: str) -> None:
    assert titles(fixture(text)) == [], why


def test_quiet_where_a_client_makes_no_files() -> None:
    assert titles(fixture(app("def ma<|>in(timer): ...", TIMER)), creates_files=False) == []


@pytest.mark.slow
def test_every_made_test_runs_and_fails_in_its_assertion_alone(tmp_path: Path) -> None:
    made = []
    for entry in load_catalogue().types:
        if not entry.is_trigger or not entry.skeleton:
            continue
        name = str(entry.skeleton["name"])
        script = f"from unittest import mock\n\n\ndef ma<|>in({name}):\n    return mock.Mock()"
        text = app(script, json.dumps(dict(entry.skeleton)), ANSWER, name=f"Of_{entry.name}")
        opened = fixture(text)
        for title in titles(opened):
            for path, test in make(opened, title).items():
                write(tmp_path, {path: test, opened.path: opened.text(opened.path)})
                made.append(path)
    assert len(made) > 20

    failed = failures(tmp_path)
    assert sorted(failed) == sorted(made)
    assert [each for each in failed.values() if not each.startswith("AssertionError: ")] == []
