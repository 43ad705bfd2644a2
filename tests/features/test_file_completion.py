"""Which keys and values host.json is offered, in which order, and what stands there afterwards."""

from __future__ import annotations

import json

import pytest

from funcls.features.completion import complete
from funcls.features.describe import document
from funcls.features.results import CompletionItem, Subject
from funcls.workspace.resources import load_catalogue
from support.apps import fixture
from support.completion import accept, items
from support.host_files import host_app

STABLE = "Microsoft.Azure.Functions.ExtensionBundle"
LEVELS = ["Information", "Trace", "Debug", "Warning", "Error", "Critical", "None"]
NEWEST = "[4.*, 5.0.0)"
BUNDLE = f'"extensionBundle": {{"id": "{STABLE}", "version": "[4.*, 5.0.0)"}}'


def offered(host_json: str) -> list[CompletionItem]:
    return items(host_app(host_json))


def labels(host_json: str) -> list[str]:
    return [each.label for each in offered(host_json)]


def accepted(host_json: str, label: str) -> str:
    """Return host.json after the item with this label was accepted at the cursor."""
    app = fixture(host_app(host_json))
    (found,) = (each for each in complete(app.state, app.path, app.offset) if each.label == label)
    return accept(found, app.text("host.json")).removesuffix("\n")


class TestKeys:
    def test_the_required_one_comes_first(self) -> None:
        assert labels("{<|>}")[:5] == ["version", "extensionBundle", "functionTimeout", "extensions", "logging"]

    def test_what_stands_already_is_not_offered_in_whatever_case(self) -> None:
        found = labels('{"version": "2.0", "EXTENSIONS": {}, <|>}')
        assert "version" not in found
        assert "extensions" not in found

    @pytest.mark.parametrize("key", ["http", "eventHub", "applicationInsights", "languageWorker", "id"])
    def test_what_the_host_ignores_is_not_offered(self, key: str) -> None:
        assert key not in labels("{<|>}")

    @pytest.mark.parametrize("key", ["customHandler", "managedDependency", "isDefaultHostConfig"])
    def test_what_is_of_no_use_to_python_is_not_offered(self, key: str) -> None:
        assert key not in labels("{<|>}")

    def test_what_the_bundle_of_the_app_does_not_read_is_not_offered(self) -> None:
        old = BUNDLE.replace("[4.*, 5.0.0)", "[2.*, 3.0.0)")
        extension = '"extensions": {"serviceBus": {<|>}}'
        assert "autoCompleteMessages" in labels(f"{{{BUNDLE}, {extension}}}")
        assert "autoCompleteMessages" not in labels(f"{{{old}, {extension}}}")

    def test_older_forms_are_not_offered(self) -> None:
        assert "messageHandlerOptions" not in labels('{"extensions": {"serviceBus": {<|>}}}')
        assert "connectionStringName" not in labels('{"extensions": {"durableTask": {"storageProvider": {<|>}}}}')

    @pytest.mark.parametrize(
        ("host_json", "key", "after"),
        [
            ("{<|>}", "version", '{"version": "2.0"}'),
            ('{"version": "2.0" <|>}', "functionTimeout", '{"version": "2.0", "functionTimeout": "00:05:00"}'),
            ("{<|>}", "extensionBundle", f'{{"extensionBundle": {{ "id": "{STABLE}", "version": "[4.*, 5.0.0)" }}}}'),
            ("{<|>}", "logging", '{"logging": {}}'),
            ("{<|>}", "functions", '{"functions": []}'),
            ('{"ext<|>}', "extensions", '{"extensions": {}}'),
            ('{"<|>": {"queues": {}}}', "extensions", '{"extensions": {"queues": {}}}'),
            ('{"extensions": {"queues": {<|>}}}', "batchSize", '{"extensions": {"queues": {"batchSize": 16}}}'),
            ('{"healthMonitor": {<|>}}', "enabled", '{"healthMonitor": {"enabled": true}}'),
        ],
    )
    def test_a_key_brings_its_sample(self, host_json: str, key: str, after: str) -> None:
        assert accepted(host_json, key) == after

    def test_categories_of_loggers(self) -> None:
        found = labels('{"logging": {"logLevel": {"default": "Warning", "function.orders": "Trace", <|>}}}')
        assert found[:3] == ["Function", "Host.Results", "Host.Aggregator"]
        assert "Function.Bills" in found
        assert "Function.Orders" not in found
        after = accepted('{"logging": {"logLevel": {<|>}}}', "Function.Bills")
        assert after == '{"logging": {"logLevel": {"Function.Bills": "Information"}}}'


