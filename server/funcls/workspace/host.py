"""The one thing that changes: which apps are open, which files are edited. It gives out immutable snapshots."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from funcls.model.facts import HOST_FILE
from funcls.model.source import Listing, SourceFile, folder_key
from funcls.model.stated import Options
from funcls.schema.catalogue import Catalogue
from funcls.workspace.app_state import AppState, open_app, update_app
from funcls.workspace.disk import Disk
from funcls.workspace.loader import Loader
from funcls.workspace.paths import absolute, ancestors, is_below, relative


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All open apps at one moment, by their roots."""

    apps: Mapping[str, AppState]

    def locate(self, path: str) -> tuple[AppState, str] | None:
        """Return the innermost app that holds the absolute `path`, and the path relative to its root."""
        for root in ancestors(path):
            app = self.apps.get(root)
            if app is not None:
                return app, relative(path, root)
        return None


@dataclass(frozen=True, slots=True)
class Change:
    """A new snapshot, and the absolute paths of the files in which something else may be said than before."""

    snapshot: Snapshot
    touched: frozenset[str]


class Host:
    """Holds the apps that are open and the texts that an editor has; used from one thread.

    All paths are absolute and normalised, with `/`. A text given by `edit` wins over the disk until `close`.
    """

    def __init__(self, disk: Disk, catalogue: Catalogue, options: Options | None = None) -> None:
        self._disk = disk
        self._catalogue = catalogue
        self._options = options or Options()
        self._texts: dict[str, str] = {}
        self.snapshot = Snapshot({})

    def app_root_of(self, path: str) -> str | None:
        """Return the folder at or above the absolute `path` that holds host.json, whether it is open or not."""
        for folder in ancestors(path):
            if folder in self.snapshot.apps:
                return folder
            listing = self._list(folder, "")
            if listing is not None and HOST_FILE in listing.files:
                return folder
        return None

    def open_app(self, root: str) -> Change:
        """Read and judge the app in the folder `root`; again, if it is open already."""
        state = open_app(root, self._options_of(root), self._catalogue, self._loader(root, {}, {}))
        touched = _paths(root, state) | (
            _paths(root, self.snapshot.apps[root]) if root in self.snapshot.apps else set()
        )
        self.snapshot = Snapshot({**self.snapshot.apps, root: state})
        return Change(self.snapshot, frozenset(touched))

    def close_app(self, root: str) -> Change:
        """Forget the app in the folder `root`."""
        apps = dict(self.snapshot.apps)
        state = apps.pop(root, None)
        self.snapshot = Snapshot(apps)
        return Change(self.snapshot, frozenset(_paths(root, state)) if state else frozenset())

    def edit(self, path: str, text: str) -> Change:
        """Take `text` as what stands in the file, whatever the disk says."""
        is_open = path in self._texts
        self._texts[path] = text
        # Its folder was listed when it was opened: a keystroke costs no look at the disk.
        return self._update([path], with_folders=not is_open)

    def close(self, path: str) -> Change:
        """Go back to what the disk says of the file."""
        self._texts.pop(path, None)
        return self.refresh([path])

    def refresh(self, paths: Iterable[str]) -> Change:
        """Read the files and folders at `paths`, and the folders that hold them, anew; judge what they bear on."""
        return self._update(list(paths), with_folders=True)

    def _update(self, paths: list[str], *, with_folders: bool) -> Change:
        touched: set[str] = set()
        for root, state in list(self.snapshot.apps.items()):
            below = [relative(path, root) for path in paths]
            if not with_folders and not any(path in state.files for path in below):
                continue
            loader = self._loader(root, state.files, state.listings)
            changed = {key for path in below for key in self._reload_file(path, state, loader)}
            if with_folders:
                changed.update(
                    self._reload_folders([path for path in below if not path.startswith("../")], state, loader)
                )
            if changed:
                updated, reported = update_app(state, frozenset(changed), loader)
                self.snapshot = Snapshot({**self.snapshot.apps, root: updated})
                touched |= {absolute(root, path) for path in reported}
        return Change(self.snapshot, frozenset(touched))

    def _reload_file(self, path: str, state: AppState, loader: Loader) -> Iterator[str]:
        """Bring one file of an app up to date in the loader; yield its key if it is different now."""
        if path not in state.files:
            return
        new = self._read(state.root, path)
        if not _same(new, state.files[path]):
            loader.files[path] = new
            yield path

    def _reload_folders(self, paths: list[str], state: AppState, loader: Loader) -> Iterator[str]:
        """Bring the folders that hold the paths, and those at them, up to date; yield the keys that are different now.

        The event of a folder stands for all that is in it; that of the app root for its own names alone.
        """
        named = [path for path in paths if path in state.listings]
        inner = {folder for path in named for folder in state.listings if is_below(folder, path)}
        for folder in inner | {_nearest_listing(path, state) for path in paths}:
            loader.listings[folder] = self._list(state.root, folder)
            if loader.listings[folder] != state.listings.get(folder):
                yield folder_key(folder)
        for file in {file for path in named for file in state.files if is_below(file, path)}:
            yield from self._reload_file(file, state, loader)

    def _loader(
        self, root: str, files: Mapping[str, SourceFile | None], listings: Mapping[str, Listing | None]
    ) -> Loader:
        return Loader(lambda path: self._read(root, path), lambda folder: self._list(root, folder), files, listings)

    def _read(self, root: str, path: str) -> SourceFile | None:
        location = absolute(root, path)
        if location in self._texts:
            return SourceFile(path, self._texts[location])
        content = self._disk.read(location)
        return (
            SourceFile(path, content.text, readable=content.readable, decodable=content.decodable) if content else None
        )

    def _list(self, root: str, folder: str) -> Listing | None:
        location = absolute(root, folder)
        listing = self._disk.list(location)
        edited = {posixpath.basename(path) for path in self._texts if posixpath.dirname(path) == location}
        if not edited or listing is None:
            return listing
        return replace(listing, files=listing.files | edited)

    def _options_of(self, root: str) -> Options:
        folders = list(ancestors(posixpath.dirname(root)))
        repository = next((steps for steps, folder in enumerate([root, *folders]) if _is_repository(folder)), 0)
        return replace(self._options, ancestors=len(folders), project_ancestors=repository)


def _nearest_listing(path: str, state: AppState) -> str:
    """Return the nearest known folder that holds `path`: of a new folder, an event may name the files alone."""
    folder = posixpath.dirname(path)
    while folder and folder not in state.listings:
        folder = posixpath.dirname(folder)
    return folder


def _same(one: SourceFile | None, other: SourceFile | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.text, one.readable, one.decodable) == (other.text, other.readable, other.decodable)


def _paths(root: str, state: AppState) -> set[str]:
    return {absolute(root, each.place.path) for each in state.findings()}


def _is_repository(folder: str) -> bool:
    return os.path.exists(posixpath.join(folder, ".git"))
