"""The retry policy: its intervals, and the triggers that are meant to have one."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report

TIMER = '{"type": "timerTrigger", "name": "it", "direction": "in", "schedule": "0 0 * * * *"}'
FIXED = '"strategy": "fixedDelay", "maxRetryCount": 3'
EXPONENTIAL = '"maxRetryCount": 3'


def app(policy: str, trigger: str = TIMER) -> str:
    return f"""
        --- Orders/function.json
        {{
          "retry": {{{policy}}},
          "bindings": [{trigger}]
        }}
        --- Orders/__init__.py
        def main(it): ...
        """


@pytest.mark.parametrize(
    "interval",
    [
        '"00:00:10"',  # measured
        '"00:00:10.5"',  # measured
        '"1.00:00:00"',  # measured
        '"1:30"',  # measured
        '"1:2:3:4"',  # measured
        '"10"',  # measured: ten days
        '"24:00:00"',  # measured: 24 days
        '"00:00:00"',  # read in source: not negative
    ],
)
def test_an_interval_that_the_host_reads(interval: str) -> None:
    assert codes(app(f'{FIXED}, "delayInterval": {interval}')) == []
    assert codes(app(f'{EXPONENTIAL}, "minimumInterval": {interval}, "MAXIMUMINTERVAL": "99"')) == []


@pytest.mark.parametrize(
    "interval",
    [
        "10",  # measured
        '"5s"',  # measured
        '"PT5M"',  # measured
        '"00:60:00"',  # measured
        "1.5",  # as the number that was measured
        '"24:60:00"',  # as the minutes that were measured
        '"%DELAY%"',  # nothing is filled in here
        "true",  # no text either
        '" "',  # read in source
        '"-00:00:10"',  # read in source
        '""',  # read in source: Json.NET takes it for null
    ],
)
def test_an_interval_that_the_host_refuses(interval: str) -> None:
    assert codes(app(f'{FIXED}, "delayInterval": {interval}')) == ["error retry-interval"]
    exponential = f'{EXPONENTIAL}, "minimumInterval": {interval}, "maximumInterval": "00:01:00"'
    assert codes(app(exponential)) == ["error retry-interval"]


@pytest.mark.parametrize(
    ("interval", "found"),
    [('"-1"', []), ('""', []), ("null", []), ('"5s"', ["error retry-interval"]), ("5", ["error retry-interval"])],
)
def test_an_interval_that_the_strategy_does_not_use_only_has_to_be_read(interval: str, found: list[str]) -> None:
    """All members are converted, those of the strategy are checked (read in source)."""
    assert codes(app(f'{FIXED}, "delayInterval": "1", "minimumInterval": {interval}')) == found


@pytest.mark.parametrize(
    ("shortest", "longest", "found"),
    [
        ("00:00:10", "00:00:10", []),
        ("00:00:10", "00:15:00", []),
        ("00:15:00", "00:00:10", ["error retry-interval"]),
        ("24:00:00", "23:59:59", ["error retry-interval"]),
        ("00:00:00.2", "00:00:00.1", ["error retry-interval"]),
    ],
)
def test_the_shortest_pause_is_not_above_the_longest(shortest: str, longest: str, found: list[str]) -> None:
    """Facts: retry-expo."""
    policy = f'"minimumInterval": "{shortest}", "maximumInterval": "{longest}"'

    assert codes(app(f"{EXPONENTIAL}, {policy}")) == found
    assert codes(app(f'"strategy": "ExponentialBackoff", {EXPONENTIAL}, {policy}')) == found
    assert codes(app(f'{FIXED}, "delayInterval": "1", {policy}')) == []


@pytest.mark.parametrize(
    ("count", "found"),
    [
        ("3", []),
        ('"3"', []),  # measured
        ("3.0", []),  # measured
        ("0", []),
        ("-1", []),
        ("-2", ["error property-value"]),  # read in source
        ('"-2"', ["error property-value"]),
        ('"many"', ["error property-value"]),  # read in source
        ('"-1"', []),
        ('""', ["error property-value"]),  # no number
        ("[]", ["error property-value"]),
        ("{}", ["error property-value"]),
        ("null", ["error property-required"]),
    ],
)
def test_the_count(count: str, found: list[str]) -> None:
    """Facts: retry-count."""
    assert codes(app(f'"strategy": "fixedDelay", "delayInterval": "1", "maxRetryCount": {count}')) == found


@pytest.mark.parametrize(
    ("strategy", "found"),
    [
        ('"FixedDelay"', []),  # ignoring case
        ('"fixed_delay"', ["error property-value"]),  # measured
        ('"none"', ["error property-value"]),
        ('"exponential_backoff"', ["error property-value"]),  # as the one that was measured
        ("true", ["error property-value"]),
        # Which number or empty value the host takes for which strategy is not known: nothing is missed then.
        ("0", []),
        ("1", []),
        ('""', []),
        ("null", []),
    ],
)
def test_the_strategy(strategy: str, found: list[str]) -> None:
    """Facts: retry-strategy."""
    assert codes(app(f'"strategy": {strategy}, "delayInterval": "1", "maxRetryCount": 3')) == found


def test_the_interval_and_its_other_half_are_marked() -> None:
    assert report(app(f'{EXPONENTIAL}, "minimumInterval": "00:15:00", "maximumInterval": "00:01:00"')) == block("""
        Orders/function.json: error[retry-interval]
          "retry": {"maxRetryCount": 3, "minimumInterval": "00:15:00", "maximumInterval": "00:01:00"},
                                                           ^^^^^^^^^^
        The host refuses the function, "The minimumInterval must not be greater than the maximumInterval."
          Orders/function.json: The longest pause
            "retry": {"maxRetryCount": 3, "minimumInterval": "00:15:00", "maximumInterval": "00:01:00"},
                                                                                            ^^^^^^^^^^
        """)
    assert report(app(f'{FIXED}, "delayInterval": "5s"')) == block("""
        Orders/function.json: error[retry-interval]
          "retry": {"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "5s"},
                                                                                   ^^^^
        'delayInterval' takes a span of time such as "00:00:10". The host refuses the function, "Error
        converting value "5s" to type"
        """)


@pytest.mark.parametrize(
    ("trigger", "found"),
    [
        (TIMER, []),
        ('{"type": "kafkaTrigger", "name": "it", "topic": "t", "brokerList": "b"}', []),
        ('{"type": "cosmosDBTrigger", "name": "it", "databaseName": "d", "containerName": "c", "connection": "C"}', []),
        ('{"type": "eventHubTrigger", "name": "it", "eventHubName": "e", "connection": "C"}', []),
        ('{"type": "queueTrigger", "name": "it", "queueName": "orders"}', ["warning retry-unsupported"]),
        ('{"type": "HTTPTRIGGER", "name": "it"}', ["warning retry-unsupported"]),
        ('{"type": "ofMyOwnTrigger", "name": "it"}', ["hint unknown-type"]),
    ],
)
def test_triggers_that_are_meant_to_have_a_policy(trigger: str, found: list[str]) -> None:
    """Facts: retry-unsupported."""
    assert codes(app(f'{FIXED}, "delayInterval": "1"', trigger)) == found


def test_the_policy_is_marked_and_the_trigger_related() -> None:
    trigger = '{"type": "queueTrigger", "name": "it", "queueName": "orders"}'

    assert report(app(f'{FIXED}, "delayInterval": "1"', trigger)) == block("""
        Orders/function.json: warning[retry-unsupported]
          "retry": {"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "1"},
          ^^^^^^^
        'queueTrigger' is not among the triggers that are meant to have a retry policy. It still counts, and
        the host warns, "Soon retries will not be supported for function".
          Orders/function.json: The trigger
            "bindings": [{"type": "queueTrigger", "name": "it", "queueName": "orders"}]
                                  ^^^^^^^^^^^^^^
        """)


@pytest.mark.parametrize("policy", ["null", "5", "[]"])
def test_what_is_no_policy_is_left_to_the_schema(policy: str) -> None:
    text = app("", '{"type": "queueTrigger", "name": "it", "queueName": "orders"}').replace("{}", policy)
    assert [each for each in codes(text) if "retry" in each] == []


def test_a_policy_that_is_being_typed() -> None:
    found = fixture(app(f'{FIXED}, "delayInterval": "5'))
    assert found.codes() == ["error json-syntax"]
