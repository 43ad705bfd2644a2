"""Apps with one function and a mistake, and what the fixes for it do."""

from __future__ import annotations

import difflib

from funcls.features.fixes.offer import offers
from support.apps import Fixture

TIMER = '{"name": "timer", "type": "timerTrigger", "direction": "in", "schedule": "0 0 * * * *"}'
REQ = '{"name": "req", "type": "httpTrigger", "direction": "in"}'
RETURN = '{"name": "$return", "type": "http", "direction": "out"}'
QUEUE = '{"name": "msg", "type": "queue", "direction": "out", "queueName": "q", "connection": "Q"}'
MESSAGE = '{"name": "msg", "type": "queueTrigger", "direction": "in", "queueName": "q", "connection": "Q"}'
EVENTS = (
    '{"name": "msg", "type": "eventHubTrigger", "direction": "in", "eventHubName": "h", "connection": "E", '
    '"cardinality": "many"}'
)
PASTED = QUEUE.replace('"Q"', '"DefaultEndpointsProtocol=https;AccountKey=abc="')
NAMED = QUEUE.replace('"Q"', '"FConnection"')
LIBRARY = "import azure.functions as func\n\n\n"


def function(script: str, *bindings: str, more: str = "") -> str:
    """Return an app with one function."""
    lines = ",\n".join(f"    {each}" for each in bindings)
    return f'--- F/function.json\n{{{more}\n  "bindings": [\n{lines}\n  ]\n}}\n--- F/__init__.py\n{script}'


def settings(values: str, script: str = "def main(timer): ...\n") -> str:
    """Return an app with one function and the settings."""
    return f"{function(script, TIMER)}--- local.settings.json\n{values}\n"


def host(text: str, script: str = "def main(timer): ...\n", *bindings: str) -> str:
    """Return an app with one function and a host.json."""
    return f"{function(script, *(bindings or (TIMER,)))}--- host.json\n{text}\n"


def offered(app: Fixture, code: str) -> dict[str, tuple[bool, str]]:
    """Return what is offered for the first finding of a rule: by title, whether it is preferred, and what it does."""
    finding = next(each for each in app.state.findings() if each.code == code)
    found = {}
    for each in offers(app.state, finding, creates_files=True):
        lines = []
        for change in each.fix.changes:
            before = "" if change.creates else app.text(change.path)
            after = change.applied(before)
            diff = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
            lines += [line for line in list(diff)[2:] if not line.startswith("@@")]
        found[each.fix.title] = (each.fix.is_preferred, "\n".join(lines))
    return found
