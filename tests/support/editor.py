"""An editor that talks to `funcls --stdio` by pytest-lsp, and remembers every message in its order."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

from support.clients import full

COMMAND = [sys.executable, "-m", "funcls", "--stdio"]
SECONDS = 20
"""How long the slowest machine may take for one answer."""


class Editor(LanguageClient):
    """A client; `published` are all messages with diagnostics in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        self.unregistered: list[types.Unregistration] = []
        self.asked: list[types.ConfigurationItem] = []
        self.lenses_refreshed = 0
        self.hints_refreshed = 0
        self.can = types.ClientCapabilities()
        self._news = asyncio.Event()
        register_lsp_features(self, {**DEFAULT_CLIENT_FEATURES, **_FEATURES})

    async def start(
        self,
        folders: Sequence[Path] = (),
        capabilities: types.ClientCapabilities | None = None,
        *,
        root: Path | None = None,
        settings: Mapping[str, Any] | None = None,
        options: Any = None,
    ) -> types.InitializeResult:
        """Initialize the session; return what the server answers.

        Without `capabilities` the client can do everything. `settings` is what it says when it is asked for the section
        `funcls`; `options` comes with the first message.
        """
        self.can = capabilities if capabilities is not None else full()
        self.set_configuration(settings, section="funcls")
        workspace = [types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name) for folder in folders]
        params = types.InitializeParams(
            capabilities=self.can,
            workspace_folders=workspace,
            root_uri=root.as_uri() if root is not None else None,
            initialization_options=options,
        )
        return await asyncio.wait_for(self.initialize_session(params), SECONDS)

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a document at version 1, with the text of the disk if none is given; return its URI."""
        if text is None:
            text = path.read_text(encoding="utf-8")
        return self.open_uri(path.as_uri(), text)

    def open_uri(self, uri: str, text: str) -> str:
        """Open a document that need not be a file."""
        language = "python" if uri.endswith(".py") else "json"
        document = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return uri

    def change(self, uri: str, text: str, version: int = 2) -> None:
        """Replace the whole text of an open document."""
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def change_folders(self, added: Sequence[Path] = (), removed: Sequence[Path] = ()) -> None:
        """Tell that folders were added to the workspace or removed from it."""
        event = types.WorkspaceFoldersChangeEvent(
            added=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in added],
            removed=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in removed],
        )
        self.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))

    def change_settings(self, settings: Any) -> None:
        """Tell that the settings have changed, and what they are."""
        self.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))

    def close(self, uri: str) -> None:
        """Close a document."""
        self.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def save(self, uri: str) -> None:
        """Tell that a document was saved."""
        self.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def tell(self, path: Path, change: types.FileChangeType) -> None:
        """Tell of a change on the disk."""
        event = types.FileEvent(uri=path.as_uri(), type=change)
        self.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    async def settled(self) -> list[types.PublishDiagnosticsParams]:
        """Return what was published since the last call, once the server has dealt with all that it was sent.

        The answer to a request comes after everything that the messages before it gave rise to.
        """
        document = types.TextDocumentIdentifier("untitled:barrier")
        params = types.HoverParams(text_document=document, position=types.Position(0, 0))
        await asyncio.wait_for(self.text_document_hover_async(params), SECONDS)
        published, self.published = self.published, []
        return published

    async def findings(self) -> dict[str, list[str]]:
        """Return what stands at last: the codes of the diagnostics by the name of folder and file."""
        await self.settled()
        return self._standing()

    async def comes_to(self, findings: dict[str, list[str]]) -> None:
        """Wait until what stands is this, for work that the server does when it has nothing else to do."""

        async def wait() -> None:
            while await self.findings() != findings:
                self._news.clear()
                await self._news.wait()

        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(wait(), SECONDS)
        assert self._standing() == findings

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, looking whenever a message comes; raises TimeoutError after some seconds."""

        async def wait() -> None:
            while not holds():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), SECONDS)

    def _standing(self) -> dict[str, list[str]]:
        return {
            "/".join(uri.split("/")[-2:]): [str(each.code) for each in diagnostics]
            for uri, diagnostics in sorted(self.diagnostics.items())
            if diagnostics
        }

    def _on_publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self.diagnostics[params.uri] = params.diagnostics
        self._news.set()

    def _on_register(self, params: types.RegistrationParams) -> None:
        self.registered.extend(params.registrations)
        self._news.set()

    def _on_unregister(self, params: types.UnregistrationParams) -> None:
        self.unregistered.extend(params.unregisterations)
        self._news.set()

    def _on_lens_refresh(self) -> None:
        self.lenses_refreshed += 1
        self._news.set()

    def _on_log(self, params: types.LogMessageParams) -> None:
        self.log_messages.append(params)
        self._news.set()


def _publish(client: Editor, params: types.PublishDiagnosticsParams) -> None:
    client._on_publish(params)


def _register(client: Editor, params: types.RegistrationParams) -> None:
    client._on_register(params)


def _unregister(client: Editor, params: types.UnregistrationParams) -> None:
    client._on_unregister(params)


def _log(client: Editor, params: types.LogMessageParams) -> None:
    client._on_log(params)


def _refresh_lenses(client: Editor, params: None) -> None:
    client._on_lens_refresh()


def _refresh_hints(client: Editor, params: None) -> None:
    client.hints_refreshed += 1


def _show(client: Editor, params: types.ShowDocumentParams) -> types.ShowDocumentResult:
    client.shown_documents.append(params)
    client._news.set()
    return types.ShowDocumentResult(success=True)


def _configuration(client: Editor, params: types.ConfigurationParams) -> Any:
    client.asked.extend(params.items)
    return DEFAULT_CLIENT_FEATURES[types.WORKSPACE_CONFIGURATION](client, params)


def _progress(client: Editor, params: types.ProgressParams) -> None:
    DEFAULT_CLIENT_FEATURES[types.PROGRESS](client, params)
    client._news.set()


_FEATURES = {
    types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _publish,
    types.CLIENT_REGISTER_CAPABILITY: _register,
    types.CLIENT_UNREGISTER_CAPABILITY: _unregister,
    types.WINDOW_LOG_MESSAGE: _log,
    types.WINDOW_SHOW_DOCUMENT: _show,
    types.WORKSPACE_CODE_LENS_REFRESH: _refresh_lenses,
    types.WORKSPACE_INLAY_HINT_REFRESH: _refresh_hints,
    types.PROGRESS: _progress,
    types.WORKSPACE_CONFIGURATION: _configuration,
}


@asynccontextmanager
async def editor() -> AsyncIterator[Editor]:
    """A client with a server of its own, not initialized yet; at the end no popup may have been asked for."""
    client = await ClientServerConfig(COMMAND, client_factory=Editor).start()
    assert isinstance(client, Editor)
    try:
        yield client
        await asyncio.wait_for(client.shutdown_async(None), SECONDS)
        assert client.messages == [], "the server asked for a popup"
    finally:
        client.exit(None)
        await asyncio.wait_for(client.stop(), SECONDS)  # type: ignore[no-untyped-call]
