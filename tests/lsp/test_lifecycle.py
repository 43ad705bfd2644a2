"""A session from start to end: what is negotiated, what is registered, and what stays out of the protocol."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from funcls import __version__
from support.app_folder import AppFolder, handler
from support.clients import full
from support.editor import COMMAND, editor

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

BROKEN_RULE = """
import dataclasses, sys
import funcls.rules.judge as judge
from funcls.__main__ import main

def check(function):
    raise RuntimeError("a rule failed")

judge.FUNCTION_RULES = (dataclasses.replace(judge.FUNCTION_RULES[0], check=check), *judge.FUNCTION_RULES[1:])
sys.exit(main(["--stdio"]))
"""
BROKEN_HOVER = """
import sys
import funcls.features.hover as feature
from funcls.__main__ import main

def hover(state, path, offset, now):
    raise RuntimeError("a request failed")

feature.hover = hover
sys.exit(main(["--stdio"]))
"""


async def test_capabilities(app: AppFolder) -> None:
    async with editor() as client:
        answer = await client.start([app.root])

    server = answer.server_info
    assert server is not None
    assert (server.name, server.version) == ("funcls", __version__)
    found = answer.capabilities
    assert found.diagnostic_provider is None
    assert isinstance(found.text_document_sync, types.TextDocumentSyncOptions)
    assert found.text_document_sync.change is types.TextDocumentSyncKind.Full
    assert found.text_document_sync.open_close
    assert found.hover_provider
    assert found.definition_provider
    assert found.references_provider
    assert found.completion_provider is not None
    assert found.completion_provider.trigger_characters == ('"', "'", ":", "$", "%", "{", ".", "(")
    assert found.workspace is not None
    assert found.workspace.workspace_folders == types.WorkspaceFoldersServerCapabilities(True, True)


async def test_every_app_of_the_workspace_is_looked_at(tmp_path: Path) -> None:
    shop, office = (AppFolder(tmp_path / name).function("clock", "timer") for name in ("shop", "work/office"))
    async with editor() as client:
        await client.start([tmp_path])
        await client.until(lambda: len(client.published) == 4)

    files = {shop.function_json, shop.script, office.function_json, office.script}
    assert {each.uri for each in client.published} == {file.as_uri() for file in files}


async def test_a_client_that_does_not_watch_is_served_on_open_and_save(app: AppFolder) -> None:
    app.function()
    async with editor() as client:
        await client.start([app.root], full(watches=False))
        uri = client.open(app.function_json)
        assert await client.settled() == []

        app.script.unlink()
        client.save(uri)
        assert await client.findings() == {"Orders/function.json": ["script-undetermined"]}

        app.write("Orders/__init__.py", handler("timer"))
        client.open(app.script)
        assert await client.findings() == {}
    assert types.WORKSPACE_DID_CHANGE_WATCHED_FILES not in {each.method for each in client.registered}


async def test_without_workspace_folders_an_app_is_found_when_a_file_of_it_is_opened(app: AppFolder) -> None:
    app.function("clock", "timer")
    async with editor() as client:
        await client.start()
        client.open(app.script)
        assert len(await client.settled()) == 2


def conversation(command: list[str], *messages: dict[str, object]) -> tuple[int, list[dict[str, object]], str]:
    """Send messages at once; return the exit code, the messages on stdout and nothing but those, and stderr."""
    bodies = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
    data = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)
    run = subprocess.run(command, input=data, capture_output=True, timeout=60, check=False)
    received, rest = [], run.stdout
    while rest:
        head = re.match(rb"Content-Length: (\d+)\r\n(?:Content-Type: [^\r\n]+\r\n)?\r\n", rest)
        assert head, f"stray output: {rest[:200]!r}"
        body, rest = rest[head.end() : head.end() + int(head[1])], rest[head.end() + int(head[1]) :]
        received.append(json.loads(body))
    return run.returncode, received, run.stderr.decode()


INITIALIZE: dict[str, object] = {
    "id": 1,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}
INITIALIZED: dict[str, object] = {"method": "initialized", "params": {}}
SHUTDOWN: dict[str, object] = {"id": 9, "method": "shutdown"}
EXIT: dict[str, object] = {"method": "exit"}


def opening(file: Path) -> dict[str, object]:
    document = {"uri": file.as_uri(), "languageId": "json", "version": 1, "text": file.read_text(encoding="utf-8")}
    return {"method": "textDocument/didOpen", "params": {"textDocument": document}}


def hovering(file: Path) -> dict[str, object]:
    params = {"textDocument": {"uri": file.as_uri()}, "position": {"line": 0, "character": 1}}
    return {"id": 2, "method": "textDocument/hover", "params": params}


async def test_after_shutdown_and_exit_it_ends_with_0_and_has_written_nothing_else(app: AppFolder) -> None:
    app.function()
    code, received, stderr = conversation(COMMAND, INITIALIZE, INITIALIZED, opening(app.function_json), SHUTDOWN, EXIT)

    assert code == 0
    assert [each.get("id") for each in received] == [1, 9]
    assert stderr == ""


@pytest.mark.parametrize(("program", "error"), [(BROKEN_RULE, "a rule failed"), (BROKEN_HOVER, "a request failed")])
async def test_an_exception_is_logged_to_stderr_and_seen_nowhere_else(app: AppFolder, program: str, error: str) -> None:
    app.function("clock", "timer")
    code, received, stderr = conversation(
        [sys.executable, "-c", program],
        INITIALIZE,
        INITIALIZED,
        opening(app.function_json),
        hovering(app.function_json),
        SHUTDOWN,
        EXIT,
    )

    assert code == 0
    assert f"RuntimeError: {error}" in stderr
    assert {each["method"] for each in received if "method" in each} == {"textDocument/publishDiagnostics"}
    (answer,) = (each for each in received if each.get("id") == 2)
    assert "error" not in answer
