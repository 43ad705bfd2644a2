"""Routes, expressions, names and scripts that are nearly right: what is offered, and what is preferred."""

from __future__ import annotations

import pytest

from support.apps import fixture
from support.fix_examples import MESSAGE, QUEUE, REQ, RETURN, TIMER, function, host, offered, settings

BUNDLE = '"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'


def fixes(text: str, code: str) -> dict[str, bool]:
    """Return what is offered for the first finding of a rule, each with whether it is preferred."""
    return {title: preferred for title, (preferred, _) in offered(fixture(text), code).items()}


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        ("/orders", {"Write 'orders'": True}),
        ("orders//{id}", {"Write 'orders/{id}'": True}),
        ("orders/{id", {"Write 'orders/{id}'": True}),
        ("orders/{id:int/items", {"Write 'orders/{id:int}/items'": True}),
        ("orders/{*rest", {"Write 'orders/{*rest}'": True}),
        ("orders/id}", {"Write 'orders/{id}'": False}),
        ("orders/{id:integer}", {"Write 'orders/{id:int}'": True, "Write 'orders/{id}'": False}),
        ("orders/{id:string}", {"Write 'orders/{id}'": False}),
        ("orders/{id}/{id}", {}),
        ("orders/{a-b", {}),
    ],
)
def test_routes(route: str, expected: dict[str, bool]) -> None:
    binding = REQ.replace("}", f', "route": "{route}"}}')
    assert fixes(function("def main(req): ...\n", binding, RETURN), "route-broken") == expected


@pytest.mark.parametrize(
    ("prefix", "expected"), [("api/", {"Write 'api'": True}), ("/", {"Write ''": True}), ("{a", {})]
)
def test_the_prefix_of_all_routes(prefix: str, expected: dict[str, bool]) -> None:
    section = f'"extensions": {{"http": {{"routePrefix": "{prefix}"}}}}'
    text = host(f'{{"version": "2.0", {section}, {BUNDLE}}}')
    assert fixes(text, "route-prefix") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("%Orders", {"Write '%Orders%'": False, "Write 'Orders'": False}),
        ("Orders%", {"Write '%Orders%'": False, "Write 'Orders'": False}),
        ("in-{queueTrigger", {"Write 'in-{queueTrigger}'": True, "Write 'in-queueTrigger'": False}),
    ],
)
def test_expressions(name: str, expected: dict[str, bool]) -> None:
    sent = QUEUE.replace('"q"', f'"{name}"').replace("msg", "sent")
    found = fixes(function("def main(msg, sent): ...\n", MESSAGE, sent), "expression-broken")
    assert {title: preferred for title, preferred in found.items() if title in expected} == expected


def test_a_setting_that_is_there_is_what_the_percent_sign_is_for() -> None:
    stated = '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "Q": "a", "Orders": "b"}}'
    text = settings(stated, "def main(timer, msg): ...\n")
    sent = QUEUE.replace('"q"', '"%Orders"')
    text = text.replace(TIMER, f"{TIMER},\n    {sent}")
    assert fixes(text, "expression-broken")["Write '%Orders%'"]


def test_a_name_that_is_nearly_one_of_the_trigger() -> None:
    blob = '{"name": "blob", "type": "blobTrigger", "direction": "in", "path": "scans/{name}", "dataType": "binary"}'
    sent = QUEUE.replace('"q"', '"scans-{nam}"')
    assert fixes(function("def main(blob, msg): ...\n", blob, sent), "expression-unknown") == {"Write '{name}'": True}


@pytest.mark.parametrize(
    ("code", "script", "other", "expected"),
    [
        ("wrong-language", "run.txt", "run.py", {"Write 'run.py'": True}),
        ("wrong-language", "run.txt", "start.py", {"Write 'start.py'": False}),
        ("py-dotted", "run.v2.py", "run.py", {"Write 'run.py'": True}),
        ("py-ext", "run.PY", "work.py", {"Write 'work.py'": False}),
        ("py-ext", "run.PY", "work.txt", {}),
    ],
)
def test_another_script(code: str, script: str, other: str, expected: dict[str, bool]) -> None:
    declared = function("", TIMER, more=f'\n  "scriptFile": "{script}",').partition("--- F/__init__.py")[0]
    handler = "def main(timer): ...\n"
    assert fixes(f"{declared}--- F/{script}\n{handler}--- F/{other}\n{handler}", code) == expected


@pytest.mark.parametrize(
    ("script", "second", "expected"),
    [
        ("def main(timer, msg): ...\n", QUEUE, {"Remove the second binding 'msg'": True}),
        (
            "def main(timer, msg, copy): ...\n",
            QUEUE.replace("queueName", "queueName ").replace('"q"', '"copies"').replace("queueName ", "queueName"),
            {"Name the second binding 'copy', as the parameter that has none": False},
        ),
        ("def main(timer, msg): ...\n", QUEUE.replace('"q"', '"copies"'), {}),
    ],
)
def test_two_bindings_of_one_name(script: str, second: str, expected: dict[str, bool]) -> None:
    assert fixes(function(script, TIMER, QUEUE, second), "binding-dup") == expected


def test_a_setting_without_a_name_can_go() -> None:
    stated = (
        '{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a", "": "b"}}'
    )
    assert fixes(settings(stated), "settings-empty-key") == {"Remove the setting without a name": False}
