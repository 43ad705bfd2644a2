"""An app of Durable Functions: a client, an orchestrator, two activities and an entity."""

from __future__ import annotations

from support.apps import CURSOR, Fixture, fixture

APP = """
--- Start/function.json
{"bindings": [
  {"type": "queueTrigger", "name": "order", "queueName": "orders", "connection": "AzureWebJobsStorage"},
  {"type": "durableClient", "name": "client", "direction": "in"}
]}
--- Start/__init__.py
import azure.durable_functions as df
async def main(order, client):
    starter = df.DurableOrchestrationClient(client)
    await starter.start_new("Fulfil", client_input=order)
    await starter.signal_entity(df.EntityId("Counter", "all"), "add")
--- Fulfil/function.json
{"bindings": [{"type": "orchestrationTrigger", "name": "context"}]}
--- Fulfil/__init__.py
import azure.durable_functions as df
from ..shared.retries import RETRY
def run(context):
    order = yield context.call_activity("chargecard", context.get_input())
    yield context.call_activity_with_retry(
        "ChargeCard", RETRY, order
    )
    yield context.call_activity(name="Ship-It", input_=order)
    yield context.call_sub_orchestrator("Fulfil", order)
main = df.Orchestrator.create(run)
--- ChargeCard/function.json
{"bindings": [{"type": "activityTrigger", "name": "order"}]}
--- ChargeCard/__init__.py
def main(order):
    \"\"\"Charge the card.\"\"\"
--- Shipping/function.json
{"bindings": [{"type": "activityTrigger", "name": "order", "activity": "Ship-It"}]}
--- Shipping/__init__.py
def main(order): ...
--- Counter/function.json
{"bindings": [{"type": "entityTrigger", "name": "context"}]}
--- Counter/__init__.py
import azure.durable_functions as df
def run(context): ...
main = df.Entity.create(run)
--- shared/retries.py
RETRY = 3
"""


def durable_app(*changes: tuple[str, str]) -> Fixture:
    """Return the app with some texts, each of which stands there once, in place of others."""
    text = APP
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return fixture(text)


def durable_app_at(place: str) -> Fixture:
    """Return the app with the cursor at a place that is written with the cursor mark."""
    return durable_app((place.replace(CURSOR, ""), place))
