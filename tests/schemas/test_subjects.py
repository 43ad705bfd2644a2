"""What a binding type connects to (`x-subject`): each type names it, or says that there is nothing to name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from funcls.model.subject import describe
from funcls.schema.catalogue import BindingType
from funcls.workspace.resources import load_catalogue
from support.apps import fixture

SCHEMAS = Path(__file__).parents[2] / "schemas" / "bindings"
CATALOGUE = load_catalogue()
every_type = pytest.mark.parametrize("entry", CATALOGUE.types, ids=lambda entry: entry.name)

WITHOUT_SUBJECT = {
    "assistantCreate": "Assistant create",
    "authenticationEventsTrigger": "authenticationEvents",
    "cosmosDBMongo": "Cosmos DB for MongoDB",
    "embeddings": "Embeddings",
    "eventGridTrigger": "eventGrid",
    "generic": "Generic",
    "http": "HTTP response",
    "manualTrigger": "manual",
    "textCompletion": "Text completion",
    "userDataFunctionContext": "User data function context",
    "warmupTrigger": "warmup",
    "webPubSubContext": "Web PubSub context",
    "webPubSubRequest": "Web PubSub request",
}
"""The types that connect to nothing that has a name in function.json, and how they are listed."""

OPTIONAL = {"assistantSkillTrigger", "connectorTrigger", "durableClient", "orchestrationClient"}
"""Those whose subject stands in no skeleton, since it is seldom written."""


def words_of(entry: BindingType) -> str:
    text = f"--- Orders/function.json\n{json.dumps({'bindings': [entry.skeleton]})}\n"
    function = fixture(text).state.function("Orders")
    assert function is not None
    return describe(function.bindings[0], function)


@every_type
def test_a_type_states_its_subject(entry: BindingType) -> None:
    schema = json.loads((SCHEMAS / f"{entry.name}.schema.json").read_text(encoding="utf-8"))
    assert schema["x-subject"] == list(entry.subject)
    assert (entry.subject == ()) == (entry.name in WITHOUT_SUBJECT)
    for name in entry.subject:
        assert entry.properties[name].types == ("string",), name


@every_type
def test_a_skeleton_has_a_subject_or_none_on_purpose(entry: BindingType) -> None:
    words = words_of(entry)
    if entry.name in WITHOUT_SUBJECT:
        assert words == WITHOUT_SUBJECT[entry.name]
    elif entry.name in OPTIONAL:
        assert words == entry.name.removesuffix("Trigger")
    elif not any("x-route" in each.roles for each in entry.properties.values()):
        kind, _, subject = words.partition(" ")
        assert kind == entry.name.removesuffix("Trigger")
        assert subject
        assert len(words) <= 80


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("httpTrigger", "GET, POST /api/Orders"),
        ("timerTrigger", "timer 0 */5 * * * *"),
        ("blobTrigger", "blob invoices/{name}"),
        ("cosmosDBTrigger", "cosmosDB shop/orders"),
        ("eventHubTrigger", "eventHub orders"),
        ("eventGrid", "eventGrid OrdersTopicUri"),
        ("signalRTrigger", "signalR chat/messages/broadcast"),
        ("daprInvoke", "daprInvoke billing/CreateInvoice"),
        ("orchestrationTrigger", "orchestration Orders"),
        ("mcpToolTrigger", "mcpTool get_order"),
        ("sql", "sql SELECT * FROM dbo.Orders WHERE Status = @status"),
    ],
)
def test_some_skeletons_in_words(name: str, words: str) -> None:
    entry = CATALOGUE.type_named(name)
    assert entry is not None
    assert words_of(entry) == words
