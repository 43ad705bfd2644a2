"""functionTimeout of host.json. Sources: facts, function-timeout; .NET's ConfigurationBinder.cs (read in source)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report


def app(value: str, rest: str = "") -> str:
    host = f'--- host.json\n{{"version": "2.0", "functionTimeout": {value}}}\n'
    return f"{host}--- requirements.txt\nazure-functions\n{rest}"


@pytest.mark.parametrize(
    "value",
    [
        '"00:05:00"',
        '"00:00:01"',  # the least
        '"00:00:01.5"',
        '"01:30"',
        '"1.00:00:00"',
        '"-1"',  # no limit
        "-1",
        '"-1.00:00:00"',
        '"02:00:00"',  # refused on the Consumption plan, which the files do not show
        "null",  # as absent
        '""',
        "{}",
    ],
)
def test_what_the_host_takes(value: str) -> None:
    assert codes(app(value)) == []


@pytest.mark.parametrize(
    "value",
    [
        '"5m"',
        '"PT5M"',
        '"00:60:00"',
        '"10 minutes"',
        '" "',
        "true",
        "0.5",
        '"00:00:00"',
        '"00:00:00.9"',
        "0",
        '"-00:05:00"',
        '"-2"',
    ],
)
def test_what_stops_the_host(value: str) -> None:
    assert codes(app(value)) == ["error function-timeout"]


@pytest.mark.parametrize("value", ['"10"', "10", '"24:00:00"', '"60:00:00"'])
def test_a_number_of_days_that_is_meant_otherwise(value: str) -> None:
    """Measured: `"10"` is ten days, and three numbers are days where there are no such hours."""
    assert codes(app(value)) == ["warning function-timeout"]


def test_a_setting_that_counts_instead() -> None:
    values = '{"FUNCTIONS_WORKER_RUNTIME": "python", "AzureFunctionsJobHost__FUNCTIONTIMEOUT": "00:05:00"}'

    assert codes(app('"5m"', f'--- local.settings.json\n{{"IsEncrypted": false, "Values": {values}}}\n')) == []


def test_the_messages() -> None:
    assert report(app('"5m"')) == block("""
        host.json: error[function-timeout]
        {"version": "2.0", "functionTimeout": "5m"}
                                              ^^^^
        'functionTimeout' takes a span of time such as "00:10:00". The host stops, "Failed to convert
        configuration value" at 'AzureFunctionsJobHost:functionTimeout'.
        """)
    assert report(app('"24:00:00"')) == block("""
        host.json: warning[function-timeout]
        {"version": "2.0", "functionTimeout": "24:00:00"}
                                              ^^^^^^^^^^
        'functionTimeout' is 24 days here. Write it as "hh:mm:ss", or days as "d.hh:mm:ss".
        """)
