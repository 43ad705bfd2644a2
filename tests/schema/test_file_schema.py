"""A file that one schema describes: which key stands at a path, and where one belongs that nobody reads."""

from __future__ import annotations

import pytest

from funcls.syntax.json.path import JsonPath
from funcls.workspace.resources import load_catalogue

SCHEMA = load_catalogue().file_schema("host.json")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "host.json"),
        (("version",), "version"),
        # The host reads these two in exactly this case, all others in any.
        (("Version",), None),
        (("ConfigurationProfile",), None),
        (("EXTENSIONS", "Http", "routeprefix"), "routePrefix"),
        (("functions", 3), "functions"),
        (("logging", "logLevel", "Function.Orders"), "Function.Orders"),
        (("logging", "logLevel", "DEFAULT"), "default"),
        (("extensions", "ofMyOwn"), None),
        (("version", "below"), None),
        (("functions", "below"), None),
    ],
)
def test_what_stands_at_a_path(path: JsonPath, name: str | None) -> None:
    known = SCHEMA.property_at(path)
    assert (known.name if known is not None else None) == name


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("http", "extensions/http"),
        ("HTTP/routePrefix", "extensions/http/routePrefix"),
        ("eventHub/maxBatchSize", "extensions/eventHubs/maxBatchSize"),
        # Sections of extensions at the top, and any other that has one place alone.
        ("eventHubs", "extensions/eventHubs"),
        ("durabletask/hubName", "extensions/durableTask/hubName"),
        ("samplingSettings", "logging/applicationInsights/samplingSettings"),
        # What belongs at the top, in a section whose keys are all known.
        ("extensionBundle/extensions/http", "extensions/http"),
        ("logging/concurrency", "concurrency"),
        # Several places have this name.
        ("clientRetryOptions", None),
        # Nobody can list what extensions read.
        ("extensions/ofMyOwn/retry", None),
        ("extensions/kafka/retry", None),
        ("extensions/http", None),
        ("logging/logLevel/extensions", None),
        ("somethingElse/http", None),
    ],
)
def test_where_a_key_belongs(path: str, place: str | None) -> None:
    assert SCHEMA.place_today(tuple(path.split("/"))) == (tuple(place.split("/")) if place else None)


def test_a_file_without_a_schema() -> None:
    with pytest.raises(KeyError):
        load_catalogue().file_schema("settings.json")
