"""jedi takes its time: nobody else waits for it, and what comes too late is dropped."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from funcls.inference.engine import Engine
from funcls.lsp import intellisense
from support.app_folder import AppFolder, timers
from support.local_server import Json, LocalServer, initialize, notification, request

SECONDS = 20
SCRIPT = "def main(timer):\n    timer.\n"


@pytest.fixture
def app(tmp_path: Path) -> AppFolder:
    app = AppFolder(tmp_path)
    app.write("Orders/function.json", timers("timer"))
    app.write("Orders/__init__.py", SCRIPT)
    return app


@pytest.fixture
def asked() -> threading.Event:
    """Whether jedi was asked."""
    return threading.Event()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, asked: threading.Event) -> Iterator[threading.Event]:
    """What jedi waits for; it is open at last."""
    gate = threading.Event()

    def members(*_: Any) -> tuple[()]:
        asked.set()
        gate.wait(SECONDS)
        return ()

    monkeypatch.setattr(Engine, "members", members)
    yield gate
    gate.set()


def opened(app: AppFolder) -> Json:
    document = {"uri": app.script.as_uri(), "languageId": "python", "version": 1, "text": SCRIPT}
    return notification("textDocument/didOpen", {"textDocument": document})


def completion(app: AppFolder, number: int) -> Json:
    place = {"textDocument": {"uri": app.script.as_uri()}, "position": {"line": 1, "character": 10}}
    return request(number, "textDocument/completion", place)


def changed(app: AppFolder, text: str) -> Json:
    document = {"uri": app.script.as_uri(), "version": 2}
    return notification("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})


def codes(server: LocalServer) -> list[str]:
    """Return the codes of the last findings in the script."""
    published = [each["params"] for each in server.sent if each.get("method") == "textDocument/publishDiagnostics"]
    in_script = [each["diagnostics"] for each in published if each["uri"].endswith(".py")]
    return [each["code"] for each in in_script[-1]] if in_script else []


def test_findings_come_while_a_completion_waits(app: AppFolder, gate: threading.Event) -> None:
    server = LocalServer()
    turns = [[initialize(), opened(app)], [completion(app, 1)], [changed(app, "def main(clock):\n    pass\n")]]
    server.talk_in_turns(*turns, patience=0)
    assert codes(server) == ["param-undeclared"]
    # It waited until the conversation ended.
    assert server.answers()[1] == types.LSPErrorCodes.RequestCancelled
    assert not gate.is_set()


def test_a_question_that_jedi_works_on_can_be_cancelled(app: AppFolder, gate: threading.Event) -> None:
    server = LocalServer()
    turns = [[initialize(), opened(app)], [completion(app, 1)], [notification("$/cancelRequest", {"id": 1})]]
    server.talk_in_turns(*turns, patience=0)
    assert server.answers()[1] == types.LSPErrorCodes.RequestCancelled
    assert not gate.is_set()


def test_an_answer_that_comes_too_late_is_dropped(
    app: AppFolder, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intellisense, "_PATIENCE", 0)
    server = LocalServer()
    server.talk_in_turns([initialize(), opened(app)], [completion(app, 1)], patience=0)
    assert server.answers()[1] is None
    assert not gate.is_set()


def test_a_newer_question_about_a_document_replaces_one_that_waits(
    app: AppFolder, gate: threading.Event, asked: threading.Event
) -> None:
    server = LocalServer()

    async def conversation() -> None:
        server.tell(initialize())
        server.tell(opened(app))
        for number in (1, 2, 3):
            server.tell(completion(app, number))
            await asyncio.to_thread(asked.wait, SECONDS)
        while 2 not in server.answers():
            await asyncio.sleep(0)
        assert server.answers().keys() == {0, 2}
        gate.set()
        while not {1, 3} <= server.answers().keys():
            await asyncio.sleep(0)

    asyncio.run(asyncio.wait_for(conversation(), SECONDS))
    assert server.answers()[2] is None
    assert server.answers()[3]["items"] == []
