"""jedi for everybody else: imported on its own thread, with the first question."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from funcls.inference.worker import Worker

if TYPE_CHECKING:
    from funcls.inference.engine import Engine

Answer = TypeVar("Answer")


class Inference:
    """Answers questions about scripts, one after the other."""

    def __init__(self) -> None:
        self._worker = Worker()
        self._is_warm = False

    def ask(self, key: Hashable, question: Callable[[Engine], Answer]) -> Future[Answer | None]:
        """Return the answer to come: None where there is none, or where a newer question has the same key."""
        return self._worker.ask(key, lambda: question(self._engine))

    def warm_up(self, root: str) -> None:
        """Do what the first question about the app in the folder `root` would wait for, once."""
        if not self._is_warm:
            self._is_warm = True
            self.ask(None, lambda engine: engine.warm_up(root))

    @cached_property
    def _engine(self) -> Engine:
        from funcls.inference.engine import Engine

        return Engine()
