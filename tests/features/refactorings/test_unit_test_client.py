"""The unit tests of functions with a durable client, and that they fail for no other reason than their assertion."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apps import block, fixture
from support.made_tests import failures, write
from support.refactorings import make

REQ = '{"name": "req", "type": "httpTrigger", "direction": "in", "route": "orchestrators/{name}"}'
ANSWER = '{"name": "$return", "type": "http", "direction": "out"}'
MESSAGE = '{"name": "msg", "type": "queueTrigger", "direction": "in", "queueName": "orders", "connection": "Q"}'
STARTER = '{"name": "starter", "type": "durableClient", "direction": "in"}'
LIBRARIES = "import azure.durable_functions as df\nimport azure.functions as func\n"
HTTP = f"""\
{LIBRARIES}
async def ma<|>in(req: func.HttpRequest, starter: str) -> func.HttpResponse:
    client = df.DurableOrchestrationClient(starter)
    instance_id = await client.start_new(req.route_params["name"], None, None)
    return client.create_check_status_response(req, instance_id)
"""
QUEUE = """\
from azure.durable_functions import DurableOrchestrationClient as Client

async def ma<|>in(msg, starter):
    await Client(starter).start_new("Fulfil", client_input=msg.get_body().decode())
"""
WAITING = f"""\
{LIBRARIES}
async def ma<|>in(req: func.HttpRequest, starter) -> func.HttpResponse:
    client = df.DurableOrchestrationClient(context=starter)
    started = await client.start_new("Fulfil")
    client.create_http_management_payload(started)["id"].upper()
    return await client.wait_for_completion_or_create_check_status_response(req, started)
"""
JSON = f"""\
{LIBRARIES}
async def ma<|>in(req: func.HttpRequest, starter: str) -> func.HttpResponse:
    order = req.get_json()
    client = df.DurableOrchestrationClient(starter)
    started = await client.start_new("Fulfil", None, [order["id"], order["lines"][1]["count"] * 2])
    return client.create_check_status_response(req, started)
"""
LATE = """\
async def ma<|>in(req, starter):
    from azure.durable_functions import DurableOrchestrationClient

    client = DurableOrchestrationClient(starter)
    await client.raise_event("1", "approved", True)
    await client.terminate("1", "late")
"""


def app(script: str, *bindings: str, name: str = "Start") -> str:
    """Return an app with one function that binds a client."""
    declared = ", ".join([*bindings, STARTER])
    return f'--- {name}/function.json\n{{"bindings": [{declared}]}}\n--- {name}/__init__.py\n{script}'


APPS = [
    app(HTTP, REQ, ANSWER),
    app(HTTP, REQ, ANSWER, name="start-it"),
    app(QUEUE, MESSAGE, name="FromQueue"),
    app(QUEUE, MESSAGE, name="from-queue"),
    app(WAITING, REQ, ANSWER, name="Wait"),
    app(LATE, REQ, name="Late"),
    app(JSON, REQ, ANSWER, name="Json"),
]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            app(HTTP, REQ, ANSWER),
            '''
            import asyncio
            import unittest
            from unittest import mock

            import azure.durable_functions as df
            import azure.functions as func

            from Start import main


            class TestStart(unittest.TestCase):
                def test_main(self):
                    client = mock.Mock(spec=df.DurableOrchestrationClient)
                    client.start_new.return_value = "1"
                    client.create_check_status_response.return_value = func.HttpResponse(b"test")
                    req = func.HttpRequest(
                        method="GET",
                        url="/api/orchestrators/1",
                        params={},
                        route_params={"name": "1"},
                        body=b"",
                    )
                    starter = "test"

                    with mock.patch("azure.durable_functions.DurableOrchestrationClient", return_value=client):
                        result = asyncio.run(main(req, starter))

                    self.assertEqual(result.get_body(), b"What main should return")
            ''',
        ),
        (
            app(QUEUE, MESSAGE, name="FromQueue"),
            '''
            import asyncio
            import unittest
            from unittest import mock

            import azure.durable_functions as df
            import azure.functions as func

            from FromQueue import main


            class TestFromQueue(unittest.TestCase):
                def test_main(self):
                    client = mock.Mock(spec=df.DurableOrchestrationClient)
                    client.start_new.return_value = "1"
                    msg = func.QueueMessage(body=b"test")
                    starter = "test"

                    with mock.patch("FromQueue.Client", return_value=client):
                        asyncio.run(main(msg, starter))

                    client.start_new.assert_awaited_once_with("What main should start")
            ''',
        ),
    ],
)  # fmt: skip
def test_the_text(text: str, written: str) -> None:
    ((_, made),) = make(fixture(text), "Create").items()
    assert made == f"{block(written)}\n"


@pytest.mark.parametrize(
    ("why", "script", "line"),
    [
        ("the name is taken", HTTP.replace("starter", "client"), "durable_client = mock.Mock(spec="),
        ("no statement imports the module", QUEUE, "with mock.patch.dict(main.__globals__, Client=mock.Mock("),
        ("the class is imported late", LATE, 'with mock.patch("azure.durable_functions.DurableOrchestrationClient"'),
    ],
)
def test_what_is_replaced_where(why: str, script: str, line: str) -> None:
    text = app(script, MESSAGE if script == QUEUE else REQ, name="start-it")
    text = text.replace("starter", "client") if "client: str" in text else text
    ((_, made),) = make(fixture(text), "Create").items()
    assert line in made, why


def test_a_client_that_other_code_makes() -> None:
    script = "from shared import start\n\nasync def ma<|>in(msg, starter):\n    await start(msg, starter)\n"
    ((_, made),) = make(fixture(app(script, MESSAGE)), "Create").items()
    assert "mock.patch" not in made
    assert "asyncio.run(main(msg, starter))" in made


@pytest.mark.slow
def test_every_made_test_runs_and_fails_in_its_assertion_alone(tmp_path: Path) -> None:
    made: list[str] = []
    for text in APPS:
        opened = fixture(text)
        ((path, test),) = make(opened, "Create").items()
        write(tmp_path, {path: test, opened.path: opened.text(opened.path)})
        made.append(path)

    failed = failures(tmp_path)
    assert sorted(failed) == sorted(made)
    assert [each for each in failed.values() if not each.startswith("AssertionError: ")] == []
