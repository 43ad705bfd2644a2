"""Hover in host.json: what a key is for, what its value means, and where it belongs that nobody reads."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.hover import hover
from funcls.model.configured import Options
from support.apps import fixture, stated
from support.host_files import host_app

NOW = datetime(2026, 11, 25, 12, 30, 15, tzinfo=timezone.utc)
STABLE = "Microsoft.Azure.Functions.ExtensionBundle"
PAGE = "https://learn.microsoft.com/azure/azure-functions"


def hovered(host_json: str, more: str = "", options: Options | None = None) -> tuple[str, list[str]]:
    """Return the text that is marked, and the paragraphs of what is said of it."""
    app = fixture(host_app(host_json, more), options)
    found = hover(app.state, app.path, app.offset, NOW)
    return (app.text("host.json")[slice(*found.span)], found.markdown.split("\n\n")) if found else ("", [])


def said(host_json: str, more: str = "", options: Options | None = None) -> list[str]:
    return hovered(host_json, more, options)[1]


def ranged(version: str, identifier: str = STABLE) -> str:
    return f'{{"extensionBundle": {{"id": "{identifier}", "version": "<|>{version}"}}}}'


def test_a_key() -> None:
    assert hovered('{"healthMonitor": {"counter<|>Threshold": 0.9}}') == (
        '"counterThreshold"',
        [
            "**Counter threshold** (`counterThreshold`)",
            "The part of a limit at which a check fails, between `0` and `1`. Without it: `0.8`.",
            "From 0 to 1.",
            f"[Microsoft's documentation]({PAGE}/functions-host-json#healthmonitor)",
        ],
    )


def test_a_value_of_an_enum() -> None:
    marked, text = hovered('{"logging": {"logLevel": {"Function.Orders": "wa<|>rning"}}}')
    assert marked == '"warning"'
    assert text[:2] == ["**Log level** (`Function.Orders`)", "`Warning`: What is odd, and stops nothing."]


def test_the_values_where_none_stands() -> None:
    assert any(part.startswith("- `ApplicationInsights`: ") for part in said('{"telemetry<|>Mode": 1}'))


@pytest.mark.parametrize(
    ("value", "meaning"),
    [
        ('"5"', "`5` is 5 days."),
        ("5", "`5` is 5 days."),
        ('"24:00:00"', "`24:00:00` is 24 days."),
        ('"1.02:00:00"', "`1.02:00:00` is 1 day 2 hours."),
        ('"00:00:00.25"', "`00:00:00.25` is 0.25 seconds."),
        ('"5m"', "This is no span of time for .NET: write `hh:mm:ss`, with days as `d.hh:mm:ss`."),
    ],
)
def test_what_a_span_of_time_means(value: str, meaning: str) -> None:
    assert meaning in said(f'{{"aggregator": {{"flush<|>Timeout": {value}}}}}')


@pytest.mark.parametrize("value", ["null", '""', '"-1"', '"-00:00:05"', '"half typed', ""])
def test_spans_of_which_there_is_nothing_to_say(value: str) -> None:
    assert said(f'{{"function<|>Timeout": {value}')[1].startswith("How long a function may run")


@pytest.mark.parametrize(
    ("host_json", "place"),
    [
        (
            '{"ht<|>tp": {}}',
            "*Has no effect:* Only version 1 of the host read it here. Its place is `extensions.http`.",
        ),
        ('{"http": {"routePre<|>fix": ""}}', "*Has no effect here.* Its place is `extensions.http.routePrefix`."),
        ('{"event<|>Hubs": {}}', "*Has no effect here.* Its place is `extensions.eventHubs`."),
        (
            '{"logging": {"exten<|>sions": {}}}',
            "*Has no effect here.* `extensions` has its place at the top of the file.",
        ),
    ],
)
def test_what_the_host_ignores(host_json: str, place: str) -> None:
    assert place in said(host_json)


@pytest.mark.parametrize(
    "host_json", ['{"unheard<|>Of": 1}', '{"extensions": {"ofMyOwn": {"si<|>ze": 1}}}', "{<|>}", '["ver<|>sion"]']
)
def test_where_there_is_nothing_to_say(host_json: str) -> None:
    assert hovered(host_json) == ("", [])


def test_a_key_of_another_bundle() -> None:
    bundle = f'"extensionBundle": {{"id": "{STABLE}", "version": "[4.*, 5.0.0)"}}'
    text = said(f'{{{bundle}, "extensions": {{"cosmosDB": {{"lease<|>Options": {{}}}}}}}}')
    assert text[2:4] == [
        "This app has extension bundle 4, which does not read it.",
        "Read by extension bundles 2 and 3.",
    ]


def test_an_app_setting_in_its_place_whose_value_is_not_shown() -> None:
    settings = '--- local.settings.json\n{"Values": {"AzureFunctionsJobHost__functionTimeout": "00:07:00"}}\n'
    text = said('{"function<|>Timeout": "00:05:00"}', settings)
    assert (
        "local.settings.json sets `AzureFunctionsJobHost__functionTimeout`, or a part of it: that counts instead."
        in text
    )
    assert not any("00:07" in part for part in text)


def test_functions() -> None:
    assert said('{"functions": ["ord<|>ers"]}')[1] == "This app has the function `Orders`."
    assert said('{"functions": ["Ord<|>er"]}')[1] == "This app has no function of that name."


class TestBundle:
    @pytest.mark.parametrize(
        ("version", "meaning"),
        [
            ("[4.*, 5.0.0)", "is the newest of major 4."),
            ("[4.0.0, 5.0.0)", "is the newest of major 4."),
            ("[3.3.0, 4.0.0)", "is the newest version from 3.3.0 and below 4.0.0."),
            ("[4.5.0]", "is exactly 4.5.0."),
            ("(4.5.0, 4.9.0]", "is the newest version after 4.5.0 up to 4.9.0."),
            ("4.5.0", "is 4.5.0 and every later version: the host takes the newest."),
            ("[3.*, 5.0.0)", "is the newest version from 3.0.0 and below 5.0.0. Majors 3 and 4 lie in it."),
        ],
    )
    def test_the_range_in_words(self, version: str, meaning: str) -> None:
        assert said(ranged(version))[1] == f"`{version}` {meaning}"

    @pytest.mark.parametrize(
        ("version", "standing"),
        [
            ("[3.*, 4.0.0)", "Bundles 2 and 3 reached the end of their support on August 4, 2026."),
            ("[1.*, 2.0.0)", "The host stops: it takes bundles from 2.6.1 on."),
            ("[5.*, 6.0.0)", "No such bundle is known: the newest major is 4."),
            ("[4.5.0, 4.6.0)", "That is narrow: the host may find no bundle in it."),
        ],
    )
    def test_what_is_to_say_of_it(self, version: str, standing: str) -> None:
        assert said(ranged(version))[2].startswith(standing)

    def test_what_it_brings(self) -> None:
        assert said(ranged("[4.*, 5.0.0)"))[2] == "It brings what this app uses: `queue`."

    def test_what_it_lacks(self) -> None:
        kusto = '--- Rows/function.json\n{"bindings": [{"type": "kusto", "name": "rows", "direction": "in"}]}\n'
        text = said(ranged("[4.*, 5.0.0)"), kusto)[2]
        assert text == "Of the binding types of this app it brings `queue`, and lacks `kusto`."

    def test_long_lists_are_counted(self) -> None:
        types = ("blob", "cosmosDB", "eventGrid", "eventHub", "sendGrid", "serviceBus", "signalR", "table", "twilioSms")
        bindings = ", ".join(f'{{"type": "{each}", "direction": "out", "name": "{each}"}}' for each in types)
        text = said(ranged("[4.*, 5.0.0)"), f'--- Many/function.json\n{{"bindings": [{bindings}]}}\n')[2]
        assert text == "It brings what this app uses: 10 types."

    def test_where_it_brings_none(self) -> None:
        text = said(ranged("[4.*, 5.0.0)", f"{STABLE}.Preview"))
        assert text[2] == "It brings what this app uses: `queue`."
        app = fixture(
            f"--- host.json\n{ranged('[4.*, 5.0.0)')}\n--- Rows/function.json\n"
            '{"bindings": [{"type": "kusto", "name": "rows", "direction": "in"}]}\n--- Rows/__init__.py\n'
        )
        found = hover(app.state, "host.json", app.offset, NOW)
        assert found is not None
        assert "It lacks what this app uses: `kusto`." in found.markdown

    def test_an_app_that_needs_no_extension(self) -> None:
        app = fixture(
            f"--- host.json\n{ranged('[4.*, 5.0.0)')}\n--- Orders/function.json\n"
            '{"bindings": [{"type": "httpTrigger", "name": "req"}]}\n--- Orders/__init__.py\n'
        )
        found = hover(app.state, "host.json", app.offset, NOW)
        assert found is not None
        assert "The functions of this app need no extension." in found.markdown

    def test_a_range_that_is_stated_elsewhere(self) -> None:
        text = said(ranged("[4.*, 5.0.0)"), options=stated(bundle="[3.*, 4.0.0)"))
        assert text[2] == "funcls judges by `[3.*, 4.0.0)`, which is stated elsewhere: --bundle-version."

    @pytest.mark.parametrize("version", ["^4", "", "[4.*]"])
    def test_what_is_no_range(self, version: str) -> None:
        assert said(ranged(version))[1].startswith("The versions that the host may take")

    def test_a_bundle_of_which_little_is_known(self) -> None:
        assert said(ranged("[1.*, 2.0.0)", f"{STABLE}.Workflows"))[2].startswith("The versions that the host may take")


class TestTarget:
    def test_what_the_app_is_judged_by(self) -> None:
        text = said(f'{{"ver<|>sion": "2.0", {ranged("[4.*, 5.0.0)").replace("<|>", "")[1:-1]}}}')
        assert text[1:3] == [
            "funcls judges this app by:",
            "- Python 3.10 to 3.14 (assumed: nobody states it)\n"
            "- Functions host 4.1038 or newer (assumed: nobody states it)\n"
            f"- extension bundle `{STABLE} [4.*, 5.0.0)` (stated: host.json)",
        ]

    def test_where_it_is_stated(self) -> None:
        text = said('{"ver<|>sion": "2.0"}', "--- .python-version\n3.12.1\n", stated(host="4.1044"))
        assert text[2] == (
            "- Python 3.12 (stated: .python-version)\n"
            "- Functions host 4.1044 (stated: --host-version)\n"
            "- no extension bundle: none is stated"
        )
