"""What is written in place of a value that a key does not take: what can only be meant is preferred."""

from __future__ import annotations

import json

import pytest

from funcls.features.fixes.spans import meant_spans
from support.apps import fixture
from support.fix_examples import REQ, RETURN, TIMER, function, host, offered, settings

BUNDLE = '"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'


@pytest.mark.parametrize(
    ("section", "code", "expected"),
    [
        ('"extensions": {"queues": {"batchSize": 64}}', "host-value", {"Write 32, the most": False}),
        ('"extensions": {"queues": {"batchSize": "16."}}', "host-value", {"Write 16": True}),
        ('"extensions": {"http": {"maxConcurrentRequests": "1,000"}}', "host-value", {"Write 1000": True}),
        ('"extensions": {"http": {"maxConcurrentRequests": "many"}}', "host-value", {}),
        ('"extensions": {"http": {"dynamicThrottlesEnabled": "ture"}}', "host-value", {"Write true": True}),
        ('"extensions": {"http": {"dynamicThrottlesEnabled": "off"}}', "host-value", {"Write false": True}),
        ('"extensions": {"http": {"dynamicThrottlesEnabled": 1}}', "host-value", {"Write true": True}),
        (
            '"extensions": {"queues": {"maxPollingInterval": "30s"}}',
            "host-value",
            {'Write "00:00:30", 30 seconds': True},
        ),
        (
            '"extensions": {"queues": {"maxPollingInterval": 2000}}',
            "host-time-span",
            {'Write "00:00:02", 2 seconds': False, 'Write "00:33:20", 33 minutes 20 seconds': False},
        ),
        ('"functionTimeout": "5m"', "function-timeout", {'Write "00:05:00", 5 minutes': True}),
        ('"functionTimeout": "24:00:00"', "function-timeout", {'Write "1.00:00:00", 1 day': True}),
        (
            '"functionTimeout": "10"',
            "function-timeout",
            {'Write "00:00:10", 10 seconds': False, 'Write "00:10:00", 10 minutes': False},
        ),
        ('"functionTimeout": "soon"', "function-timeout", {}),
    ],
)
def test_host_file(section: str, code: str, expected: dict[str, bool]) -> None:
    found = offered(fixture(host(f'{{"version": "2.0", {section}, {BUNDLE}}}')), code)
    assert {title: preferred for title, (preferred, _) in found.items()} == expected


def test_a_near_level_is_written_and_the_rest_stays() -> None:
    text = '{\n  "version": "2.0",\n  "logging": {"logLevel": {"default": "Warnin"}} // loud\n}'
    found = offered(fixture(host(text)), "host-value")
    assert found["Write 'Warning'"] == (
        True,
        text.splitlines()[2].join(["-", "\n+"]) + text.splitlines()[2].replace("Warnin", "Warning"),
    )
    assert [preferred for preferred, _ in found.values()].count(True) == 1


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ('"5s"', {'Write "00:00:05", 5 seconds': True}),
        ('"00:60:00"', {'Write "01:00:00", 1 hour': True}),
        ("10", {'Write "00:00:10", 10 seconds': False, 'Write "00:10:00", 10 minutes': False}),
        ('"later"', {}),
    ],
)
def test_retry_intervals(interval: str, expected: dict[str, bool]) -> None:
    policy = f'"retry": {{"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": {interval}}},'
    found = offered(fixture(function("def main(timer): ...\n", TIMER, more=f"\n  {policy}")), "retry-interval")
    assert {title: preferred for title, (preferred, _) in found.items()} == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PYTHON_ENABLE_DEBUG_LOGGING", "on", {"Write '1'": True}),
        ("PYTHON_ENABLE_DEBUG_LOGGING", "flase", {"Write 'false'": True}),
        ("PYTHON_ENABLE_DEBUG_LOGGING", "loud", {}),
    ],
)
def test_settings(name: str, value: str, expected: dict[str, bool]) -> None:
    stated = {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "a", name: value}
    found = offered(fixture(settings(json.dumps({"IsEncrypted": False, "Values": stated}))), "setting-value")
    assert {title: preferred for title, (preferred, _) in found.items()} == expected


def test_the_same_in_a_binding() -> None:
    app = fixture(function("def main(req): ...\n", REQ.replace("}", ', "authLevel": "anon"}'), RETURN))
    assert sum(preferred for preferred, _ in offered(app, "property-value").values()) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 ms", ["00:00:00.5"]),
        ("90 seconds", ["00:01:30"]),
        ("36h", ["1.12:00:00"]),
        ("2 days", ["2.00:00:00"]),
        ("PT1H30M", ["01:30:00"]),
        ("00:00:90", ["00:01:30"]),
        ("90:00", []),
        ("P", []),
        ("9999999d", ["9999999.00:00:00"]),
        ("99999999d", []),
        ("5 parsecs", []),
        ("-5s", []),
        ("", []),
    ],
)
def test_spans_of_time(text: str, expected: list[str]) -> None:
    assert [each.written for each in meant_spans(text)] == expected
