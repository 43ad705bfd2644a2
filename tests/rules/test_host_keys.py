"""Keys and values of host.json that its schema does not have: host-value, host-time-span, host-key-ignored and
host-key-unknown. Sources: facts, host.json; how .NET reads spans was measured.
"""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

STABLE = "Microsoft.Azure.Functions.ExtensionBundle"
FUNCTION = """--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/__init__.py
def main(req): ...
"""


def app(members: str, more: str = "", bundle: str = "[4.*, 5.0.0)") -> str:
    """Return an app whose host.json has these members beside version and bundle."""
    section = f'"extensionBundle": {{"id": "{STABLE}", "version": "{bundle}"}}' if bundle else '"logging": {}'
    return f'--- host.json\n{{"version": "2.0", {section}, {members}}}\n{FUNCTION}{more}'


def setting(name: str, value: str = "1") -> str:
    values = f'{{"FUNCTIONS_WORKER_RUNTIME": "python", "AzureFunctionsJobHost__{name}": "{value}"}}'
    return f'--- local.settings.json\n{{"IsEncrypted": false, "Values": {values}}}\n'


SOUND = [
    '"aggregator": {"batchSize": "100", "flushTimeout": "00:00:30"}',
    '"aggregator": {"batchSize": "0x10", "flushTimeout": null}',
    '"healthMonitor": {"enabled": "True", "counterThreshold": "0.75"}',
    '"telemetryMode": "opentelemetry"',
    '"telemetryMode": 1',
    '"logging": {"fileLoggingMode": "DebugOnly", "logLevel": {"default": "trace", "Function.Orders": "None"}}',
    '"extensions": {"http": {"hsts": {"isEnabled": true, "maxAge": "10"}, "customHeaders": {"A": "b"}}}',
    '"extensions": {"queues": {"maxPollingInterval": "00:00:00.100", "visibilityTimeout": "1.00:00:00"}}',
    '"extensions": {"ofMyOwn": {"batchSize": "many", "http": {}}, "http": {"routePrefix": ""}}',
    '"extensions": {"durableTask": {"hubName": "Orders", "storageProvider": {"type": "mssql", "retry": {}}}}',
    '"EXTENSIONS": {"Queues": {"BATCHSIZE": 8}}',
    '"anythingElse": {"of": "anybody"}, "description": "Orders and bills"',
    '"managedDependency": {"enabled": true}, "customHandler": {}, "$schema": "https://json.schemastore.org/host.json"',
    # An empty section leaves nothing behind that could be lost.
    '"http": {}, "queues": null',
]


SAMPLE = """
  "aggregator": {"batchSize": 1000, "flushTimeout": "00:00:30"},
  "concurrency": {"dynamicConcurrencyEnabled": true, "snapshotPersistenceEnabled": true},
  "extensions": {
    "cosmosDB": {"connectionMode": "Gateway", "userAgentSuffix": "orders"},
    "durableTask": {
      "hubName": "%TaskHub%",
      "storageProvider": {"partitionCount": 4, "queueClientMessageEncoding": "UTF8"},
      "httpSettings": {"defaultAsyncRequestSleepTimeMilliseconds": 500, "useForwardedHost": false},
      "maxConcurrentActivityFunctions": 10, "useAppLease": true
    },
    "eventHubs": {
      "maxEventBatchSize": 100, "minEventBatchSize": 25, "maxWaitTime": "00:05:00", "transportType": "amqpWebSockets",
      "initialOffsetOptions": {"type": "fromStart", "enqueuedTimeUtc": ""},
      "clientRetryOptions": {"mode": "exponential", "delay": "00:00:00.80", "maximumRetries": 3}
    },
    "http": {"maxConcurrentRequests": -1, "dynamicThrottlesEnabled": true, "hsts": {"isEnabled": true, "maxAge": "10"}},
    "kafka": {"maxBatchSize": 64, "SubscriberIntervalInSeconds": 1, "ExecutorChannelCapacity": 1},
    "queues": {"maxPollingInterval": "00:00:02", "batchSize": 16, "messageEncoding": "Base64"},
    "serviceBus": {
      "maxConcurrentCalls": 16, "maxBatchWaitTime": "00:00:30", "sessionIdleTimeout": "00:01:00",
      "messageHandlerOptions": {"autoComplete": false, "maxConcurrentCalls": 32, "maxAutoRenewDuration": "00:55:00"}
    },
    "signalR": {"messagePack": true}
  },
  "logging": {
    "applicationInsights": {
      "samplingSettings": {"excludedTypes": "Dependency;Event", "initialSamplingPercentage": 100.0},
      "dependencyTrackingOptions": {"enableSqlCommandTextInstrumentation": true},
      "snapshotConfiguration": {"problemCounterResetInterval": "24:00:00"}
    },
    "console": {"isEnabled": false, "DisableColors": true}
  },
  "singleton": {"lockPeriod": "00:00:15", "lockAcquisitionPollingInterval": "00:00:03"},
  "watchDirectories": ["Shared"], "watchFiles": ["settings.txt"]
"""


