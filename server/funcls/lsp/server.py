"""The language server: which messages it understands, and which part of funcls answers each.

This module is all that is imported before the client has its answer to `initialize`; the rest of funcls comes with the
session, when the first message needs it.
"""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types
from pygls import uris
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer

from funcls import __version__

if TYPE_CHECKING:
    from funcls.lsp.session import Session

_logger = logging.getLogger(__name__)

_TRIGGER_CHARACTERS = ['"', ":", "$"]
_WATCHER_ID = "funcls.files"

Answer = TypeVar("Answer")


class FunclsServer(LanguageServer):
    """A language server for one client."""

    def __init__(self) -> None:
        super().__init__("funcls", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)

    @cached_property
    def session(self) -> Session:
        """The session with the client; not to be asked for before `initialize` has been answered."""
        from funcls.lsp.session import start_session

        snippets = get_capability(
            self.client_capabilities, "text_document.completion.completion_item.snippet_support", default=False
        )
        return start_session(
            self.text_document_publish_diagnostics, self.workspace.position_encoding, snippets=bool(snippets)
        )

    @property
    def is_told_of_files(self) -> bool:
        """Whether the client tells of changes on the disk, once it is asked to."""
        return bool(get_capability(self.client_capabilities, "workspace.did_change_watched_files.dynamic_registration"))

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Write an error to stderr; by default pygls shows it to the user in a popup."""
        _logger.error("%s", source.__name__, exc_info=error)


def quiet(handler: Callable[..., Answer]) -> Callable[..., Answer | None]:
    """Return the handler with every exception turned into no answer and a log entry.

    pygls passes the server to a handler whose first parameter is named `ls`; `functools.wraps` keeps that visible.
    """

    @functools.wraps(handler)
    def quietened(ls: FunclsServer, params: object) -> Answer | None:
        try:
            return handler(ls, params)
        except Exception:
            _logger.exception("%s failed", handler.__name__)
            return None

    return quietened


def create_server() -> FunclsServer:
    """Return a server that is ready to be started."""
    server = FunclsServer()
    handlers: dict[str, Callable[..., Any]] = {
        types.TEXT_DOCUMENT_DID_OPEN: did_open,
        types.TEXT_DOCUMENT_DID_CHANGE: did_change,
        types.TEXT_DOCUMENT_DID_SAVE: did_save,
        types.TEXT_DOCUMENT_DID_CLOSE: did_close,
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: did_change_watched_files,
        types.TEXT_DOCUMENT_HOVER: text_document_hover,
        types.TEXT_DOCUMENT_DEFINITION: text_document_definition,
    }
    server.feature(types.INITIALIZED)(initialized)
    for method, handler in handlers.items():
        server.feature(method)(quiet(handler))
    options = types.CompletionOptions(trigger_characters=_TRIGGER_CHARACTERS)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, options)(quiet(text_document_completion))
    return server


async def initialized(ls: FunclsServer, params: types.InitializedParams) -> None:
    """Ask to be told of changes on the disk, and look for apps."""
    del params
    if ls.is_told_of_files:
        watcher = types.FileSystemWatcher("**/*")
        registration = types.Registration(
            _WATCHER_ID,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions([watcher]),
        )
        ls.client_register_capability(types.RegistrationParams([registration]))
    folders = [uris.to_fs_path(folder.uri) for folder in ls.workspace.folders.values()]
    if not folders and ls.workspace.root_path:
        folders = [ls.workspace.root_path]
    try:
        await ls.session.scan([folder for folder in folders if folder])
    except Exception:
        _logger.exception("the first scan failed")
    await asyncio.sleep(0)
    ls.session.warm_up()


def did_open(ls: FunclsServer, params: types.DidOpenTextDocumentParams) -> None:
    """Take the text of a document from the editor."""
    document = params.text_document
    ls.session.opened(document.uri, document.text, document.version)
    if not ls.is_told_of_files:
        ls.session.relist(document.uri)


def did_change(ls: FunclsServer, params: types.DidChangeTextDocumentParams) -> None:
    """Take the new text of a document; synchronisation is full, so the last change holds all of it."""
    if params.content_changes:
        ls.session.changed(params.text_document.uri, params.content_changes[-1].text, params.text_document.version)


def did_save(ls: FunclsServer, params: types.DidSaveTextDocumentParams) -> None:
    """Look at the disk again, for clients that do not tell of it."""
    if not ls.is_told_of_files:
        ls.session.relist(params.text_document.uri)


def did_close(ls: FunclsServer, params: types.DidCloseTextDocumentParams) -> None:
    """Go back to the disk for the text of a document."""
    ls.session.closed(params.text_document.uri)


def did_change_watched_files(ls: FunclsServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Read again what changed on the disk."""
    ls.session.refresh(change.uri for change in params.changes)


def text_document_hover(ls: FunclsServer, params: types.HoverParams) -> types.Hover | None:
    """Tell what stands under the cursor."""
    return ls.session.hover(params.text_document.uri, params.position)


def text_document_definition(ls: FunclsServer, params: types.DefinitionParams) -> list[types.Location] | None:
    """Tell where the other half of what stands under the cursor is."""
    return ls.session.definition(params.text_document.uri, params.position)


def text_document_completion(ls: FunclsServer, params: types.CompletionParams) -> types.CompletionList | None:
    """Tell what could be written at the cursor."""
    return ls.session.completion(params.text_document.uri, params.position)
