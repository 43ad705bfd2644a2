"""`funcls check`: the findings of the apps that the given paths name, or of one file that an editor holds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from funcls.cli.buffer import BufferDisk
from funcls.cli.not_run import NotRunError
from funcls.model.configured import Options
from funcls.rules.finding import Finding
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.jobs import judge_backlogs
from funcls.workspace.paths import absolute, is_below, normalised, relative
from funcls.workspace.resources import load_catalogue


class PathError(NotRunError):
    """A path that cannot be checked, and why."""


@dataclass(frozen=True, slots=True)
class Result:
    """An app, the names of those of its functions that were asked for, and what is said of them."""

    state: AppState
    names: frozenset[str]
    findings: tuple[Finding, ...]

    @property
    def root(self) -> str:
        """The absolute path of the app."""
        return self.state.root

    @property
    def is_excluded(self) -> bool:
        """Whether the configuration leaves the whole app out."""
        return self.state.selection.excludes_app


def check(paths: Sequence[str], options: Options, *, skip_outside: bool = False, jobs: int = 1) -> list[Result]:
    """Return the results of all apps that `paths` name, by their roots.

    Up to `jobs` processes judge. Raises PathError where a path names no app (with `skip_outside`, files that are in
    none are passed over), and LostProcessError where one of the processes ends early.
    """
    host = Host(LocalDisk(), load_catalogue(), options)
    return check_roots(host, roots_of(paths, host, skip_outside=skip_outside), jobs)


def roots_of(paths: Sequence[str], host: Host, *, skip_outside: bool = False) -> dict[str, list[str]]:
    """Return the roots of the apps that each path names, by the absolute path; raises PathError for one without.

    With `skip_outside`, a file that is in no app has none.
    """
    return {normalised(path): _roots_at(normalised(path), path, host, skip_outside=skip_outside) for path in paths}


def check_roots(host: Host, roots: Mapping[str, Sequence[str]], jobs: int) -> list[Result]:
    """Return the results for what `roots_of` returned; apps that are not open in the host are opened in it."""
    for root in {root for found in roots.values() for root in found} - host.snapshot.apps.keys():
        host.begin_app(root)
    judge_backlogs(host, jobs)
    asked: dict[str, set[str]] = {}
    for path, found in roots.items():
        for root in found:
            asked.setdefault(root, set()).update(_names_at(path, host.snapshot.apps[root]))
    return [_result(host.snapshot.apps[root], frozenset(names)) for root, names in sorted(asked.items())]


def check_buffer(path: str, data: bytes, options: Options) -> Result:
    """Return what is said in the file at `path`, and in no other, if it held `data`; raises PathError for no app."""
    location = normalised(path)
    if os.path.isdir(location):
        raise PathError(f"{path}: a folder, not a file")
    host = Host(BufferDisk(location, data), load_catalogue(), options)
    root = _root_of(location, path, host)
    state = host.open_app(root).snapshot.apps[root]
    inside = relative(location, state.root)
    findings = tuple(each for each in state.findings() if each.place.path == inside)
    return Result(state, frozenset(_names_at(location, state)), findings)


def _roots_at(path: str, written: str, host: Host, *, skip_outside: bool) -> list[str]:
    """Return the roots of the apps at or below the path, else that of the app that holds it."""
    if not os.path.exists(path):
        raise PathError(f"{written}: no such file or folder")
    if skip_outside and os.path.isfile(path) and host.app_root_of(path) is None:
        return []
    roots = find_apps(path) if os.path.isdir(path) else []
    return roots or [_root_of(path, written, host)]


def _root_of(path: str, written: str, host: Host) -> str:
    root = host.app_root_of(path)
    if root is None:
        raise PathError(f"{written}: no app here (an app is a folder with host.json)")
    return root


def _names_at(path: str, state: AppState) -> Iterable[str]:
    """Return the functions of an app that a folder or file in it stands for."""
    if is_below(state.root, path):
        return state.judgements.keys()
    if os.path.isdir(path):
        folders = {name: absolute(state.root, name) for name in state.judgements}
        return [name for name, folder in folders.items() if is_below(folder, path) or is_below(path, folder)]
    inside = relative(path, state.root)
    if inside in state.facts_sources:
        return state.judgements.keys()
    return state.names_of(inside)


def _result(state: AppState, names: frozenset[str]) -> Result:
    findings = (each for each in state.findings() if each.function is None or each.function in names)
    return Result(state, names, tuple(findings))
