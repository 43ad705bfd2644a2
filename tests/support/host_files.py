"""Apps around a host.json with a cursor mark, and every host.json of the apps of the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Final

APPS: Final = Path(__file__).parents[1] / "apps"
TEXTS: Final = sorted({path.read_bytes().decode("utf-8", "replace") for path in APPS.rglob("host.json")}, key=len)

FUNCTIONS: Final = """
--- Bills/function.json
{"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]}
--- Bills/__init__.py
def main(timer): ...
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"},
              {"type": "queue", "direction": "out", "name": "order", "queueName": "orders"}]}
--- Orders/__init__.py
def main(req, order): ...
"""


def host_app(host_json: str, more: str = "") -> str:
    """Return the fixture of an app with two functions, `Bills` and `Orders`; `more` are other files."""
    return f"--- host.json\n{host_json}{FUNCTIONS}{more}"
