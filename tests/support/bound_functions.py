"""Functions up to their script, which a test writes behind: what their function.json binds."""

from __future__ import annotations

from typing import Final

BINDINGS: Final = """
--- Orders/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "authLevel": "anonymous"},
  {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"},
  {"name": "doc", "type": "blob", "direction": "in", "path": "orders/one"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
--- Orders/__init__.py
"""
BATCH: Final = """
--- Orders/function.json
{"bindings": [{"name": "events", "type": "eventHubTrigger", "eventHubName": "x", "cardinality": "many"}]}
--- Orders/__init__.py
"""
