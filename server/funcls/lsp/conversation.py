"""A conversation with one client over two pipes, from its first message to its end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import re
import select
import threading
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Final

from funcls.lsp.inbox import Inbox, Message

if TYPE_CHECKING:
    from funcls.lsp.protocol import FunclsProtocol
    from funcls.lsp.server import FunclsServer

_logger = logging.getLogger(__name__)

_LENGTH = re.compile(rb"content-length:\s*(\d{1,9})\s*", re.IGNORECASE)
_PATIENCE: Final = 0.05
"""Seconds: VS Code closes and opens a document at once when its language changes."""

_CHUNK: Final = 1 << 16
"""Bytes that are read at a time."""


async def converse(server: FunclsServer, stdin: int, stdout: int) -> int:
    """Serve one client on two file descriptors until it says exit, closes its end or is gone; return the exit code."""
    server.protocol.set_writer(_Output(stdout, server.client_lost.set))
    reader = _reader_of(stdin)
    talking = asyncio.ensure_future(talk(server.protocol, reader))
    lost = asyncio.ensure_future(server.client_lost.wait())
    done, _ = await asyncio.wait((talking, lost), return_when=asyncio.FIRST_COMPLETED)
    return talking.result() if talking in done else 1


async def talk(protocol: FunclsProtocol, reader: asyncio.StreamReader, patience: float = _PATIENCE) -> int:
    """Handle messages until the client says exit or closes its end.

    All that has arrived is read before the next message is handled, so that the inbox knows what is not needed. A
    document that is closed may be opened again within `patience` seconds, where nothing else is to be done meanwhile.
    """
    inbox = Inbox(protocol.refuse, protocol.cancel)
    arrived = asyncio.Event()

    async def read() -> None:
        try:
            async for message in _messages(protocol, reader):
                inbox.add(message)
                arrived.set()
        finally:
            arrived.set()

    reading = asyncio.ensure_future(read())
    is_patient = True
    while True:
        message = inbox.take(is_patient=is_patient and not reading.done())
        if message is None:
            if reading.done():
                return protocol.exit_code
            arrived.clear()
            is_patient = await _comes(arrived, patience if inbox.waits else None)
            continue
        try:
            protocol.handle_message(message)
        except SystemExit:
            return protocol.exit_code
        except Exception:
            _logger.exception("a message could not be handled")
        await asyncio.sleep(0)


async def _comes(arrived: asyncio.Event, within: float | None) -> bool:
    """Wait for an event; return whether it came within so many seconds, which None does not limit."""
    try:
        await asyncio.wait_for(arrived.wait(), within)
    except asyncio.TimeoutError:
        return False
    return True


async def _messages(protocol: FunclsProtocol, reader: asyncio.StreamReader) -> AsyncIterator[Message]:
    """Yield the messages that arrive, to the end of the stream; one that cannot be understood is refused."""
    while (length := await _next_length(reader)) is not None:
        try:
            body = await reader.readexactly(length)
        except asyncio.IncompleteReadError:
            return
        try:
            message = json.loads(body, object_hook=protocol.structure_message)
        except Exception:
            message = None
        if hasattr(message, "jsonrpc"):
            yield message
        else:
            protocol.refuse_unread(body)


async def _next_length(reader: asyncio.StreamReader) -> int | None:
    """Return the length of the next message from its head, or None where the stream ends or is something else."""
    length = None
    while (line := await _line(reader)).endswith(b"\n"):
        found = _LENGTH.fullmatch(line)
        if found:
            length = int(found[1])
        elif length is not None and not line.strip():
            return length
    return None


async def _line(reader: asyncio.StreamReader) -> bytes:
    """Return the next line, without an end where the stream or all patience ends before it."""
    try:
        return await reader.readline()
    except ValueError:
        _logger.error("what arrives is not the Language Server Protocol")
        return b""


def _reader_of(descriptor: int) -> asyncio.StreamReader:
    """Return a reader of a pipe or file.

    A thread waits for the bytes, as event loops cannot on every platform; nothing waits for that thread at the end.
    """
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()

    def pump() -> None:
        # The loop may have ended meanwhile.
        with contextlib.suppress(RuntimeError):
            while data := _read(descriptor):
                loop.call_soon_threadsafe(reader.feed_data, data)
            loop.call_soon_threadsafe(reader.feed_eof)

    threading.Thread(target=pump, name="funcls.stdin", daemon=True).start()
    return reader


def _read(descriptor: int) -> bytes:
    while True:
        try:
            return os.read(descriptor, _CHUNK)
        except BlockingIOError:
            select.select((descriptor,), (), ())
        except OSError:
            return b""


class _Output:
    """Writes messages to a pipe; where nobody reads them any more, it says so once and takes the rest for granted."""

    def __init__(self, descriptor: int, on_lost: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._on_lost = on_lost
        self._is_lost = False

    def write(self, data: bytes) -> None:
        """Write all of a message."""
        rest = memoryview(data)
        while rest and not self._is_lost:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                # Some parents hand over pipes that do not wait.
                select.select((), (self._descriptor,), ())
            except OSError:
                self._is_lost = True
                self._on_lost()

    def close(self) -> None:
        """Do nothing: the pipe is closed with the process."""
