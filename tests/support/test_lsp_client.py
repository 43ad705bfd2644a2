"""The client of the scripts, against a server of pygls that does nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from support.lsp_client import PUBLISH, LspClient, LspError

EMPTY_SERVER = Path(__file__).resolve().parents[1] / "bench" / "empty_server.py"

pytestmark = pytest.mark.slow


@pytest.fixture
def client() -> Iterator[LspClient]:
    with LspClient([sys.executable, str(EMPTY_SERVER)]) as client:
        yield client


def test_a_session_from_start_to_exit(client: LspClient, tmp_path: Path) -> None:
    capabilities = client.initialize(tmp_path)
    uri = client.open(tmp_path / "function.json", "{}")
    client.change(uri, 2, '{"bindings": []}')

    assert capabilities["textDocumentSync"]["change"] == 1
    assert client.close() == 0


def test_an_error_of_the_server_is_raised(client: LspClient, tmp_path: Path) -> None:
    client.initialize()
    uri = client.open(tmp_path / "function.json", "{}")
    with pytest.raises(LspError, match=r"textDocument/hover: .*[Nn]ot [Ff]ound"):
        client.ask("hover", uri, "{}", 1)


def test_a_notification_that_does_not_come_is_an_error_and_no_hang(client: LspClient) -> None:
    client.initialize()
    with pytest.raises(LspError, match="no answer in time"):
        client.wait_for("textDocument/publishDiagnostics", timeout=0.01)


def test_a_server_that_ends_is_an_error_and_no_hang() -> None:
    with LspClient([sys.executable, "-c", ""]) as client, pytest.raises(LspError, match=r"ended|does not read"):
        client.initialize()


SCRIPTED = """
import json, sys

def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\\r\\n\\r\\n%b" % (len(body), body))
    sys.stdout.flush()

send(method="note", params="first")
send(method="ask", params=None, id=7)
send(method="note", params="second")
send(method="textDocument/publishDiagnostics", params={"uri": "file:///a", "diagnostics": [{"message": "m"}]})
length = int(sys.stdin.buffer.readline().split(b":")[1])
sys.stdin.buffer.readline()
send(method="answered", params=json.loads(sys.stdin.buffer.read(length)))
"""


@pytest.fixture
def scripted() -> Iterator[LspClient]:
    with LspClient([sys.executable, "-c", SCRIPTED]) as client:
        yield client


def test_notifications_are_kept_until_they_are_asked_for(scripted: LspClient) -> None:
    scripted.wait_for(PUBLISH)

    assert scripted.wait_for("note", lambda params: params == "second") == "second"
    assert scripted.wait_for("note") == "first"


def test_diagnostics_are_collected(scripted: LspClient) -> None:
    scripted.wait_for(PUBLISH)

    assert scripted.diagnostics == {"file:///a": [{"message": "m"}]}


def test_a_request_of_the_server_is_answered_with_null(scripted: LspClient) -> None:
    assert scripted.wait_for("answered") == {"jsonrpc": "2.0", "id": 7, "result": None}


def test_positions_count_lines_and_characters_from_zero(client: LspClient, tmp_path: Path) -> None:
    text = "{\n  5"
    with patch.object(client, "request") as request:
        client.ask("hover", "file:///a", text, text.index("5"))

    params = {"textDocument": {"uri": "file:///a"}, "position": {"line": 1, "character": 2}}
    request.assert_called_once_with("textDocument/hover", params)
