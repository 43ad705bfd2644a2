"""The one thing that changes: which apps are open, which files are edited. It gives out immutable snapshots."""

from __future__ import annotations

import heapq
import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from funcls.model.app import folders_below
from funcls.model.configured import Options
from funcls.model.facts import HOST_FILE
from funcls.model.function import PYTHON_EXTENSION
from funcls.model.source import ROOT, Listing, SourceFile, folder_key
from funcls.schema.catalogue import Catalogue
from funcls.workspace.answer import Answer
from funcls.workspace.app_state import AppState, link, open_app, take, update_app
from funcls.workspace.app_tests import Around, apps_near, with_test, with_tests
from funcls.workspace.disk import Disk
from funcls.workspace.loader import Loader
from funcls.workspace.paths import absolute, ancestors, is_below, relative

_AT_ONCE: Final = 32
"""How many functions one change may have judged before the caller has its answer: some 30 ms."""

_STEP: Final = 2
"""How many functions are judged in one step of catching up: some 5 ms."""


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

    def readers(self, path: str) -> Iterator[tuple[AppState, str]]:
        """Yield the app that holds the absolute `path`, then those that it configures from above, as `locate` does."""
        held = self.locate(path)
        if held is not None:
            yield held
        yield from ((app, app.above[path]) for app in self.apps.values() if path in app.above)


@dataclass(frozen=True, slots=True)
class Change:
    """A new snapshot, and the absolute paths of the files in which something else may be said than before."""

    snapshot: Snapshot
    touched: frozenset[str]


