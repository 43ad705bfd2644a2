"""Whether the client's process still runs: a server that outlives its client is ended by nobody."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Final

_SECONDS: Final = 1.0
"""How often to look."""


def watch(process_id: int) -> Awaitable[None] | None:
    """Return what ends when the process has ended; None where there is no such process now.

    The process id of a client in another container means nothing here.
    """
    runs = _observer(process_id)
    return _until_gone(runs) if runs() else None


async def _until_gone(runs: Callable[[], bool]) -> None:
    while runs():
        await asyncio.sleep(_SECONDS)


if sys.platform == "win32":
    import _winapi

    def _observer(process_id: int) -> Callable[[], bool]:
        """Return a function that tells whether the process runs."""
        try:
            handle = _winapi.OpenProcess(_winapi.SYNCHRONIZE, False, process_id)
        except OSError:
            return lambda: False
        # `os.kill(pid, 0)` would end the process.
        return lambda: _winapi.WaitForSingleObject(handle, 0) == _winapi.WAIT_TIMEOUT

else:

    def _observer(process_id: int) -> Callable[[], bool]:
        """Return a function that tells whether the process runs."""
        return lambda: _exists(process_id) and not _has_ended(process_id)

    def _exists(process_id: int) -> bool:
        try:
            os.kill(process_id, 0)
        except PermissionError:
            return True
        except (OSError, OverflowError):
            return False
        return process_id > 0

    def _has_ended(process_id: int) -> bool:
        """Return whether the process only waits for its parent to take note of its end; known on Linux alone."""
        try:
            with open(f"/proc/{process_id}/stat", "rb") as file:
                # The name before the state may itself hold spaces and brackets.
                return file.read().rpartition(b") ")[2][:1] in (b"Z", b"X")
        except OSError:
            return False
