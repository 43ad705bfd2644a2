"""`funcls config`: what is in force for the apps that a path names, and where each value comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator

from funcls.cli.check import PathError
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.paths import normalised
from funcls.workspace.resources import load_catalogue


def configured_apps(path: str) -> list[AppState]:
    """Return the apps at, around or below `path`, by their roots, without their functions.

    Raises PathError where there is none.
    """
    location = normalised(path)
    if not os.path.exists(location):
        raise PathError(f"{path}: no such file or folder")
    host = Host(LocalDisk(), load_catalogue())
    around = host.app_root_of(location)
    below = find_apps(location) if os.path.isdir(location) else []
    roots = below or ([around] if around is not None else [])
    if not roots:
        raise PathError(f"{path}: no app here (an app is a folder with host.json)")
    return [_begun(host, root) for root in sorted(roots)]


def _begun(host: Host, root: str) -> AppState:
    _exhaust(iter(host.opening(root)))
    return host.snapshot.apps[root]


def _exhaust(steps: Iterator[object]) -> None:
    for _ in steps:
        pass
