"""How paths are written inside funcls: absolute, normalised, with `/`."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from typing import Final

_DRIVE: Final = re.compile(r"^[A-Z](?=:)")


def normalised(path: str) -> str:
    """Return `path`, relative to the current folder or absolute, as funcls writes it; a drive is in lower case."""
    return _DRIVE.sub(lambda found: found[0].lower(), os.path.abspath(path).replace(os.sep, "/"))


def absolute(root: str, path: str) -> str:
    """Return a path that is relative to `root` as an absolute one."""
    return posixpath.normpath(posixpath.join(root, path))


def relative(path: str, root: str) -> str:
    """Return the absolute `path` as it is written from `root`; empty for `root` itself."""
    found = posixpath.relpath(path, root)
    return "" if found == "." else found


def ancestors(path: str) -> Iterator[str]:
    """Yield the absolute `path` itself and every folder above it, up to the root of the file system or drive."""
    while path:
        yield path
        parent = posixpath.dirname(path)
        if parent == path:
            return
        path = parent


def is_below(path: str, folder: str) -> bool:
    """Return whether `path` is `folder` or lies in it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")
