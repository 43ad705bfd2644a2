"""The language server in this process, for what depends on which messages are waiting when."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from funcls.lsp.conversation import talk
from funcls.lsp.server import create_server

Json: TypeAlias = Any

_TURNS = 1000
"""Turns of the event loop in which all that has arrived is dealt with."""


class LocalServer:
    """A server whose messages are kept in `sent`, parsed."""

    def __init__(self) -> None:
        self.server = create_server()
        self.server.protocol.set_writer(self)
        self.sent: list[Json] = []

    def write(self, data: bytes) -> None:
        """Keep a message that the server sends."""
        self.sent.append(json.loads(data.partition(b"\r\n\r\n")[2]))

    def close(self) -> None:
        """Do nothing: what was sent stays."""

    def tell(self, message: Json) -> None:
        """Handle one message at once."""
        protocol = self.server.protocol
        protocol.handle_message(json.loads(body_of(message), object_hook=protocol.structure_message))

    def talk(self, *messages: Json) -> int:
        """Let all messages arrive at once, and then the end of the stream; return the exit code."""
        return self.talk_bytes(b"".join(map(framed, messages)))

    def talk_bytes(self, data: bytes) -> int:
        """Let these bytes arrive at once, and then the end of the stream; return the exit code."""

        async def conversation() -> int:
            reader = asyncio.StreamReader()
            reader.feed_data(data)
            reader.feed_eof()
            return await talk(self.server.protocol, reader)

        return asyncio.run(conversation())

    def talk_in_turns(self, *turns: Sequence[Json], patience: float) -> int:
        """Let the messages of each turn arrive once those of the turn before are dealt with; return the exit code.

        `patience` is that of the conversation with a document that was closed, in seconds.
        """

        async def conversation() -> int:
            reader = asyncio.StreamReader()
            talking = asyncio.ensure_future(talk(self.server.protocol, reader, patience))
            for messages in turns:
                reader.feed_data(b"".join(map(framed, messages)))
                for _ in range(_TURNS):
                    await asyncio.sleep(0)
            reader.feed_eof()
            return await talking

        return asyncio.run(conversation())

    def answers(self) -> dict[Json, Json]:
        """Return what was answered, by the ids of the requests: the result, or the code of the error."""
        return {
            each["id"]: each["error"]["code"] if "error" in each else each.get("result")
            for each in self.sent
            if "method" not in each
        }


def body_of(message: Json) -> bytes:
    """Return a message as JSON."""
    return json.dumps({"jsonrpc": "2.0", **message}).encode()


def framed(message: Json) -> bytes:
    """Return a message as it travels."""
    body = body_of(message)
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def request(number: int | str, method: str, params: Json = None) -> Json:
    """Return a request."""
    return {"id": number, "method": method, **({"params": params} if params is not None else {})}


def notification(method: str, params: Json = None) -> Json:
    """Return a notification."""
    return {"method": method, **({"params": params} if params is not None else {})}


def initialize(capabilities: Json = None, **more: Json) -> Json:
    """Return the first request of a client, with the id 0."""
    params = {"processId": None, "rootUri": None, "capabilities": capabilities or {}, **more}
    return request(0, "initialize", params)
