"""Document links: scripts, pages of documentation, and addresses that stand in a file."""

from __future__ import annotations

import pytest

from funcls.features.document_links import document_links
from support.apps import fixture


def links(app: str, path: str = "Orders/function.json") -> list[str]:
    """Return the links of a file: `what is marked -> where it leads (tooltip)`."""
    opened = fixture(app)
    return [
        f"{opened.text(path)[slice(*link.origin)]} -> {link.path or link.address}"
        + (f" ({link.tooltip})" if link.tooltip else "")
        for link in document_links(opened.state, path)
    ]


def test_script_and_documentation() -> None:
    assert links("""
        --- Orders/function.json
        {
          "scriptFile": "../shared/orders.py",
          "bindings": [
            {"name": "timer", "type": "timertrigger", "schedule": "0 0 * * * *"},
            {"name": "msg", "type": "queue", "direction": "out", "queueName": "orders"}
          ]
        }
        --- shared/orders.py
        def main(timer, msg): ...
        """) == [
        "../shared/orders.py -> shared/orders.py (The script of Orders)",
        "timertrigger -> https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer"
        " (Microsoft's documentation: Timer trigger)",
        "queue -> https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-output"
        " (Microsoft's documentation: Queue storage output)",
    ]


@pytest.mark.parametrize("script", ["gone.py", "../../outside.py", "/home/orders.py", ""])
def test_no_script_that_the_host_does_not_find(script: str) -> None:
    assert links(f'--- Orders/function.json\n{{"scriptFile": "{script}", "bindings": []}}\n') == []


def test_no_documentation_of_a_type_that_nobody_knows() -> None:
    assert links('--- Orders/function.json\n{"bindings": [{"name": "x", "type": "unheard"}, {"type": 5}, {}]}\n') == []


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ('"https://example.com/schema.json"', "https://example.com/schema.json"),
        (r'"https:\/\/example.com"', None),
        ("'https://example.com/a%20b'", "https://example.com/a%20b"),
        ('"https://example.com/caf\\u00e9"', "https://example.com/café"),
        ('"http://example.com"', None),
        ('"see https://example.com"', None),
        ('"https://"', None),
        ('"https://[::1"', None),
        ('"https://example.com and more"', None),
        ('"https://%Host%/orders"', None),
        ('"https://example.com/{id}"', None),
        ('"https://someone:secret@example.com"', None),
        ('"https://example.com/c?sv=1&sig=c2VjcmV0"', None),
        ("https://example.com", None),
    ],
)
def test_values_that_are_addresses(value: str, address: str | None) -> None:
    found = links(f'--- Orders/function.json\n{{"$schema": {value}, "bindings": []}}\n')
    assert [each.partition(" -> ")[2] for each in found] == ([address] if address is not None else [])


def test_a_key_is_no_link() -> None:
    assert links('--- Orders/function.json\n{"https://example.com": [], "bindings": []}\n') == []


def test_while_the_text_is_half_typed_the_rest_is_still_linked() -> None:
    assert links('--- Orders/function.json\n{"a": ["https://example.com", ["b": "https://\n') == [
        "https://example.com -> https://example.com"
    ]


def test_host_json() -> None:
    app = '--- host.json\n{"version": "2.0", "$schema": "https://example.com/s", "cors": {"a": ["https://example.com"]}}\n'
    assert links(app, "host.json") == [
        "https://example.com/s -> https://example.com/s",
        "https://example.com -> https://example.com",
    ]


@pytest.mark.parametrize("path", ["local.settings.json", "Orders/__init__.py", "funcls.toml", "unheard.json"])
def test_no_other_file(path: str) -> None:
    app = """
        --- Orders/function.json
        {"bindings": [{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}]}
        --- Orders/__init__.py
        def main(timer): "https://example.com"
        --- local.settings.json
        {"Values": {"Address": "https://example.com"}}
        --- funcls.toml
        # "https://example.com"
        """
    assert links(app, path) == []
