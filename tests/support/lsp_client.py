"""A small synchronous client of a language server over stdio, for scripts that have no event loop.

It knows nothing of pygls, so that it sees what any editor would see and costs the same beside every server.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias

Json: TypeAlias = Any
"""A JSON value as the protocol describes it; who asks knows its shape."""

PUBLISH = "textDocument/publishDiagnostics"
_CAPABILITIES: Json = {
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
    }
}


class LspError(Exception):
    """The server answered with an error, not in time, or not at all."""


class LspClient:
    """One server process; as a context manager it leaves no process behind."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        """Start the server; its stderr is that of this process."""
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
        assert self._process.stdin, "a pipe"
        assert self._process.stdout, "a pipe"
        self._stdin = self._process.stdin
        self._inbox: queue.SimpleQueue[Json] = queue.SimpleQueue()
        self._notifications: list[tuple[str, Json]] = []
        self._last_id = 0
        self.pid = self._process.pid
        self.diagnostics: dict[str, list[Json]] = {}
        """What was published last for each URI, as far as messages were awaited."""
        self._reader = threading.Thread(target=self._read, args=[self._process.stdout], daemon=True)
        self._reader.start()

    def __enter__(self) -> LspClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        # The pipe ends with the process; it must not be closed while it is read.
        self._reader.join()
        # Closing writes once more what a server that had ended did not take.
        with contextlib.suppress(BrokenPipeError), self._process:
            pass

    def initialize(self, folder: Path | None = None, timeout: float = 30, **text_document: Json) -> Json:
        """Say initialize and initialized for a workspace of one folder or none; return the server's capabilities.

        `text_document` are capabilities beside those that every client here has.
        """
        folders = [{"uri": folder.as_uri(), "name": folder.name}] if folder else None
        can = {"textDocument": {**_CAPABILITIES["textDocument"], **text_document}}
        params = {"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": can}
        answer = self.request("initialize", params, timeout)
        self.notify("initialized", {})
        return answer["capabilities"]

    def open(self, path: Path, text: str) -> str:
        """Open a document at version 1 and return its URI."""
        language = "python" if path.suffix == ".py" else path.suffix.removeprefix(".")
        document = {"uri": path.as_uri(), "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return path.as_uri()

    def change(self, uri: str, version: int, text: str) -> None:
        """Replace the whole text of an open document."""
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        self.notify("textDocument/didChange", params)

    def ask(self, method: str, uri: str, text: str, offset: int) -> Json:
        """Return the answer to a `textDocument/` request at an offset of an ASCII text."""
        before = text[:offset]
        position = {"line": before.count("\n"), "character": offset - before.rfind("\n") - 1}
        return self.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})

    def notify(self, method: str, params: Json) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def request(self, method: str, params: Json, timeout: float = 10) -> Json:
        """Send a request and return its result; raises LspError for an error or when `timeout` seconds have passed."""
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": params})
        deadline = time.monotonic() + timeout
        while True:
            message = self._receive(deadline, method)
            if message.get("id") == self._last_id and "method" not in message:
                if "error" in message:
                    raise LspError(f"{method}: {message['error']['message']}")
                return message["result"]

    def wait_for(self, method: str, accept: Callable[[Json], bool] = lambda _: True, timeout: float = 10) -> Json:
        """Return and use up the first notification, come or to come, whose params are accepted.

        Raises LspError when `timeout` seconds have passed.
        """
        deadline, seen = time.monotonic() + timeout, 0
        while True:
            for index in range(seen, len(self._notifications)):
                name, params = self._notifications[index]
                if name == method and accept(params):
                    del self._notifications[index]
                    return params
            seen = len(self._notifications)
            self._receive(deadline, method)

    def close(self, timeout: float = 10) -> int:
        """Say shutdown and exit, and return the exit code of the process."""
        self.request("shutdown", None, timeout)
        self.notify("exit", None)
        return self._process.wait(timeout)

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        try:
            self._stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self._stdin.flush()
        except OSError as error:
            raise LspError(f"{message.get('method')}: the server does not read") from error

    def _receive(self, deadline: float, awaited: str) -> Json:
        """Return the next message, after noting a notification and answering a request with null."""
        try:
            message = self._inbox.get(timeout=max(deadline - time.monotonic(), 0))
        except queue.Empty:
            raise LspError(f"{awaited}: no answer in time") from None
        if message is None:
            raise LspError(f"{awaited}: the server has ended")
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "method" in message:
            self._notifications.append((message["method"], message["params"]))
            if message["method"] == PUBLISH:
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _read(self, stdout: IO[bytes]) -> None:
        """Put every message into the inbox, and None after the last."""
        length = 0
        while header := stdout.readline():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            elif not header.strip():
                self._inbox.put(json.loads(stdout.read(length)))
        self._inbox.put(None)
