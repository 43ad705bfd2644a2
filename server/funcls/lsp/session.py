"""One client's session: the apps it sees, the texts it has open, and what it was told last."""

from __future__ import annotations

import asyncio
import posixpath
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lsprotocol import types

from funcls.lsp.convert import Converter, Uris
from funcls.model.facts import HOST_FILE
from funcls.text.lines import Encoding
from funcls.workspace.discovery import walk_apps
from funcls.workspace.host import Change, Host

_SLICE_SECONDS: Final = 0.005
"""How long the first scan may hold up requests at a time."""

Publish = Callable[[types.PublishDiagnosticsParams], None]


class Session:
    """Carries the client's events to the host, and what changes back to the client."""

    def __init__(self, host: Host, publish: Publish) -> None:
        self._host = host
        self._publish = publish
        self._published: dict[str, list[types.Diagnostic]] = {}
        self._versions: dict[str, int] = {}
        self.uris = Uris()
        self.encoding = Encoding.UTF16

    def locate(self, uri: str) -> tuple[Converter, str] | None:
        """Return the conversions of the app that holds a document, and the document's path in that app."""
        path = self.uris.path(uri)
        found = self._host.snapshot.locate(path) if path else None
        if found is None:
            return None
        state, inside = found
        return Converter(state, self.uris, self.encoding), inside

    def opened(self, uri: str, text: str, version: int) -> None:
        """A document was opened in the editor: from now on its text is the editor's."""
        path = self.uris.path(uri)
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
        path = self.uris.path(uri)
        if path is not None:
            self._versions[path] = version
            self._tell(self._host.edit(path, text))

    def closed(self, uri: str) -> None:
        """A document was closed: from now on its text is the disk's."""
        path = self.uris.path(uri)
        if path is not None:
            self._versions.pop(path, None)
            self._tell(self._host.close(path))

    def refresh(self, uris: Iterable[str]) -> None:
        """Files or folders changed on the disk."""
        paths = [path for path in map(self.uris.path, uris) if path is not None]
        for path in paths:
            if posixpath.basename(path) == HOST_FILE:
                self._host_file_changed(posixpath.dirname(path))
        self._tell(self._host.refresh(paths))

    def relist(self, uri: str) -> None:
        """Look at the app root and the folder of a document again, for clients that do not tell of the disk."""
        path = self.uris.path(uri)
        root = self._host.app_root_of(path) if path else None
        if path is not None and root is not None:
            self._tell(self._host.refresh([path, root]))

    async def scan(self, folders: Sequence[str]) -> None:
        """Open every app below the folders, a slice at a time, so that requests are answered meanwhile."""
        began = time.perf_counter()
        for folder in folders:
            for root in walk_apps(folder):
                if root is not None and root not in self._host.snapshot.apps:
                    self._tell(self._host.open_app(root))
                if time.perf_counter() - began > _SLICE_SECONDS:
                    await asyncio.sleep(0)
                    began = time.perf_counter()

    def _host_file_changed(self, root: str) -> None:
        is_app = self._host.app_root_of(root) == root
        if is_app and root not in self._host.snapshot.apps:
            self._tell(self._host.open_app(root))
        elif not is_app and root in self._host.snapshot.apps:
            self._tell(self._host.close_app(root))

    def _tell(self, change: Change) -> None:
        """Publish what is said of the touched files, where it is not what was said last."""
        for path in sorted(change.touched):
            found = change.snapshot.locate(path)
            diagnostics: list[types.Diagnostic] = []
            if found is not None:
                state, inside = found
                converter = Converter(state, self.uris, self.encoding)
                diagnostics = converter.diagnostics(state.findings_in(inside))
            if diagnostics == self._published.get(path, []):
                continue
            self._published[path] = diagnostics
            self._publish(
                types.PublishDiagnosticsParams(self.uris.uri(path), diagnostics, version=self._versions.get(path))
            )
