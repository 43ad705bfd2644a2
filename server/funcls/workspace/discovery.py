"""Finds the apps below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

from funcls.model.facts import HOST_FILE
from funcls.model.source import NEVER_WALKED
from funcls.workspace.paths import normalised

_VIRTUAL_ENVIRONMENT: Final = "pyvenv.cfg"


def walk_apps(top: str) -> Iterator[str | None]:
    """Yield the root of each app at or below the folder `top`, in order, and None after every folder without one.

    Folders that start with a dot, virtual environments and packages of other languages are not entered; a folder
    that links lead to twice is entered once.
    """
    waiting = [top]
    seen: set[str] = set()
    while waiting:
        folder = waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        files, folders = _names(folder)
        if _VIRTUAL_ENVIRONMENT in files:
            continue
        yield normalised(folder) if HOST_FILE in files else None
        below = sorted(name for name in folders if not name.startswith(".") and name not in NEVER_WALKED)
        waiting.extend(os.path.join(folder, name) for name in reversed(below))


def find_apps(top: str) -> list[str]:
    """Return the roots of all apps at or below the folder `top`."""
    return [root for root in walk_apps(top) if root is not None]


def _names(folder: str) -> tuple[set[str], set[str]]:
    files: set[str] = set()
    folders: set[str] = set()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                (folders if entry.is_dir() else files).add(entry.name)
    except OSError:
        pass
    return files, folders
