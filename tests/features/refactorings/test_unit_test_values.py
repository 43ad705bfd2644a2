"""What a unit test gives activities and messages: values of the shape that the handler takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.apps import fixture
from support.made_tests import failures, write
from support.refactorings import make

ACTIVITY = '{"name": "order", "type": "activityTrigger", "direction": "in"}'
MESSAGE = '{"name": "order", "type": "queueTrigger", "direction": "in", "queueName": "orders", "connection": "Q"}'
REQUEST = '{"name": "order", "type": "httpTrigger", "direction": "in"}'

GIVEN = [
    (ACTIVITY, "order", "    order.upper()", 'order = "test"'),
    (ACTIVITY, "order", '    order["sku"].upper()', 'order = {"sku": "test"}'),
    (ACTIVITY, "order: dict", '    return dict(order, done=order.get("id"))', 'order = {"id": "test"}'),
    (ACTIVITY, "order: dict", "    return list(order)", "order = {}"),
    (ACTIVITY, "order: int", "    return 2**order", "order = 1"),
    (ACTIVITY, "order: str", '    return json.loads(order)["id"].upper()', """order = '{"id": "test"}'"""),
    (ACTIVITY, "order: str", '    inner = json.loads(order)\n    return json.loads(inner["it\\\'s"])["id"].upper()',
        r"""order = '{"it\'s": "{\\"id\\": \\"test\\"}"}'"""),
    (ACTIVITY, "order", '    return json.loads(order["a\\r\\ud800"])["id"]',
        r"""order = {"a\r\ud800": '{"id": "test"}'}"""),
    (ACTIVITY, "order", '    return sum(each["net"] for each in order["lines"])', 'order = {"lines": [{"net": 1}]}'),
    (ACTIVITY, "order", "    first, second = order", 'order = ["test", "test"]'),
    (MESSAGE, "order: func.QueueMessage", '    order.get_json()["id"].upper()',
        """order = func.QueueMessage(body=b'{"id": "test"}')"""),
    (MESSAGE, "order", '    json.loads(order.get_body().decode("utf-8"))["id"].upper()',
        """order = func.QueueMessage(body=b'{"id": "test"}')"""),
    (MESSAGE, "order", "    order.get_body().decode().upper()", 'order = func.QueueMessage(body=b"test")'),
    (REQUEST, "order", '    given = order.get_json()\n    return given["count"] + 1',
        """    body=b'{"count": 1}',"""),
]  # fmt: skip


def app(binding: str, parameter: str, body: str, name: str = "Take") -> str:
    """Return an app with one function."""
    script = f"import json\nimport azure.functions as func\n\n\ndef ma<|>in({parameter}):\n{body}\n"
    return f'--- {name}/function.json\n{{"bindings": [{binding}]}}\n--- {name}/__init__.py\n{script}'


@pytest.mark.parametrize(("binding", "parameter", "body", "line"), GIVEN)
def test_a_value_of_the_shape_that_is_taken(binding: str, parameter: str, body: str, line: str) -> None:
    ((_, made),) = make(fixture(app(binding, parameter, body)), "Create").items()
    assert f"        {line}\n" in made


@pytest.mark.parametrize(
    ("body", "compared"),
    [
        ('    return order["sku"].upper()', 'self.assertEqual(result, "What main should return")'),
        ('    if order["sku"]:\n        return', 'self.fail("Compare what main should have done.")'),
    ],
)
def test_what_an_activity_answers_is_compared(body: str, compared: str) -> None:
    ((_, made),) = make(fixture(app(ACTIVITY, "order", body)), "Create").items()
    assert made.endswith(f"        {compared}\n")


@pytest.mark.slow
def test_every_made_test_runs_and_fails_in_its_assertion_alone(tmp_path: Path) -> None:
    made: list[str] = []
    for binding, parameter, body, _ in GIVEN:
        opened = fixture(app(binding, parameter, body, f"Take{len(made)}"))
        ((path, test),) = make(opened, "Create").items()
        write(tmp_path, {path: test, opened.path: opened.text(opened.path)})
        made.append(path)

    failed = failures(tmp_path)
    assert sorted(failed) == sorted(made)
    assert [each for each in failed.values() if not each.startswith("AssertionError: ")] == []
