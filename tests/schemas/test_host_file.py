"""host.schema.json holds the facts about host.json, where those are at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from jsonschema import Draft7Validator

from funcls.schema.document import JsonData, JsonDict, dict_in, text_in, texts_in
from funcls.schema.time_span import describe_ticks, read_time_span

ROOT = Path(__file__).parents[3]
FACTS = ROOT / "shared" / "facts" / "host.json.md"
SCHEMA: JsonDict = json.loads((Path(__file__).parents[2] / "schemas" / "host.schema.json").read_text(encoding="utf-8"))
ROW = re.compile(r"\| (?P<key>[\w.*$]+) \| (?P<type>[a-z ]+)[^|]*\| (?P<limits>(?:[^|\\]|\\.)*)\|")
READ_ELSEWHERE: Final = {
    # SchemaStore's values, and what the source or Microsoft's page says.
    "extensionBundle.id": "required, so that nothing counts without it",
    "extensionBundle.version": "the same",
    "concurrency.dynamicConcurrencyEnabled": "the host's own default is false",
    "logging.applicationInsights.enableLiveMetricsFilters": "sources differ",
    "logging.applicationInsights.samplingSettings.includedTypes": "nothing is left out by default",
    "logging.applicationInsights.snapshotConfiguration.problemCounterResetInterval": "24:00:00 would be 24 days",
    "extensions.queues.maxPollingInterval": "two seconds only where `func` runs",
    "extensions.serviceBus.clientRetryOptions.maxDelay": "a minute in the extension",
    "extensions.eventHubs.clientRetryOptions.maxDelay": "the extension has another name for it (EventHubOptions.cs)",
    "extensions.eventHubs.clientRetryOptions.maxRetries": "the same",
    "extensions.eventHubs.maxEventBatchSize": "100 in newer extensions (EventHubOptions.cs)",
    "extensions.eventHubs.maxBatchSize": "no host reads it any more",
    "extensions.eventHubs.prefetchCount": "255 in version 1 of the host",
    "extensions.durableTask.hubName": "by the name of the app on Azure",
    "extensions.durableTask.maxConcurrentActivityFunctions": "computed since durable 3",
    "extensions.durableTask.maxConcurrentOrchestratorFunctions": "computed since durable 3",
    "extensions.durableTask.useTablePartitionManagement": "the extension reads it in another place",
}
"""Defaults that the schema states otherwise than the table of the facts, and why."""
SINCE: Final = (
    *(
        f"extensions.durableTask.{name}"
        for name in ("defaultVersion", "versionMatchStrategy", "versionFailureStrategy")
    ),
    "extensions.connector.system.webhookAuthorizationLevel",
    "customHandler.http.routes",
    "configurationProfile",
)
"""Keys that changes-2024-2026.md adds: rows 2, 3, 23 and 24."""


class Fact(NamedTuple):
    """A row of the table: the path of the key, the names of its types, and the remarks on values."""

    key: str
    types: frozenset[str]
    limits: str


def facts() -> list[Fact]:
    text = FACTS.read_text(encoding="utf-8") if FACTS.is_file() else ""
    rows = (match for line in text.splitlines() if (match := ROW.match(line)) and match["key"] != "key")
    return [Fact(each["key"], frozenset(each["type"].strip().split(" or ")), each["limits"]) for each in rows]


def keys(schema: JsonDict, path: str = "") -> Iterator[tuple[str, JsonDict]]:
    """Yield the path and the schema of each key, and `.*` for those of any name."""
    for name, each in dict_in(schema, "properties").items():
        if isinstance(each, dict):
            yield f"{path}{name}", each
            yield from keys(each, f"{path}{name}.")
    if isinstance(schema.get("additionalProperties"), dict):
        yield f"{path}*", dict_in(schema, "additionalProperties")


KEYS = dict(keys(SCHEMA))
WITH_FACTS = pytest.mark.parametrize(
    "fact", facts() or [pytest.param(None, marks=pytest.mark.skip(reason="nothing to read"))], ids=lambda each: each.key
)


@WITH_FACTS
def test_every_key_of_the_facts_is_there(fact: Fact) -> None:
    if fact.key.endswith("kafka.*"):
        assert len(dict_in(KEYS["extensions.kafka"], "properties")) == 16
        return
    known = KEYS[fact.key]
    types = known.get("type")
    assert fact.types == ({types} if isinstance(types, str) else set(texts_in(known, "type")))
    assert stated_list(fact, "enum") in (None, set(texts_in(known, "enum")))
    for limit in ("minimum", "maximum"):
        assert stated(fact, limit) in (None, known.get(limit))


@WITH_FACTS
def test_defaults_are_those_of_the_facts(fact: Fact) -> None:
    assert agrees(fact) or fact.key in READ_ELSEWHERE


@pytest.mark.skipif(not facts(), reason="nothing to read")
def test_no_exception_is_of_the_past() -> None:
    assert {fact.key for fact in facts() if not agrees(fact)} == set(READ_ELSEWHERE)


def agrees(fact: Fact) -> bool:
    default = stated(fact, "default")
    return default is None or KEYS[fact.key].get("default") == default


def stated(fact: Fact, name: str) -> JsonData:
    found = re.search(rf'{name}=("[^"]*"|[^\s;]+)', fact.limits)
    return json.loads(found[1]) if found else None


def stated_list(fact: Fact, name: str) -> set[str] | None:
    found = re.search(rf"{name}=(\[[^\]]*\])", fact.limits)
    return set(json.loads(found[1])) if found else None


@pytest.mark.parametrize("key", SINCE)
def test_what_came_later_is_there(key: str) -> None:
    assert key in KEYS


@pytest.mark.parametrize("key", [key for key, each in KEYS.items() if "default" in each])
def test_a_default_stands_in_the_description(key: str) -> None:
    """So that no hover says it twice, and no reader of the file has to look for it."""
    known = KEYS[key]
    default = known["default"]
    text = default if isinstance(default, str) else json.dumps(default)
    assert f"`{text}`" in str(known["description"])


@pytest.mark.parametrize("key", [key for key, each in KEYS.items() if each.get("x-timeSpan")])
def test_samples_of_spans_are_read_and_mean_what_they_seem_to(key: str) -> None:
    known = KEYS[key]
    samples = [each for each in (*texts_in(known, "examples"), text_in(known, "default")) if each is not None]
    spans = [read_time_span(each) for each in samples]
    assert samples
    assert None not in spans
    if "x-inDays" not in known and "-1" not in samples:
        assert [each for each in samples if re.fullmatch(r"[0-9]+|2[4-9]:.*", each)] == []
    default = text_in(known, "default")
    if default is not None and not re.search(r"\.[0-9]+$", default) and read_time_span(default):
        assert describe_ticks(read_time_span(default) or 0) in str(known["description"])


@pytest.mark.parametrize("key", [key for key, each in KEYS.items() if "x-movedTo" in each])
def test_what_has_moved_is_ignored_and_its_new_place_is_there(key: str) -> None:
    known = KEYS[key]
    target = str(known["x-movedTo"]).replace("/", ".")
    assert known["x-ignored"]
    assert "x-ignored" not in KEYS[target]


@pytest.mark.parametrize(
    ("host_json", "guilty"),
    [
        ({"version": "2.0"}, []),
        (SCHEMA["x-skeleton"], []),
        ({"version": "3.0"}, ["$.version"]),
        ({}, ["$"]),
        ({"version": "2.0", "anything": {"else": 1}}, []),
        ({"version": "2.0", "extensions": {"ofMyOwn": {"size": 1}}}, []),
        ({"version": "2.0", "extensions": {"queues": {"batchSize": 64}}}, ["$.extensions.queues.batchSize"]),
        (
            {"version": "2.0", "logging": {"logLevel": {"Function.Orders": "Loud"}}},
            ["$.logging.logLevel['Function.Orders']"],
        ),
    ],
)
def test_other_tools_judge_by_it(host_json: JsonDict, guilty: list[str]) -> None:
    errors = Draft7Validator(SCHEMA).iter_errors(host_json)
    assert [each.json_path for each in errors] == guilty
