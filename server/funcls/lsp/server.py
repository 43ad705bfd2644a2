"""The language server: the life of a session, and what happens in the editor while it lasts.

This module and what it imports is all that is there before the client has its answer to `initialize`; the rest of
funcls comes with the session, when the first message needs it.
"""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from funcls import __version__
from funcls.lsp.client import ClientFeatures
from funcls.lsp.client_process import watch
from funcls.lsp.commands import OPEN_COMMAND
from funcls.lsp.own_requests import OWN_REQUESTS
from funcls.lsp.progress import progress
from funcls.lsp.protocol import FunclsProtocol, RequestFailedError
from funcls.lsp.questions import FORMATTING, OPTIONS, QUESTIONS
from funcls.lsp.registration import Registrations

if TYPE_CHECKING:
    from funcls.lsp.configuration import Configuration
    from funcls.lsp.session import Session

_logger = logging.getLogger(__name__)

_PATIENCE: Final = 2.0
"""Seconds that the first scan waits for the client's settings; what comes later changes what was found."""

_PYTHON_SERVER: Final = "pythonServer"
"""The option of `initialize` that is no setting."""

Answer = TypeVar("Answer")


class FunclsServer(LanguageServer):
    """A language server for one client."""

    protocol: FunclsProtocol

    def __init__(self) -> None:
        super().__init__(
            "funcls",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=FunclsProtocol,
        )
        self.initialization_options: object = None
        self.beside_python_server = False
        """Whether the client says that it has another server for Python."""
        self.client_lost = asyncio.Event()
        """Set when nobody is there any more to talk to."""
        self.exploring = asyncio.Lock()
        """Held while apps are looked for, so that changes of the workspace are taken in their order."""
        self._background: set[asyncio.Task[None]] = set()

    @cached_property
    def client(self) -> ClientFeatures:
        """What the client can do; not to be asked for before `initialize`."""
        return ClientFeatures.of(self.client_capabilities)

    @cached_property
    def session(self) -> Session:
        """The session with the client; not to be asked for before `initialize` has been answered."""
        from funcls.lsp.session import start_session

        return start_session(
            self._publish,
            self.workspace.position_encoding,
            self.client,
            self.folders,
            beside_python_server=self.beside_python_server,
        )

    @cached_property
    def configuration(self) -> Configuration:
        """The client's settings."""
        from funcls.lsp.configuration import Configuration

        return Configuration(self, self.client, self.initialization_options)

    @cached_property
    def registrations(self) -> Registrations:
        """What the client was asked to tell."""
        return Registrations(self, self.client)

    @property
    def folders(self) -> list[str]:
        """The URIs of the workspace's folders: for clients that know of no folders, that of its root."""
        folders = list(self.workspace.folders)
        if not folders and not self.client.workspace_folders and self.workspace.root_uri:
            return [self.workspace.root_uri]
        return folders

    def in_background(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Start work that no message waits for; what it raises is logged."""
        task = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._finish)
        return task

    def looking_for_apps(self) -> AbstractAsyncContextManager[Callable[[str], None]]:
        """Return progress to show around the search, for clients that show it."""
        start = self.in_background if self.client.work_done_progress else None
        return progress(self, "funcls: looking for apps", start)

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Write an error to stderr; by default pygls shows it to the user in a popup."""
        _logger.error("%s", source.__name__, exc_info=error)

    def _finish(self, task: asyncio.Task[None]) -> None:
        self._background.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _logger.error("work in the background failed", exc_info=task.exception())

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        if not self.client.diagnostic_versions:
            params.version = None
        self.text_document_publish_diagnostics(params)


def quiet(handler: Callable[..., Answer]) -> Callable[..., Answer | None]:
    """Return the handler with every exception but a reason for the user turned into no answer and a log entry.

    pygls passes the server to a handler whose first parameter is named `ls`; `functools.wraps` keeps that visible.
    """

    @functools.wraps(handler)
    def quietened(ls: FunclsServer, params: object) -> Answer | None:
        try:
            return handler(ls, params)
        except RequestFailedError:
            raise
        except Exception:
            _logger.exception("%s failed", handler.__name__)
            return None

    return quietened


def create_server() -> FunclsServer:
    """Return a server that is ready to talk."""
    server = FunclsServer()
    events: dict[str, Callable[..., Any]] = {
        types.INITIALIZE: initialize,
        types.INITIALIZED: initialized,
        types.TEXT_DOCUMENT_DID_OPEN: did_open,
        types.TEXT_DOCUMENT_DID_CHANGE: did_change,
        types.TEXT_DOCUMENT_DID_SAVE: did_save,
        types.TEXT_DOCUMENT_DID_CLOSE: did_close,
        types.WORKSPACE_DID_CHANGE_CONFIGURATION: did_change_configuration,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: did_change_workspace_folders,
    }
    for method, handler in {**events, **QUESTIONS, **OWN_REQUESTS}.items():
        server.feature(method, OPTIONS.get(method))(quiet(handler))
    server.command(OPEN_COMMAND)(open_place)
    return server


def initialize(ls: FunclsServer, params: types.InitializeParams) -> None:
    """Note what the client says of itself, and end when it does."""
    options = params.initialization_options
    if isinstance(options, dict):
        options = dict(options)
        ls.beside_python_server = options.pop(_PYTHON_SERVER, False) is True
    ls.initialization_options = options
    if not ls.client.registers_formatting:
        _add_formatting(ls)
    client = watch(params.process_id) if params.process_id is not None else None
    if client is not None:
        ls.in_background(_end_with(ls, client))


def open_place(ls: FunclsServer, *arguments: Any) -> None:
    """Show a place in the client: its URI, then the line and character of its start and end."""
    try:
        uri, *places = arguments
        line, character, end_line, end_character = map(int, places)
        selection = types.Range(types.Position(line, character), types.Position(end_line, end_character))
        ls.window_show_document(types.ShowDocumentParams(str(uri), take_focus=True, selection=selection))
    except Exception:
        _logger.exception("%s failed", OPEN_COMMAND)


def _ask_again(ls: FunclsServer) -> None:
    """Tell the client that lenses and hints may be others: it asks by itself only for a document that has changed."""
    if ls.client.asks_for_lenses_again:
        ls.workspace_code_lens_refresh(None)
    if ls.client.asks_for_hints_again:
        ls.workspace_inlay_hint_refresh(None)


def _add_formatting(ls: FunclsServer) -> None:
    for method, handler in FORMATTING.items():
        ls.feature(method)(quiet(handler))


async def _register_formatting(ls: FunclsServer) -> None:
    from funcls.lsp.formatting import FILES

    await ls.registrations.format_files(FILES)


async def _end_with(ls: FunclsServer, client: Awaitable[None]) -> None:
    await client
    ls.client_lost.set()


def initialized(ls: FunclsServer, params: types.InitializedParams) -> None:
    """Take the client's settings, ask to be told of changes, and look for apps."""
    del params
    if ls.client.registers_formatting:
        # Only now: what is added before `initialize` is answered is offered for every document.
        _add_formatting(ls)
        ls.in_background(_register_formatting(ls))
    ls.in_background(_set_up(ls))


async def _set_up(ls: FunclsServer) -> None:
    ls.in_background(ls.registrations.tell_settings())
    ls.in_background(ls.registrations.watch_files(ls.folders))
    try:
        async with ls.exploring:
            await asyncio.wait([ls.in_background(_configure(ls))], timeout=_PATIENCE)
            async with ls.looking_for_apps() as report:
                await ls.session.scan(ls.folders, report)
            _ask_again(ls)
    except Exception:
        _logger.exception("the first scan failed")
    await asyncio.sleep(0)
    ls.session.warm_up()


async def _configure(ls: FunclsServer) -> None:
    settings = await ls.configuration.read(ls.folders)
    if settings is not None:
        ls.session.configure(*settings)
        _ask_again(ls)


def did_change_configuration(ls: FunclsServer, params: types.DidChangeConfigurationParams) -> None:
    """Take the new settings; from clients that can be asked, by asking."""
    ls.configuration.push(params.settings)
    ls.in_background(_configure(ls))


def did_change_workspace_folders(ls: FunclsServer, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Look for apps in new folders, and forget those of folders that are gone."""
    ls.in_background(_change_folders(ls, params.event))


async def _change_folders(ls: FunclsServer, event: types.WorkspaceFoldersChangeEvent) -> None:
    ls.in_background(ls.registrations.watch_files(ls.folders))
    async with ls.exploring:
        await asyncio.wait([ls.in_background(_configure(ls))], timeout=_PATIENCE)
        async with ls.looking_for_apps() as report:
            await ls.session.change_folders(
                [folder.uri for folder in event.added], [folder.uri for folder in event.removed], report
            )


def did_open(ls: FunclsServer, params: types.DidOpenTextDocumentParams) -> None:
    """Take the text of a document from the editor."""
    document = params.text_document
    ls.session.opened(document.uri, document.text, document.version)
    if not ls.registrations.tells_of_files:
        ls.session.relist(document.uri)


def did_change(ls: FunclsServer, params: types.DidChangeTextDocumentParams) -> None:
    """Take the new text of a document; synchronisation is full, so the last change holds all of it."""
    if params.content_changes:
        ls.session.changed(params.text_document.uri, params.content_changes[-1].text, params.text_document.version)


def did_save(ls: FunclsServer, params: types.DidSaveTextDocumentParams) -> None:
    """Say what has waited for this; look at the disk again, for clients that do not tell of it."""
    ls.session.saved(params.text_document.uri)
    if not ls.registrations.tells_of_files:
        ls.session.relist(params.text_document.uri)
    _ask_again(ls)


def did_close(ls: FunclsServer, params: types.DidCloseTextDocumentParams) -> None:
    """Go back to the disk for the text of a document."""
    ls.session.closed(params.text_document.uri)


def did_change_watched_files(ls: FunclsServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Read again what changed on the disk."""
    ls.session.refresh(change.uri for change in params.changes)
    _ask_again(ls)
