"""The protocol of pygls, with an answer for what it leaves unanswered."""

from __future__ import annotations

import asyncio
import inspect
import json
import logging
from functools import partial
from typing import Any

from lsprotocol import types
from pygls.protocol import JsonRPCRequestMessage, LanguageServerProtocol

from funcls.lsp.inbox import Message, RequestId
from funcls.lsp.own_requests import PREFIX

_logger = logging.getLogger(__name__)

_MEANINGS: dict[int, str] = {
    types.LSPErrorCodes.RequestCancelled: "the client has cancelled the request",
    types.LSPErrorCodes.ContentModified: "the document has changed, and the client has asked again",
    types.ErrorCodes.ServerNotInitialized: "the first request must be initialize",
    types.ErrorCodes.InvalidRequest: "after shutdown there is nothing but exit",
    types.ErrorCodes.InvalidParams: "the message cannot be understood",
}
_MAY_FAIL = (types.TEXT_DOCUMENT_PREPARE_RENAME, types.TEXT_DOCUMENT_RENAME)
"""Requests that may be answered with a reason for the user."""
_ALWAYS = (types.INITIALIZE, types.EXIT)


class RequestFailedError(Exception):
    """What was asked for cannot be done; the client shows the reason to the user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FunclsProtocol(LanguageServerProtocol):
    """Handles messages, and refuses those that are dropped or cannot be understood."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._later: dict[RequestId, asyncio.Task[Any]] = {}

    @property
    def exit_code(self) -> int:
        """0 where the client has said shutdown, as it should before it goes, otherwise 1."""
        return 0 if self._shutdown else 1

    def structure_message(self, data: dict[str, Any]) -> Message:
        """Return what a JSON object says: a message, or a part of one as it is; so are the parameters of our own."""
        method, number = data.get("method"), data.get("id")
        if isinstance(method, str) and method.startswith(PREFIX) and isinstance(number, int | str):
            return JsonRPCRequestMessage(number, method, self.VERSION, data.get("params"))
        return super().structure_message(data)

    def handle_message(self, message: Message) -> None:
        """Handle a message at its time: nothing comes before initialize, and nothing but exit after shutdown."""
        method = getattr(message, "method", types.EXIT)
        if method in _ALWAYS or (self._workspace is not None and not self._shutdown):
            super().handle_message(message)
        elif hasattr(message, "id"):
            is_early = self._workspace is None
            self.refuse(
                message.id, types.ErrorCodes.ServerNotInitialized if is_early else types.ErrorCodes.InvalidRequest
            )

    def _handle_request(self, msg_id: RequestId, method_name: str, params: Any) -> None:
        """Handle a request; a reason why it cannot be done is an answer, and no error of funcls."""
        handler = self.fm.features.get(method_name)
        if method_name not in _MAY_FAIL or handler is None:
            super()._handle_request(msg_id, method_name, params)
            return
        try:
            self._send_response(msg_id, handler(params))
        except RequestFailedError as error:
            self._send_response(msg_id, error=types.ResponseError(types.LSPErrorCodes.RequestFailed, error.reason))

    def cancel(self, request: RequestId) -> None:
        """Give up a request whose answer is still to come; one that is answered already is none."""
        task = self._later.get(request)
        if task is not None:
            task.cancel()

    def _send_handler_result(self, future: Any, *, msg_id: RequestId) -> None:
        """Send an answer, or wait for one that is still to come; all others keep their place in the order."""
        result = future.result() if not future.cancelled() and future.exception() is None else None
        if not inspect.iscoroutine(result):
            super()._send_handler_result(future, msg_id=msg_id)
            return
        self._later[msg_id] = task = asyncio.ensure_future(result)
        task.add_done_callback(partial(self._send_later, msg_id=msg_id))

    def _send_later(self, task: Any, *, msg_id: RequestId) -> None:
        del self._later[msg_id]
        super()._send_handler_result(task, msg_id=msg_id)

    def refuse(self, request: RequestId, code: int) -> None:
        """Answer a request with an error that editors do not show."""
        self._send_response(request, error=types.ResponseError(code, _MEANINGS[code]))

    def refuse_unread(self, body: bytes) -> None:
        """Log a message that cannot be understood: a request is answered, and for a response nobody waits any more."""
        _logger.error("a message of %d bytes cannot be understood", len(body))
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            return
        number = message.get("id") if isinstance(message, dict) else None
        if not isinstance(number, int | str):
            return
        if "method" in message:
            self.refuse(number, types.ErrorCodes.InvalidParams)
        else:
            code = types.ErrorCodes.InvalidParams
            self._handle_response(number, error=types.ResponseError(code, _MEANINGS[code]))