def test_what_microsofts_pages_show() -> None:
    assert codes(app(SAMPLE)) == []


@pytest.mark.parametrize("members", SOUND)
def test_what_is_right(members: str) -> None:
    assert codes(app(members)) == []


class TestValues:
    @pytest.mark.parametrize(
        ("members", "guilty"),
        [
            ('"aggregator": {"batchSize": "many"}', '"many"'),
            ('"aggregator": {"batchSize": 1.5}', "1.5"),
            ('"aggregator": {"batchSize": [5]}', "[5]"),
            ('"aggregator": {"flushTimeout": "30s"}', '"30s"'),
            ('"aggregator": {"flushTimeout": "00:00:75"}', '"00:00:75"'),
            ('"aggregator": 5', "5"),
            ('"healthMonitor": {"enabled": "yes"}', '"yes"'),
            ('"healthMonitor": {"enabled": 1}', "1"),
            ('"healthMonitor": {"counterThreshold": 1.5}', "1.5"),
            ('"telemetryMode": "OpenTelemetri"', '"OpenTelemetri"'),
            ('"logging": {"logLevel": {"Function.Orders": "Verbose"}}', '"Verbose"'),
            ('"watchFiles": "settings.yaml"', '"settings.yaml"'),
            ('"extensions": {"queues": {"batchSize": 33}}', "33"),
            ('"extensions": {"queues": {"batchSize": 0}}', "0"),
            ('"extensions": {"queues": {"maxDequeueCount": "0"}}', '"0"'),
            ('"Extensions": {"QUEUES": {"batchsize": 64}}', "64"),
        ],
    )
    def test_wrong(self, members: str, guilty: str) -> None:
        assert marked(app(members)) == [("host-value", guilty)]

    @pytest.mark.parametrize(
        ("members", "setting_name"),
        [
            ('"aggregator": {"batchSize": "many"}', "aggregator__batchSize"),
            ('"extensions": {"queues": {"batchSize": 64}}', "extensions__queues__batchSize"),
        ],
    )
    def test_what_an_app_setting_replaces_is_not_judged(self, members: str, setting_name: str) -> None:
        assert codes(app(members, setting(setting_name))) == []

    @pytest.mark.parametrize(
        ("members", "found"),
        [
            ('"functionTimeout": "5m"', ["error function-timeout"]),
            ('"functions": "Orders"', ["warning host-functions"]),
            ('"retry": {"strategy": "fixed", "maxRetryCount": 3}', ["error host-retry"]),
            ('"configurationProfile": "sample"', ["error configuration-profile"]),
        ],
    )
    def test_what_other_rules_tell_is_told_once(self, members: str, found: list[str]) -> None:
        assert codes(app(members)) == found

    def test_of_two_keys_in_other_cases_the_last_one_counts(self) -> None:
        assert codes(app('"aggregator": {"batchSize": "many", "BatchSize": 5}')) == []


class TestTimeSpans:
    @pytest.mark.parametrize(
        ("members", "guilty"),
        [
            ('"extensions": {"queues": {"maxPollingInterval": 2000}}', "2000"),
            ('"aggregator": {"flushTimeout": "30"}', '"30"'),
            ('"healthMonitor": {"healthCheckWindow": "24:00:00"}', '"24:00:00"'),
            ('"retry": {"strategy": "fixedDelay", "maxRetryCount": 2, "delayInterval": "5"}', '"5"'),
        ],
    )
    def test_days_that_are_hardly_meant(self, members: str, guilty: str) -> None:
        assert marked(app(members)) == [("host-time-span", guilty)]

    def test_the_timeout_has_a_rule_of_its_own(self) -> None:
        assert codes(app('"functionTimeout": "24:00:00"')) == ["warning function-timeout"]

    def test_what_an_app_setting_replaces(self) -> None:
        assert codes(app('"aggregator": {"flushTimeout": "30"}', setting("aggregator__flushTimeout", "00:00:30"))) == []


