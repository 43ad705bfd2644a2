"""The apps that paths name, while they change on the disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from funcls.cli.check import PathError, Result, check_roots, roots_of
from funcls.model.configured import Options
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import walk_folders
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.paths import absolute, normalised
from funcls.workspace.resources import load_catalogue
from funcls.workspace.watcher import Watcher

_MANY: Final = 200
"""More paths of an app than this are a branch switch: everything in it is read again."""


class Session:
    """Checks paths again and again, and reads only what has changed in between."""

    def __init__(
        self,
        paths: Sequence[str],
        options: Options,
        jobs: int,
        watcher: Watcher | None = None,
        *,
        skip_outside: bool = False,
    ) -> None:
        self._written = paths
        self._skip_outside = skip_outside
        self._paths = [normalised(path) for path in paths]
        self._jobs = jobs
        self._host = Host(LocalDisk(), load_catalogue(), options)
        self._watcher = watcher or Watcher()
        self._roots: dict[str, list[str]] | None = None
        self._folders: frozenset[str] = frozenset()
        self._read: dict[str, tuple[AppState, frozenset[str]]] = {}

    def check(self) -> list[Result]:
        """Return the results as `check` does, of what was read last; raises PathError, LostProcessError and OSError."""
        roots = self._find_apps() if self._roots is None else self._roots
        return check_roots(self._host, roots, self._jobs)

    def look(self) -> frozenset[str]:
        """Return the paths at which something else stands than at the last look."""
        return self._watcher.look(self._folders.union(*map(self._read_by, self._host.snapshot.apps.values())))

    def take_in(self, changed: frozenset[str]) -> bool:
        """Read what has changed; return whether a check may say something else than the one before."""
        before = self._host.snapshot
        for root, state in before.apps.items():
            concerned = changed & self._read_by(state)
            if len(concerned) > _MANY:
                for _ in self._host.rereading(root):
                    pass
            elif concerned:
                self._host.refresh(concerned)
        for root, state in self._host.snapshot.apps.items():
            if not state.has_host_file:
                self._host.close_app(root)
        are_others = bool(changed & self._folders) and self._are_others_found()
        return are_others or self._host.snapshot is not before

    def _are_others_found(self) -> bool:
        """Look for apps again; return whether there are others than before."""
        before, self._roots = self._roots, None
        try:
            return self._find_apps() != before
        except PathError:
            # The check will say it.
            return True

    def _find_apps(self) -> dict[str, list[str]]:
        self._folders = frozenset(folder for path in self._paths for folder in _folders_at(path))
        self._roots = roots_of(self._written, self._host, skip_outside=self._skip_outside)
        return self._roots

    def _read_by(self, state: AppState) -> frozenset[str]:
        """Return the absolute paths of the files and folders that an app was read from, and of those that it lacks."""
        known = self._read.get(state.root)
        if known is None or known[0].files is not state.files or known[0].listings is not state.listings:
            paths = frozenset(absolute(state.root, path) for path in {*state.files, *state.listings})
            known = self._read[state.root] = (state, paths)
        return known[1]


def _folders_at(path: str) -> list[str]:
    """Return the folders whose changes may bring or take apps below the path, and the path itself."""
    return [path, *(folder for folder, _ in walk_folders(path))] if os.path.isdir(path) else [path]
