"""Finds the apps below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from funcls.model.facts import HOST_FILE
from funcls.model.source import NEVER_WALKED, Listing
from funcls.workspace.disk import LocalDisk
from funcls.workspace.paths import normalised

VIRTUAL_ENVIRONMENT: Final = "pyvenv.cfg"


def walk_apps(top: str) -> Iterator[str | None]:
    """Yield the root of each app at or below the folder `top`, in order, and None after every folder without one."""
    for folder, is_app in walk_folders(top):
        yield normalised(folder) if is_app else None


def walk_folders(top: str) -> Iterator[tuple[str, bool]]:
    """Yield every folder at or below `top` in which an app may lie, in order, and whether it is one.

    Folders that start with a dot, virtual environments and packages of other languages are not entered; a folder
    that links lead to twice is entered once.
    """
    disk = LocalDisk()
    waiting = [(top, os.path.realpath(top))]
    seen: set[str] = set()
    while waiting:
        folder, real = waiting.pop()
        if real in seen:
            continue
        seen.add(real)
        listing = disk.list(folder) or Listing()
        if VIRTUAL_ENVIRONMENT in listing.files:
            continue
        yield folder, HOST_FILE in listing.files
        below = sorted(name for name in listing.folders if not name.startswith(".") and name not in NEVER_WALKED)
        for name in reversed(below):
            inner = os.path.join(folder, name)
            waiting.append((inner, _real_path(inner, os.path.join(real, name))))


def _real_path(folder: str, plain: str) -> str:
    """Return where a folder really is: `plain` unless a link leads to it, which Windows has several kinds of."""
    return plain if os.name == "posix" and not os.path.islink(folder) else os.path.realpath(folder)


def find_apps(top: str) -> list[str]:
    """Return the roots of all apps at or below the folder `top`."""
    return [root for root in walk_apps(top) if root is not None]
