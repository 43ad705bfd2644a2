"""host.json as a text: what the host cannot parse, what only the host can, keys that stand twice. Source: json.md."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from funcls.model.source import Listing
from funcls.workspace.disk import Content
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.apps import block, codes, marked, report


def app(host: str) -> str:
    return f"--- host.json\n{host}\n--- requirements.txt\nazure-functions\n"


@pytest.mark.parametrize(
    "host",
    [
        "",
        "// nothing yet",
        "[]",
        '"2.0"',
        '{"version": "2.0"} more',
        '{"version": "2.0",, "logging": {}}',
        '{"version": "2.0" "logging": {}}',
        '{"version" "2.0"}',
        '{"logging": True}',
        '{"logging": {}',
        '{"a": {"b": 1]}',
    ],
)
def test_what_the_host_cannot_read_is_all_that_is_said(host: str) -> None:
    assert codes(app(host)) == ["error host-json-syntax"]


@pytest.mark.parametrize("host", ["{}", "{\n}", '{"version": "2.0",}', '/* a */ {"version": "2.0" /* b */}'])
def test_what_the_host_reads(host: str) -> None:
    assert codes(app(host)) == []


@pytest.mark.parametrize("host", ["{'version': '2.0'}", '{version: "2.0"}', '{"version": "2.0", "a": 0x1F}'])
def test_what_only_the_host_reads(host: str) -> None:
    assert codes(app(host)) == ["information host-json-lenient"]


def test_a_key_that_stands_twice() -> None:
    host = '{"version": "1.0", "version": "2.0"}'

    assert codes(app(host)) == ["warning host-json-dup-key"]
    assert marked(app(host)) == [("host-json-dup-key", '"version"')]
    assert codes(app('{"version": "2.0", "logging": {"a": 1, "a": 2}}')) == ["warning host-json-dup-key"]
    assert codes(app('{"version": "2.0", "logging": {"a": 1, "A": 2}}')) == []


def test_the_message() -> None:
    assert report(app('{\n  "version": "2.0",\n  "functions": ["Orders"\n}')) == block("""
        host.json: error[host-json-syntax]
        }
        ^
        Expected ] before }. The host stops, "Unable to parse host configuration file".
          host.json: Opened here
            "functions": ["Orders"
                         ^
        """)


def test_an_app_of_another_language() -> None:
    settings = '--- local.settings.json\n{"Values": {"FUNCTIONS_WORKER_RUNTIME": "custom"}}\n'
    assert codes(f"--- host.json\n{{,}}\n{settings}") == []


@dataclass(frozen=True)
class LockedDisk:
    """A disk with an app whose host.json nobody may read."""

    def read(self, path: str) -> Content | None:
        if path == "/app/host.json":
            return Content("", readable=False)
        return Content("azure-functions") if path == "/app/requirements.txt" else None

    def list(self, folder: str) -> Listing | None:
        return Listing(frozenset({"host.json", "requirements.txt"})) if folder == "/app" else None


def test_what_could_not_be_read_is_said_and_nothing_else() -> None:
    host = Host(LockedDisk(), load_catalogue())
    host.open_app("/app")

    (finding,) = host.snapshot.apps["/app"].findings()
    assert (finding.code, finding.severity.name, finding.place.path) == ("host-json-syntax", "WARNING", "host.json")