class TestValues:
    @pytest.mark.parametrize(
        ("host_json", "values"),
        [
            ('{"version": "<|>"}', ["2.0"]),
            (
                '{"extensionBundle": {"id": "<|>"}}',
                [STABLE, f"{STABLE}.Preview", f"{STABLE}.Experimental", f"{STABLE}.Workflows"],
            ),
            ('{"extensionBundle": {"version": <|>}}', ["[4.*, 5.0.0)", "[4.0.0, 5.0.0)"]),
            ('{"extensionBundle": <|>}', ["{}"]),
            ('{"healthMonitor": {"enabled": <|>}}', ["true", "false"]),
            ('{"telemetryMode": "<|>"}', ["ApplicationInsights", "OpenTelemetry"]),
            ('{"extensions": {"queues": {"maxPollingInterval": "<|>"}}}', ["00:00:02", "00:01:00"]),
            ('{"extensions": {"http": {"routePrefix": <|>}}}', ["api", '""']),
            ('{"LOGGING": {"loglevel": {"Any.Thing": "W<|>"}}}', LEVELS),
            ('{"functions": [<|>]}', ["Bills", "Orders"]),
            ('{"functions": ["ORDERS", "<|>', ["Bills"]),
            ('{"functions": <|>}', ["[]"]),
            ('{"unheardOf": <|>}', []),
            ('{"unheardOf": {<|>}}', []),
            ('{"extensions": {"ofMyOwn": {"size": <|>}}}', []),
        ],
    )
    def test_what_is_offered(self, host_json: str, values: list[str]) -> None:
        assert labels(host_json) == values

    def test_a_span_of_time_is_told_in_words_and_the_default_is_marked(self) -> None:
        spans = offered('{"aggregator": {"flushTimeout": "<|>"}}')
        assert [(each.label, each.detail) for each in spans] == [("00:00:30", "30 seconds, default")]

    def test_a_range_is_told_in_words(self) -> None:
        (newest, _) = offered('{"extensionBundle": {"version": "<|>"}}')
        assert newest.detail == "the newest of major 4"

    @pytest.mark.parametrize(
        ("host_json", "label", "after"),
        [
            ('{"extensionBundle": {"version": "<|>"}}', NEWEST, '{"extensionBundle": {"version": "[4.*, 5.0.0)"}}'),
            ('{"extensionBundle": {"version": "[4<|>', NEWEST, '{"extensionBundle": {"version": "[4.*, 5.0.0)"'),
            ('{"functions": ["Orders" <|>]}', "Bills", '{"functions": ["Orders", "Bills"]}'),
            ('{"functions": ["Ord<|>"]}', "Orders", '{"functions": ["Orders"]}'),
        ],
    )
    def test_what_stands_there_afterwards(self, host_json: str, label: str, after: str) -> None:
        assert accepted(host_json, label) == after


class TestWholeFile:
    def test_an_empty_file_is_offered_what_a_new_app_has(self) -> None:
        assert labels("<|>") == ["host.json"]
        after = accepted("<|>", "host.json")
        assert list(json.loads(after)) == ["version", "logging", "extensionBundle"]
        assert after.startswith('{\n  "version": "2.0",\n  "logging": {\n    "applicationInsights": {\n')

    def test_with_the_line_ends_of_the_file(self) -> None:
        opened = fixture(host_app("\r\n<|>"))
        (whole,) = complete(opened.state, opened.path, opened.offset)
        assert "\r\n" in whole.text


@pytest.mark.parametrize(
    "host_json",
    ["{<|>}", '{"extensions": {"durableTask": {<|>}}}', '{"logging": {"logLevel": {<|>}}}', '{"telemetryMode": "<|>"}'],
)
def test_every_item_is_documented_when_somebody_looks_at_it(host_json: str) -> None:
    for each in offered(host_json):
        assert each.detail
        assert each.subject is not None
        kept = Subject.from_data(each.subject.to_data())
        assert kept == each.subject
        assert document(each.subject, load_catalogue()).startswith("**")


def test_a_file_that_has_no_schema_is_known_by_nobody() -> None:
    assert document(Subject(path="version", file="other.json"), load_catalogue()) == ""
    assert document(Subject(path="unheardOf", file="host.json"), load_catalogue()) == ""
