"""Folders that symbolic links give several paths, and the one path that stands for each."""

from __future__ import annotations

import os

from funcls.workspace.paths import ancestors, normalised


class Spellings:
    """Knows which paths lead to the same folder, of those folders that it was shown.

    All paths are absolute and normalised. Links inside an app stay as they are: its functions are named by them.
    """

    def __init__(self) -> None:
        self._real: dict[str, str] = {}
        self._spelled: dict[str, str] = {}

    def add(self, folder: str) -> str:
        """Return the path that stands for a folder, an app root or a folder of the workspace, and remember both."""
        real = normalised(os.path.realpath(folder))
        if self.key(folder) != real:
            self._real[folder] = real
            self._spelled.setdefault(real, folder)
        return real

    def key(self, path: str) -> str:
        """Return the one path for what is at `path`."""
        return _replaced(path, self._real)

    def spelled(self, key: str) -> str:
        """Return the path by which somebody would look for `key`: the first that was shown."""
        return _replaced(key, self._spelled)


def _replaced(path: str, folders: dict[str, str]) -> str:
    for folder in ancestors(path):
        if folder in folders:
            return folders[folder] + path[len(folder) :]
    return path
