"""One client's session: what its events mean for the host, and what changes for the client by them."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from funcls.inference.service import Inference
from funcls.lsp.answers import Answers
from funcls.lsp.client import ClientFeatures
from funcls.lsp.convert import Converter
from funcls.lsp.explorer import Explorer, Report
from funcls.lsp.formatting import Formatting
from funcls.lsp.intellisense import Intellisense
from funcls.lsp.own_answers import OwnAnswers
from funcls.lsp.publisher import Publish, Publisher
from funcls.lsp.uris import Uris
from funcls.model.configured import Layer, Options
from funcls.model.own_settings import Settings
from funcls.text.lines import Encoding
from funcls.workspace.app_state import AppState
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Change, Host
from funcls.workspace.paths import ancestors
from funcls.workspace.resources import load_catalogue

_BURST: Final = 200
"""So many events of files within a second are no longer looked at one by one: all is read again."""


def start_session(
    publish: Publish,
    encoding: str | None,
    client: ClientFeatures,
    folders: Iterable[str],
    *,
    beside_python_server: bool = False,
) -> Session:
    """Return a session on the local disk; `encoding` is as negotiated, `folders` are those of the workspace, as URIs.

    `beside_python_server`: the client has another server for Python.
    """
    host = Host(LocalDisk(), load_catalogue())
    session = Session(
        host, publish, Encoding(encoding or Encoding.UTF16), client, beside_python_server=beside_python_server
    )
    session.add_folders(folders)
    return session


class Session:
    """Carries the client's events to the host, and what changes back to the client.

    `answers` takes its questions about places, `intellisense` those that a Python server may answer too, `formatting`
    those about the layout of a text, `own_answers` those that no other server is asked.
    """

    def __init__(
        self,
        host: Host,
        publish: Publish,
        encoding: Encoding,
        client: ClientFeatures,
        *,
        beside_python_server: bool = False,
    ) -> None:
        self._host = host
        self._encoding = encoding
        self._client = client
        self._stated: Layer = {}
        self._stated_for_folder: dict[str, Layer] = {}
        self._events = _Rate()
        self._uris = Uris()
        self._publisher = Publisher(publish, self._uris, self._converter, self._settings_of)
        self._explorer = Explorer(host, self._uris, self._tell)
        self.answers = Answers(host, self._uris, self._converter, self._publisher.version, self._folders)
        self.intellisense = Intellisense(
            host, self.answers, client, Inference(), beside_python_server=beside_python_server
        )
        self.own_answers = OwnAnswers(host, self._uris, self._converter, self._reach)
        self.formatting = Formatting(self._uris, host.open_text, encoding)

    def opened(self, uri: str, text: str, version: int) -> None:
        """A document was opened in the editor: from now on its text is the editor's.

        One that is open already was closed and opened again, which is all that the client says where it read it anew.
        """
        spelled = self._uris.spelled_path(uri)
        if spelled is None:
            return
        # Before the text is taken: a host.json that is not on the disk makes no app.
        root = self._explorer.root_of(spelled)
        path = self._uris.add_document(uri, spelled)
        if path in self._publisher.open_paths and self._host.open_text(path) != text:
            self._publisher.thrown_away(path, self._host.snapshot)
        self._publisher.opened(path, version)
        self._tell(self._host.edit(path, text))
        if root is not None and root not in self._host.snapshot.apps:
            self._explorer.open_now(root)
        self._tell(self._host.ensure(path))
        self.intellisense.opened(path)

    def changed(self, uri: str, text: str, version: int) -> None:
        """The text of an open document changed; a version that is older than the last is dropped."""
        path = self._uris.path(uri)
        if path is not None and self._publisher.edited(path, version, self._host.snapshot):
            self._tell(self._host.edit(path, text))

    def saved(self, uri: str) -> None:
        """A document was saved."""
        path = self._uris.path(uri)
        if path is not None:
            self._publisher.saved(path, self._host.snapshot)

    def closed(self, uri: str) -> None:
        """A document was closed: from now on its text is the disk's, and an app outside the workspace is forgotten."""
        path = self._uris.path(uri)
        if path is not None:
            change = self._host.close(path)
            self._publisher.closed(path, change.snapshot)
            self._tell(change)
            self._explorer.forget(self._publisher.open_paths)

    def refresh(self, uris: Iterable[str]) -> None:
        """Files or folders changed on the disk; after a burst of such events all is read again, once."""
        paths = [path for path in map(self._uris.spelled_path, uris) if path is not None]
        if self._events.count(len(paths)) > _BURST:
            self._explorer.read_again()
        elif not self._explorer.reads_soon:
            self._tell(self._host.refresh(map(self._uris.spellings.key, paths)))
            for path in paths:
                self._explorer.follow(path)

    def relist(self, uri: str) -> None:
        """Look at the app root and the folder of a document again, for clients that do not tell of the disk."""
        path = self._uris.path(uri)
        found = self._host.snapshot.locate(path) if path is not None else None
        if path is not None and found is not None:
            self._tell(self._host.refresh([path, found[0].root]))

    def configure(self, default: Layer, of_folder: Mapping[str, Layer]) -> None:
        """Take what is stated for the workspace, and for its folders by the URIs as the client wrote them."""
        self._stated = default
        paths = ((self._uris.spelled_path(uri), layer) for uri, layer in of_folder.items())
        self._stated_for_folder = {path: layer for path, layer in paths if path is not None}
        self._tell(self._host.configure(self._options_of))
        self._publisher.tell_all(self._host.snapshot)

    def add_folders(self, folders: Iterable[str]) -> list[str]:
        """Take folders, given as URIs, into the workspace, without a look at what is in them; return their paths."""
        paths = {uri: self._uris.add_folder(uri) for uri in folders}
        known = {uri: path for uri, path in paths.items() if path is not None}
        self._explorer.folders.update(known)
        return list(known.values())

    async def scan(self, folders: Sequence[str], report: Report) -> None:
        """Take folders, given as URIs, into the workspace and open their apps, a slice of work at a time.

        `report` is called now and then with what has been done.
        """
        await self._explorer.explore(self.add_folders(folders), report)

    async def change_folders(self, added: Sequence[str], removed: Sequence[str], report: Report) -> None:
        """Take folders, given as URIs, into the workspace, and others out of it."""
        for uri in removed:
            self._explorer.folders.pop(uri, None)
        self._explorer.forget(self._publisher.open_paths)
        await self.scan(added, report)

    def warm_up(self) -> None:
        """Do what the first keystroke would wait for: import jsonschema, take old objects from the collector."""
        for entry in load_catalogue().types:
            _ = entry.validator
        gc.freeze()
        gc.enable()
        self.intellisense.warm_up(self._publisher.open_paths)

    def _reach(self, uri: str) -> tuple[AppState, str] | None:
        """Return the app that holds what a URI names, open and judged as far as that goes, and the path in it."""
        spelled = self._uris.spelled_path(uri)
        if spelled is None:
            return None
        root = self._explorer.root_of(spelled)
        if root is not None and root not in self._host.snapshot.apps:
            self._explorer.open_now(root)
        path = self._uris.spellings.key(spelled)
        self._tell(self._host.ensure(path))
        return self._host.snapshot.locate(path)

    def _tell(self, change: Change) -> None:
        self._publisher.tell(change)
        self._explorer.start_catching_up()

    def _folders(self) -> list[str]:
        return [self._uris.spellings.key(each) for each in self._explorer.folders.values()]

    def _converter(self, state: AppState) -> Converter:
        return Converter(state, self._uris, self._encoding, self._client)

    def _options_of(self, root: str) -> Options:
        """Return what is stated for the app at `root`: for the innermost folder that holds it."""
        for folder in ancestors(self._uris.spellings.spelled(root)):
            if folder in self._stated_for_folder:
                return Options((self._stated_for_folder[folder],))
        return Options((self._stated,))

    def _settings_of(self, root: str) -> Settings:
        """Return the settings that are in force for the app at `root`."""
        state = self._host.snapshot.apps.get(root)
        return state.configured.settings if state is not None else Settings()


class _Rate:
    """How many events come within a second."""

    def __init__(self) -> None:
        self._began = 0.0
        self._events = 0

    def count(self, events: int) -> int:
        """Count more events; return the number of those of the last second."""
        now = time.monotonic()
        if now - self._began > 1:
            self._began, self._events = now, 0
        self._events += events
        return self._events
