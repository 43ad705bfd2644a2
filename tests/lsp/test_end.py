"""However its client goes, the server goes with it, and leaves no process behind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from support.app_folder import AppFolder
from support.editor import COMMAND
from support.local_server import Json, framed, initialize, notification, request

pytestmark = pytest.mark.slow

SECONDS = 5
"""Two, and what a busy machine adds."""


class Server:
    """A server process whose pipes are in the hands of the test; stderr is collected in a file."""

    def __init__(self, errors: Path) -> None:
        self._errors = errors
        with errors.open("wb") as file:
            self.process = subprocess.Popen(
                COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, start_new_session=True
            )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.stdin: IO[bytes] = self.process.stdin
        self.stdout: IO[bytes] = self.process.stdout

    def send(self, *messages: Json) -> None:
        self.stdin.write(b"".join(map(framed, messages)))
        self.stdin.flush()

    def start(self, process_id: int | None = None, root: Path | None = None) -> None:
        """Wait until initialize is answered, then say initialized."""
        folders = [{"uri": root.as_uri(), "name": root.name}] if root is not None else None
        self.send(initialize(processId=process_id, workspaceFolders=folders))
        assert self.stdout.readline().startswith(b"Content-Length")
        self.send(notification("initialized", {}))

    def ended(self) -> int:
        """Return the exit code, once the server has ended and left no process of its group."""
        code = self.process.wait(SECONDS)
        if sys.platform != "win32":
            with pytest.raises(ProcessLookupError):
                os.killpg(self.process.pid, 0)
        return code

    def said(self) -> str:
        """Return what it wrote to stderr."""
        return self._errors.read_text(encoding="utf-8")


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("server") / "stderr.txt")
    yield started
    started.process.kill()
    started.process.wait(SECONDS)
    started.stdout.close()
    with contextlib.suppress(BrokenPipeError):
        started.stdin.close()


@pytest.fixture
def client() -> Iterator[subprocess.Popen[bytes]]:
    """A process that stands for the editor."""
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as running:
        yield running
        running.kill()


def test_shutdown_and_exit(server: Server) -> None:
    server.start()
    server.send(request(1, "shutdown"), notification("exit"))

    assert (server.ended(), server.said()) == (0, "")


def test_exit_without_shutdown(server: Server) -> None:
    server.start()
    server.send(notification("exit"))

    assert (server.ended(), server.said()) == (1, "")


def test_its_input_is_closed(server: Server, app: AppFolder) -> None:
    app.function("clock", "timer")
    server.start(root=app.root)
    server.stdin.close()

    assert (server.ended(), server.said()) == (1, "")


def test_its_input_is_closed_before_the_first_message(server: Server) -> None:
    server.stdin.close()

    assert (server.ended(), server.said()) == (1, "")


def test_nobody_reads_its_output(server: Server) -> None:
    server.start()
    server.stdout.close()
    server.send(
        request(
            1, "textDocument/hover", {"textDocument": {"uri": "untitled:x"}, "position": {"line": 0, "character": 0}}
        )
    )

    assert (server.ended(), server.said()) == (1, "")


def test_the_process_of_its_client_has_gone(server: Server, client: subprocess.Popen[bytes]) -> None:
    server.start(client.pid)
    client.kill()
    client.wait(SECONDS)

    assert (server.ended(), server.said()) == (1, "")


def test_a_client_that_never_answers(server: Server, app: AppFolder) -> None:
    capabilities = {
        "workspace": {
            "configuration": True,
            "didChangeConfiguration": {"dynamicRegistration": True},
            "didChangeWatchedFiles": {"dynamicRegistration": True},
        },
        "window": {"workDoneProgress": True},
    }
    server.send(initialize(capabilities), notification("initialized", {}))
    server.send(request(1, "shutdown"), notification("exit"))

    assert (server.ended(), server.said()) == (0, "")
