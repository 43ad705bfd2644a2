"""Progress of long work, for clients that show it."""

from __future__ import annotations

import itertools
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

_logger = logging.getLogger(__name__)

_numbers = itertools.count(1)

Start: TypeAlias = Callable[[Coroutine[Any, Any, None]], object]
"""Starts work that nobody waits for."""


@asynccontextmanager
async def progress(ls: LanguageServer, title: str, start: Start | None) -> AsyncIterator[Callable[[str], None]]:
    """Show the client that work goes on, as long as the body runs; the value tells it how far the work is.

    Without `start`, for a client that shows no progress, nothing is sent.
    The body never waits for the client: what it reports before the client has agreed is shown then.
    """
    shown = _Progress(ls, title)
    if start is not None:
        start(shown.begin())
    try:
        yield shown.report
    finally:
        shown.end()


class _Progress:
    def __init__(self, ls: LanguageServer, title: str) -> None:
        self._ls = ls
        self._title = title
        self._token = f"funcls.{next(_numbers)}"
        self._message: str | None = None
        self._is_shown = False
        self._has_ended = False

    async def begin(self) -> None:
        """Ask the client to show this progress, and begin once it agrees."""
        try:
            await self._ls.window_work_done_progress_create_async(types.WorkDoneProgressCreateParams(self._token))
        except JsonRpcException as error:
            _logger.info("the client shows no progress: %s", error)
            return
        if not self._has_ended:
            self._is_shown = True
            self._send(types.WorkDoneProgressBegin(self._title, message=self._message))

    def report(self, message: str) -> None:
        """Tell how far the work is."""
        self._message = message
        if self._is_shown:
            self._send(types.WorkDoneProgressReport(message=message))

    def end(self) -> None:
        """Take the progress away."""
        self._has_ended = True
        if self._is_shown:
            self._send(types.WorkDoneProgressEnd())

    def _send(self, value: object) -> None:
        self._ls.progress(types.ProgressParams(self._token, value))
