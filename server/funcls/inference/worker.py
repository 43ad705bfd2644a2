"""One thread that answers questions in their order: jedi is not safe with more."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, Final, TypeVar

_logger = logging.getLogger(__name__)

_STACK_BYTES: Final = 16 << 20
"""jedi follows deep trees by recursion; on some platforms a thread gets no more than 0.5 MB by itself."""

_SWITCH_SECONDS: Final = 0.0005
"""How long other threads wait for one that computes: with Python's own 5 ms, a finding would take several times 5 ms
while jedi is at work."""

Answer = TypeVar("Answer")


class Worker:
    """Starts its thread with the first question; it ends with the process, whatever it is busy with."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, tuple[Callable[[], Any], Future[Any]]] = {}
        self._news = threading.Condition()
        self._thread: threading.Thread | None = None

    def ask(self, key: Hashable, question: Callable[[], Answer]) -> Future[Answer | None]:
        """Return the answer to come: None where the question raises, or is replaced by a newer one with the same key.

        A question that is cancelled while it waits is not asked.
        """
        future: Future[Answer | None] = Future()
        with self._news:
            replaced = self._waiting.pop(key, None)
            self._waiting[key] = (question, future)
            if self._thread is None:
                self._thread = self._start()
            self._news.notify()
        if replaced is not None and replaced[1].set_running_or_notify_cancel():
            replaced[1].set_result(None)
        return future

    def _start(self) -> threading.Thread:
        sys.setswitchinterval(min(sys.getswitchinterval(), _SWITCH_SECONDS))
        before = threading.stack_size(_STACK_BYTES)
        try:
            thread = threading.Thread(target=self._work, name="funcls.inference", daemon=True)
            thread.start()
        finally:
            threading.stack_size(before)
        return thread

    def _work(self) -> None:
        while True:
            with self._news:
                while not self._waiting:
                    self._news.wait()
                question, future = self._waiting.pop(next(iter(self._waiting)))
            if future.set_running_or_notify_cancel():
                future.set_result(_answered(question))


def _answered(question: Callable[[], Answer]) -> Answer | None:
    try:
        return question()
    except Exception:
        # jedi fails on some half-typed texts: that is no news to anybody.
        _logger.debug("a question about a script was not answered", exc_info=True)
        return None
