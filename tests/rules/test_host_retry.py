"""The retry policy of host.json. Source: the host's own tests (ScriptJobHostOptionsSetupTests.cs); facts, retry-*."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report

FIXED = '"strategy": "fixedDelay", "maxRetryCount": 3'


def app(policy: str, rest: str = "") -> str:
    return f'--- host.json\n{{"version": "2.0", "retry": {policy}}}\n--- requirements.txt\nazure-functions\n{rest}'


@pytest.mark.parametrize(
    "policy",
    [
        f'{{{FIXED}, "delayInterval": "00:00:05"}}',
        '{"Strategy": "FIXEDDELAY", "MAXRETRYCOUNT": "-1", "delayInterval": "00:00:05"}',
        '{"strategy": "exponentialBackoff", "maxRetryCount": 3, "minimumInterval": "1", "maximumInterval": "2"}',
        '{"maxRetryCount": 3, "minimumInterval": "00:00:05", "maximumInterval": "00:00:05"}',
        f'{{{FIXED}, "delayInterval": 10}}',  # a number is text here, and so many days
        f'{{{FIXED}, "delayInterval": "00:00:05", "minimumInterval": "-1"}}',  # not asked for
        '{"strategy": 1, "maxRetryCount": 3.0, "delayInterval": "1"}',  # an enumeration is read from its number too
        "{}",  # as absent
        "null",
    ],
)
def test_a_policy_that_the_host_takes(policy: str) -> None:
    assert "error host-retry" not in codes(app(policy))


@pytest.mark.parametrize(
    "policy",
    [
        '{"strategy": "invalid", "maxRetryCount": 3, "delayInterval": "00:00:05"}',
        '{"strategy": "fixed_delay", "maxRetryCount": 3, "delayInterval": "00:00:05"}',
        f"{{{FIXED}}}",
        f'{{{FIXED}, "delayInterval": null}}',
        f'{{{FIXED}, "delayInterval": "-10000000000"}}',
        f'{{{FIXED}, "delayInterval": "10000000000:00000000:40000"}}',
        f'{{{FIXED}, "delayInterval": "5s"}}',
        f'{{{FIXED}, "delayInterval": "-00:00:05"}}',
        f'{{{FIXED}, "delayInterval": "00:01", "maximumInterval": "5s"}}',  # all members are converted
        '{"strategy": "fixedDelay", "delayInterval": "00:00:05"}',
        '{"strategy": "fixedDelay", "maxRetryCount": -4, "delayInterval": "00:00:05"}',
        '{"strategy": "fixedDelay", "maxRetryCount": "sdfsdfd", "delayInterval": "00:00:05"}',
        '{"strategy": "fixedDelay", "maxRetryCount": "3.0", "delayInterval": "00:00:05"}',
        '{"maxRetryCount": 5, "minimumInterval": "00:35:05", "maximumInterval": "00:30:00"}',
        '{"maxRetryCount": 5, "maximumInterval": "00:30:00"}',
        '{"maxRetryCount": 5, "minimumInterval": "00:35:05"}',
    ],
)
def test_a_policy_that_stops_the_host(policy: str) -> None:
    assert codes(app(policy)) == ["error host-retry"]


def test_a_setting_that_counts_instead() -> None:
    values = '{"FUNCTIONS_WORKER_RUNTIME": "python", "AzureFunctionsJobHost__retry__delayInterval": "1"}'

    assert codes(app(f"{{{FIXED}}}", f'--- local.settings.json\n{{"IsEncrypted": false, "Values": {values}}}\n')) == []


def test_the_messages() -> None:
    assert report(app(f"{{{FIXED}}}")) == block("""
        host.json: error[host-retry]
        {"version": "2.0", "retry": {"strategy": "fixedDelay", "maxRetryCount": 3}}
                           ^^^^^^^
        The retry policy has no 'delayInterval'. The host stops, "Value cannot be null. (Parameter
        'DelayInterval')".
        """)
    assert report(app('{"maxRetryCount": 5, "minimumInterval": "00:02", "maximumInterval": "00:01"}')) == block("""
        host.json: error[host-retry]
        {"version": "2.0", "retry": {"maxRetryCount": 5, "minimumInterval": "00:02", "maximumInterval": "00:01"}}
                                                                            ^^^^^^^
        The host stops, "The minimumInterval must not be greater than the maximumInterval."
          host.json: The longest pause
          {"version": "2.0", "retry": {"maxRetryCount": 5, "minimumInterval": "00:02", "maximumInterval": "00:01"}}
                                                                                                          ^^^^^^^
        """)
