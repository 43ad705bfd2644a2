"""Sees what changes on the disk, by looking at it again and again: that works on every system and every file system."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

Stamp: TypeAlias = "tuple[int, ...] | None"
"""What differs when a file or folder has changed; None where there is nothing."""

_NEVER_SEEN: Final[Stamp] = ()


def stamp_of(path: str) -> Stamp:
    """Return the stamp of what is at the path; never raises for what it finds there."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    # A file that an editor puts in the place of another may be as large and as old; its inode is another one.
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_mode


class Watcher:
    """Knows what it saw at each path when it looked last."""

    def __init__(self, stamp: Callable[[str], Stamp] = stamp_of) -> None:
        self._stamp = stamp
        self._seen: dict[str, Stamp] = {}

    def look(self, paths: Iterable[str]) -> frozenset[str]:
        """Return those paths at which something else stands than at the last look.

        A path that was not looked at then is among them: it may have changed since it was read.
        """
        before = self._seen
        self._seen = {path: self._stamp(path) for path in paths}
        return frozenset(path for path, stamp in self._seen.items() if before.get(path, _NEVER_SEEN) != stamp)
