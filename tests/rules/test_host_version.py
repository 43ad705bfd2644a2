"""The version of host.json. Source of the verdicts: facts, host-version (read in source; the number is known only)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report


def app(host: str, function: str = "--- requirements.txt\nazure-functions\n") -> str:
    return f"--- host.json\n{host}\n{function}"


@pytest.mark.parametrize("host", ['{"version": "2.0"}', '{"logging": {}, "version": "2.0"}', "{}", "{ /* nothing */ }"])
def test_what_the_host_starts_with(host: str) -> None:
    assert codes(app(host)) == []


@pytest.mark.parametrize(
    "host",
    [
        '{"logging": {}}',
        '{"Version": "2.0"}',
        '{"version": null}',
        '{"version": ""}',
        '{"version": "2"}',
        '{"version": "2.0.0"}',
        '{"version": " 2.0"}',
        '{"version": "3.0"}',
        '{"version": 2}',
        '{"version": true}',
    ],
)
def test_what_stops_the_host(host: str) -> None:
    assert codes(app(host)) == ["error host-version"]


def test_the_last_version_counts() -> None:
    assert codes(app('{"version": "2.0", "version": "1.0"}')) == ["warning host-json-dup-key", "error host-version"]


def test_a_number_is_text_that_no_one_has_seen() -> None:
    assert codes(app('{"version": 2.0}')) == ["warning host-version"]


@pytest.mark.parametrize("host", ['{"logging": {"a": tru}}', '{"extensions": {"a" 1}, "version": "1.0"}'])
def test_what_the_host_cannot_read_has_no_version(host: str) -> None:
    assert set(codes(app(host))) == {"error host-json-syntax"}


@pytest.mark.parametrize("half", ['{"version": "2', '{"version": ', '{"vers', '{"logging": {}', "{,}"])
def test_a_version_that_is_being_typed(half: str) -> None:
    assert "error host-version" not in codes(app(half))


def test_an_app_of_another_language_or_product() -> None:
    assert codes(app("{}", function="")) == []
    assert codes(app('{"logging": {}}', function="")) == []
    settings = '--- local.settings.json\n{"Values": {"FUNCTIONS_WORKER_RUNTIME": "node"}}\n'
    assert codes(app('{"logging": {}}', function=settings)) == []


def test_the_messages() -> None:
    assert report(app('{"logging": {}}')) == block("""
        host.json: error[host-version]
        {"logging": {}}
        ^
        The host stops, "The host.json file is missing the required 'version' property". Write "version":
        "2.0".
        """)
    assert report(app('{"Version": "2.0"}')) == block("""
        host.json: error[host-version]
        {"Version": "2.0"}
         ^^^^^^^^^
        'Version' is another key for the host. The host stops, "The host.json file is missing the required
        'version' property". Write "version": "2.0".
        """)
    assert report(app('{"version": "3.0"}')) == block("""
        host.json: error[host-version]
        {"version": "3.0"}
                    ^^^^^
        The host stops, "'3.0' is an invalid value for host.json 'version' property". Write "version":
        "2.0".
        """)
