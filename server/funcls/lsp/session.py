"""One client's session: the apps it sees, the texts it has open, and what it was told last."""

from __future__ import annotations

import asyncio
import gc
import posixpath
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from lsprotocol import types

from funcls.features.completion import complete
from funcls.features.definition import define
from funcls.features.hover import hover
from funcls.lsp.convert import Converter, Uris
from funcls.model.facts import HOST_FILE
from funcls.model.source import ROOT
from funcls.text.lines import Encoding
from funcls.workspace.app_state import AppState
from funcls.workspace.discovery import walk_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Change, Host
from funcls.workspace.paths import is_below
from funcls.workspace.resources import load_catalogue

_SLICE_SECONDS: Final = 0.005
"""How long the first scan may hold up requests at a time."""

Publish = Callable[[types.PublishDiagnosticsParams], None]


class _Located(NamedTuple):
    """A place in a document: the app that holds it, the conversions for it, its path in the app and its offset."""

    state: AppState
    converter: Converter
    path: str
    offset: int


def start_session(publish: Publish, encoding: str | None, *, snippets: bool) -> Session:
    """Return a session on the local disk; `encoding` is as negotiated, `snippets` whether the client takes them."""
    host = Host(LocalDisk(), load_catalogue())
    return Session(host, publish, Encoding(encoding or Encoding.UTF16), snippets=snippets)


class Session:
    """Carries the client's events to the host, and what changes back to the client."""

    def __init__(self, host: Host, publish: Publish, encoding: Encoding, *, snippets: bool) -> None:
        self._host = host
        self._publish = publish
        self._published: dict[str, list[types.Diagnostic]] = {}
        self._versions: dict[str, int] = {}
        self._uris = Uris()
        self._encoding = encoding
        self._snippets = snippets

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """Return what is to say of a place in a document."""
        place = self._locate(uri, position)
        answer = hover(place.state, place.path, place.offset) if place else None
        return place.converter.hover(place.path, answer) if place and answer else None

    def definition(self, uri: str, position: types.Position) -> list[types.Location] | None:
        """Return where a place in a document leads to."""
        place = self._locate(uri, position)
        return place.converter.links(define(place.state, place.path, place.offset)) if place else None

    def completion(self, uri: str, position: types.Position) -> types.CompletionList | None:
        """Return what may be written at a place in a document."""
        place = self._locate(uri, position)
        if place is None:
            return None
        return place.converter.completion(place.path, complete(place.state, place.path, place.offset))

    def opened(self, uri: str, text: str, version: int) -> None:
        """A document was opened in the editor: from now on its text is the editor's."""
        path = self._uris.path(uri)
        if path is None:
            return
        self._versions[path] = version
        root = self._host.app_root_of(path)
        change = self._host.edit(path, text)
        if root is not None and root not in change.snapshot.apps:
            change = self._host.open_app(root)
        self._tell(change)

    def changed(self, uri: str, text: str, version: int) -> None:
        """The text of an open document changed."""
        path = self._uris.path(uri)
        if path is not None:
            self._versions[path] = version
            self._tell(self._host.edit(path, text))

    def closed(self, uri: str) -> None:
        """A document was closed: from now on its text is the disk's."""
        path = self._uris.path(uri)
        if path is not None:
            self._versions.pop(path, None)
            self._tell(self._host.close(path))

    def refresh(self, uris: Iterable[str]) -> None:
        """Files or folders changed on the disk."""
        paths = [path for path in map(self._uris.path, uris) if path is not None]
        self._tell(self._host.refresh(paths))
        for path in paths:
            self._follow_apps(path)

    def relist(self, uri: str) -> None:
        """Look at the app root and the folder of a document again, for clients that do not tell of the disk."""
        path = self._uris.path(uri)
        root = self._host.app_root_of(path) if path else None
        if path is not None and root is not None:
            self._tell(self._host.refresh([path, root]))

    async def scan(self, folders: Sequence[str]) -> None:
        """Open every app below the folders, a slice at a time, so that requests are answered meanwhile."""
        began = time.perf_counter()
        for folder in folders:
            for root in walk_apps(folder):
                if root is not None:
                    self._open(root)
                if time.perf_counter() - began > _SLICE_SECONDS:
                    await asyncio.sleep(0)
                    began = time.perf_counter()

    def warm_up(self) -> None:
        """Do what the first keystroke would wait for: import jsonschema, take old objects from the collector."""
        for entry in load_catalogue().types:
            _ = entry.validator
        gc.freeze()
        gc.enable()

    def _locate(self, uri: str, position: types.Position) -> _Located | None:
        """Return a place in a document of an app; None for any other document."""
        path = self._uris.path(uri)
        found = self._host.snapshot.locate(path) if path else None
        if found is None:
            return None
        state, inside = found
        converter = self._converter(state)
        offset = converter.offset(inside, position)
        return _Located(state, converter, inside, offset) if offset is not None else None

    def _converter(self, state: AppState) -> Converter:
        return Converter(state, self._uris, self._encoding, snippets=self._snippets)

    def _follow_apps(self, path: str) -> None:
        """Close the apps that went with the file or folder at `path`, and open the one that came with it."""
        is_host_file = posixpath.basename(path) == HOST_FILE
        folder = posixpath.dirname(path) if is_host_file else path
        for root in [each for each in self._host.snapshot.apps if is_below(each, folder)]:
            # Looks at the root again: the event of a folder above it says nothing of what was in it.
            self._tell(self._host.refresh([posixpath.join(root, HOST_FILE)]))
            listing = self._host.snapshot.apps[root].listings.get(ROOT)
            if listing is None or HOST_FILE not in listing.files:
                self._tell(self._host.close_app(root))
        is_outside = self._host.snapshot.locate(folder) is None
        if (is_host_file or is_outside) and self._host.app_root_of(folder) == folder:
            self._open(folder)

    def _open(self, root: str) -> None:
        if root not in self._host.snapshot.apps:
            self._tell(self._host.open_app(root))

    def _tell(self, change: Change) -> None:
        """Publish what is said of the touched files, where it is not what was said last."""
        for path in sorted(change.touched):
            found = change.snapshot.locate(path)
            diagnostics: list[types.Diagnostic] = []
            if found is not None:
                state, inside = found
                diagnostics = self._converter(state).diagnostics(state.findings_in(inside))
            if diagnostics == self._published.get(path, []):
                continue
            self._published[path] = diagnostics
            self._publish(
                types.PublishDiagnosticsParams(self._uris.uri(path), diagnostics, version=self._versions.get(path))
            )