class Host:
    """Holds the apps that are open and the texts that an editor has; used from one thread.

    All paths are absolute and normalised, with `/`. A text given by `edit` wins over the disk until `close`. What
    bears on many functions puts them into the backlog of their app, for `advance` to judge them a few at a time.
    """

    def __init__(self, disk: Disk, catalogue: Catalogue, options: Options | None = None) -> None:
        self._disk = disk
        self._catalogue = catalogue
        self._stated: Callable[[str], Options] = lambda _root: options or Options()
        self._texts: dict[str, str] = {}
        self.snapshot = Snapshot({})

    def app_root_of(self, path: str) -> str | None:
        """Return the folder at or above the absolute `path` that holds host.json, whether it is open or not."""
        for folder in ancestors(path):
            if folder in self.snapshot.apps:
                return folder
            listing = self._list(folder, ROOT)
            if listing is not None and HOST_FILE in listing.files:
                return folder
        return None

    def open_app(self, root: str) -> Change:
        """Read and judge the app in the folder `root`; again, if it is open already."""
        before = self.snapshot.apps.get(root)
        self.begin_app(root)
        change = self.link(root, self.snapshot.apps[root].backlog)
        return Change(change.snapshot, change.touched | (before.reported() if before else frozenset()))

    def document(self, path: str) -> tuple[AppState, SourceFile] | None:
        """Return a file of an open app, given by its absolute path, with the app.

        A file that is no part of what the app was read from is there while it is open in an editor.
        """
        found = self.snapshot.locate(path)
        if found is None:
            return None
        state, inside = found
        source = state.files.get(inside)
        if source is None and path in self._texts:
            source = SourceFile(inside, self._texts[path])
        return (state, source) if source is not None else None

    def with_tests(self, state: AppState, folders: Iterable[str]) -> AppState:
        """Return an app with its tests, for one answer: those inside, and those around it in one of the `folders`."""
        root, held = state.root, list(folders)
        above = [each for each in ancestors(posixpath.dirname(root)) if any(is_below(each, folder) for folder in held)]
        around = Around(len(above), self._apps_around(root))
        return with_tests(state, partial(self._read, root), partial(self._list, root), around)

    def as_test(self, path: str, folders: Iterable[str]) -> Iterator[tuple[AppState, str]]:
        """Yield the apps of which an open Python document may be a test, each with it, and its path from the root.

        The app that holds it is the only one; of those around it the nearest comes first.
        """
        text = self._texts.get(path)
        if text is None or not path.endswith(PYTHON_EXTENSION):
            return
        held = self.snapshot.locate(path)
        for state in [held[0]] if held is not None else apps_near(path, text, self.snapshot.apps, folders):
            root, inside = state.root, relative(path, state.root)
            if state.files.get(inside) is None:
                around = Around(apps=self._apps_around(root))
                yield with_test(state, SourceFile(inside, text), partial(self._list, root), around), inside

    def _apps_around(self, root: str) -> frozenset[str]:
        """Return the roots of the other open apps, as they are written from that of one app."""
        return frozenset(relative(each, root) for each in self.snapshot.apps if each != root)

    def names_in(self, folder: str) -> frozenset[str]:
        """Return the names of all that lies in a folder now, of files open in an editor too; none where it is gone."""
        listing = self._list(folder, ROOT)
        return listing.files | listing.folders if listing is not None else frozenset()

    def begin_app(self, root: str) -> None:
        """Read the app in the folder `root`, with all its functions in the backlog."""
        self._begin(root, self._loader(root, {}, {}))

    def opening(self, root: str) -> Iterator[Change | None]:
        """Open the app in the folder `root` in steps, with all its functions in the backlog; not if it is open.

        The last step brings what is said of the app as a whole.
        """
        loader = self._loader(root, {}, {})
        folders = [ROOT]
        for folder in folders:
            loader.listings[folder] = listing = self._list(root, folder)
            yield None
            folders += folders_below(folder, listing) if listing is not None else ()
        if root not in self.snapshot.apps:
            self._begin(root, loader)
            yield Change(self.snapshot, self.snapshot.apps[root].reported())

    def close_app(self, root: str) -> Change:
        """Forget the app in the folder `root`."""
        apps = dict(self.snapshot.apps)
        state = apps.pop(root, None)
        self.snapshot = Snapshot(apps)
        return Change(self.snapshot, state.reported() if state else frozenset())

    def configure(self, stated: Callable[[str], Options]) -> Change:
        """Take what is said of the targets from `stated`, which is called with the root of an app."""
        self._stated = stated
        touched = [self._apply(root, {}, {}, options=self._options_of(root)) for root in self.snapshot.apps]
        return Change(self.snapshot, frozenset().union(*touched))

    def edit(self, path: str, text: str) -> Change:
        """Take `text` as what stands in the file, whatever the disk says."""
        is_open = path in self._texts
        self._texts[path] = text
        # Its folder was listed when it was opened: a keystroke costs no look at the disk.
        return self._update([path], with_folders=not is_open)

    def open_text(self, path: str) -> str | None:
        """Return the text that the editor has in a file of an app; None for one that is not open, or in no app."""
        return self._texts.get(path) if self.snapshot.locate(path) is not None else None

    def close(self, path: str) -> Change:
        """Go back to what the disk says of the file."""
        self._texts.pop(path, None)
        return self.refresh([path])

    def refresh(self, paths: Iterable[str]) -> Change:
        """Read the files and folders at `paths`, and the folders that hold them, anew; judge what they bear on."""
        return self._update(paths, with_folders=True)

    def rereading(self, root: str) -> Iterator[Change | None]:
        """Read all that is known of an app anew, in steps; the last one brings the change."""
        state = self.snapshot.apps[root]
        files: dict[str, SourceFile | None] = {}
        listings: dict[str, Listing | None] = {}
        for folder in state.listings:
            listings[folder] = self._list(root, folder)
            yield None
        for path in state.files:
            files[path] = self._read(root, path)
            yield None
        if root in self.snapshot.apps:
            # What was typed meanwhile is not on the disk.
            fresh = {path: new for path, new in files.items() if absolute(root, path) not in self._texts}
            touched = self._apply(root, fresh, listings, at_once=0)
            yield Change(self.snapshot, touched)

    def ensure(self, path: str) -> Change:
        """Judge at once what the backlog has of the functions that the file belongs to."""
        found = self.snapshot.locate(path)
        if found is None or not found[0].backlog:
            return Change(self.snapshot, frozenset())
        state, inside = found
        return self.link(state.root, {inside.partition("/")[0], *state.readers.get(inside, ())})

    def advance(self) -> Change | None:
        """Judge a few functions of a backlog, those of apps with open files first; None where nothing is left."""
        behind = [root for root, state in self.snapshot.apps.items() if state.backlog]
        if not behind:
            return None
        edited = {folder for path in self._texts for folder in ancestors(path)}
        root = next((each for each in behind if each in edited), behind[0])
        return self.link(root, heapq.nsmallest(_STEP, self.snapshot.apps[root].backlog))

    def link(self, root: str, names: Iterable[str]) -> Change:
        """Judge those functions under `names` that the backlog of the app has."""
        state = self.snapshot.apps[root]
        return self._linked(state, link(state, names, self._loader(root, state.files, state.listings)))

    def adopt(self, state: AppState) -> None:
        """Go on from a state of another host."""
        self._put(state.root, state)

    def take(self, answer: Answer) -> Change:
        """Put what another host said of functions of a backlog into the snapshot."""
        state = self.snapshot.apps[answer.root]
        loader = self._loader(state.root, {**answer.files, **state.files}, {**answer.listings, **state.listings})
        return self._linked(state, take(state, answer.names, answer.judgements, loader))

    def _begin(self, root: str, loader: Loader) -> None:
        self._put(root, open_app(root, self._options_of(root), self._catalogue, loader))

    def _linked(self, state: AppState, linked: tuple[AppState, frozenset[str]]) -> Change:
        updated, reported = linked
        self._put(state.root, updated)
        return Change(self.snapshot, frozenset(absolute(state.root, path) for path in reported))

    def _put(self, root: str, state: AppState) -> None:
        self.snapshot = Snapshot({**self.snapshot.apps, root: state})

    def _update(self, paths: Iterable[str], *, with_folders: bool) -> Change:
        touched: set[str] = set()
        for root, below in self._concerned(paths).items():
            state = self.snapshot.apps[root]
            folders = _folders_meant(below, state) if with_folders else set()
            inner = {file for path in below if path in state.listings for file in state.files if is_below(file, path)}
            files = {path: self._read(root, path) for path in inner.union(below) if path in state.files}
            listings = {folder: self._list(root, folder) for folder in folders}
            touched |= self._apply(root, files, listings)
        return Change(self.snapshot, frozenset(touched))

    def _concerned(self, paths: Iterable[str]) -> dict[str, list[str]]:
        """Return the apps that may have read the paths, each with the paths as it writes them."""
        concerned: dict[str, list[str]] = {}
        for path in paths:
            roots = [folder for folder in ancestors(path) if folder in self.snapshot.apps]
            roots += [root for root, state in self.snapshot.apps.items() if path in state.above]
            for root in roots:
                concerned.setdefault(root, []).append(relative(path, root))
        return concerned

    def _apply(
        self,
        root: str,
        files: Mapping[str, SourceFile | None],
        listings: Mapping[str, Listing | None],
        *,
        options: Options | None = None,
        at_once: int = _AT_ONCE,
    ) -> frozenset[str]:
        """Put what was read of an app into the snapshot; return the absolute paths that are touched by it."""
        state = self.snapshot.apps[root]
        loader = self._loader(root, state.files, state.listings)
        new_files = {path: new for path, new in files.items() if not _same(new, state.files.get(path))}
        new_listings = {folder: new for folder, new in listings.items() if new != state.listings.get(folder)}
        if not new_files and not new_listings and options in (None, state.options):
            return frozenset()
        loader.files.update(new_files)
        loader.listings.update(new_listings)
        changed = frozenset(new_files.keys() | {folder_key(folder) for folder in new_listings})
        updated, reported = update_app(state, changed, loader, options or state.options, most=at_once)
        self._put(root, updated)
        return frozenset(absolute(root, path) for path in reported)

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
        return replace(self._stated(root), root=root, ancestors=len(folders), project_ancestors=repository)


def _folders_meant(paths: Iterable[str], state: AppState) -> set[str]:
    """Return the known folders that hold the paths, and those at them.

    The event of a folder stands for all that is in it; that of the app root for its own names alone.
    """
    inner = {folder for path in paths if path in state.listings for folder in state.listings if is_below(folder, path)}
    return inner | {_nearest_listing(path, state) for path in paths if not path.startswith("../")}


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


def _is_repository(folder: str) -> bool:
    return os.path.exists(posixpath.join(folder, ".git"))