class TestIgnoredKeys:
    @pytest.mark.parametrize(
        ("members", "guilty"),
        [
            ('"http": {"routePrefix": ""}', '"http"'),
            ('"Queues": {"batchSize": 99, "routPrefix": 1}', '"Queues"'),
            ('"eventHubs": {"maxEventBatchSize": 10}', '"eventHubs"'),
            ('"durableTask": {"hubName": "Orders"}', '"durableTask"'),
            ('"id": "9f4ea53c"', '"id"'),
            ('"logging": {"extensions": {"http": {"routePrefix": ""}}}', '"extensions"'),
            ('"extensions": {"eventHubs": {"maxBatchSize": 64}}', '"maxBatchSize"'),
            ('"extensions": {"cosmosDB": {"leaseOptions": {"leasePrefix": "a"}}}', '"leaseOptions"'),
            ('"extensions": {"cosmosDB": {"protocol": "Https"}}', '"protocol"'),
            ('"extensions": {"eventHubs": {"clientRetryOptions": {"maxRetries": 5}}}', '"maxRetries"'),
        ],
    )
    def test_what_has_no_effect(self, members: str, guilty: str) -> None:
        assert marked(app(members)) == [("host-key-ignored", guilty)]

    @pytest.mark.parametrize(
        ("bundle", "found"),
        [
            ("[1.*, 2.0.0)", ["error bundle-min"]),
            ("[3.*, 4.0.0)", ["warning bundle-range-old"]),
            # Of a range of two majors, and without any bundle, nobody knows who reads it.
            ("[2.*, 5.0.0)", []),
            ("", []),
        ],
    )
    def test_a_key_that_the_bundle_reads_or_may(self, bundle: str, found: list[str]) -> None:
        assert codes(app('"extensions": {"cosmosDB": {"protocol": "Https"}}', "", bundle)) == found

    def test_extensions_that_come_another_way(self) -> None:
        members = '"extensions": {"cosmosDB": {"protocol": "Https"}}'
        assert codes(app(members, "--- extensions.csproj\n")) == []


class TestUnknownKeys:
    @pytest.mark.parametrize(
        ("members", "guilty"),
        [
            ('"extenstions": {}, "extensionss": {"http": {"routePrefix": ""}}', '"extensionss"'),
            ('"extensions": {"http": {"routPrefix": ""}}', '"routPrefix"'),
            ('"extensions": {"queue": {"batchSize": 8}}', '"queue"'),
            ('"logging": {"aplicationInsights": {"enableLiveMetrics": true}}', '"aplicationInsights"'),
            ('"functionTimeuot": "00:05:00"', '"functionTimeuot"'),
        ],
    )
    def test_a_slip(self, members: str, guilty: str) -> None:
        assert marked(app(members)) == [("host-key-unknown", guilty)]

    @pytest.mark.parametrize(
        "members",
        [
            # The key that may have been meant stands there, too.
            '"extensions": {"queue": {"batchSize": 8}, "queues": {"batchSize": 8}}',
            # Two letters apart: a key that is newer than the schema.
            '"extensions": {"queues": {"minDequeueCount": 1}}',
            '"extensions": {"http": {"routePrefixes": ["a"]}}',
        ],
    )
    def test_what_may_be_meant_so(self, members: str) -> None:
        assert codes(app(members)) == []

    def test_a_misspelt_version_is_told_by_its_own_rule(self) -> None:
        assert codes(f'--- host.json\n{{"versoin": "2.0"}}\n{FUNCTION}') == ["error host-version"]


def test_half_typed_text_is_not_judged() -> None:
    assert codes(f'--- host.json\n{{"version": "2.0", "http": {{"routePrefix": ""}}, "agg\n{FUNCTION}') == [
        "error host-json-syntax"
    ]


def test_the_messages() -> None:
    members = """
  "http": {"routePrefix": ""},
  "aggregator": {"batchSize": "many", "flushTimeout": "24:00:00"},
  "extensions": {"queues": {"batchSize": 64}, "blob": {"poisonBlobThreshold": 3}}"""
    assert report(f'--- host.json\n{{"version": "2.0",{members}\n}}\n{FUNCTION}') == block("""
        host.json: warning[host-key-ignored]
          "http": {"routePrefix": ""},
          ^^^^^^
        'http' has no effect. Only version 1 of the host read it here. Write it as 'extensions.http'.
        host.json: warning[host-value]
          "aggregator": {"batchSize": "many", "flushTimeout": "24:00:00"},
                                      ^^^^^^
        'batchSize' takes a whole number, not "many". Write 1000.
        host.json: warning[host-time-span]
          "aggregator": {"batchSize": "many", "flushTimeout": "24:00:00"},
                                                              ^^^^^^^^^^
        'flushTimeout' is 24 days here. Write it as "hh:mm:ss", or days as "d.hh:mm:ss".
        host.json: warning[host-value]
          "extensions": {"queues": {"batchSize": 64}, "blob": {"poisonBlobThreshold": 3}}
                                                 ^^
        'batchSize' takes numbers from 1 to 32, not 64.
        host.json: warning[host-key-unknown]
          "extensions": {"queues": {"batchSize": 64}, "blob": {"poisonBlobThreshold": 3}}
                                                      ^^^^^^
        The host does not know 'blob' here. Did you mean 'blobs'?
        """)
