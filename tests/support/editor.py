"""An editor that talks to `funcls --stdio` by pytest-lsp, and remembers every message in its order."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pygls.protocol import default_converter
from pytest_lsp import ClientServerConfig, LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, register_lsp_features

COMMAND = [sys.executable, "-m", "funcls", "--stdio"]
SECONDS = 20
"""How long the slowest machine may take for one answer."""


class Editor(LanguageClient):
    """A client; `published` are all messages with diagnostics in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(converter_factory=default_converter)
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        self._news = asyncio.Event()
        register_lsp_features(self, {**DEFAULT_CLIENT_FEATURES, **_FEATURES})

    async def start(
        self,
        folders: Sequence[Path] = (),
        *,
        encodings: Sequence[types.PositionEncodingKind] | None = None,
        watches: bool = True,
        snippets: bool = True,
    ) -> types.InitializeResult:
        """Initialize the session as a client with these abilities; return what the server answers."""
        item = types.ClientCompletionItemOptions(
            snippet_support=snippets, documentation_format=[types.MarkupKind.Markdown]
        )
        watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches)
        capabilities = types.ClientCapabilities(
            general=types.GeneralClientCapabilities(position_encodings=encodings),
            text_document=types.TextDocumentClientCapabilities(
                completion=types.CompletionClientCapabilities(completion_item=item)
            ),
            workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watching),
        )
        workspace = [types.WorkspaceFolder(uri=folder.as_uri(), name=folder.name) for folder in folders]
        params = types.InitializeParams(capabilities=capabilities, workspace_folders=workspace)
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
        return {
            "/".join(uri.split("/")[-2:]): [str(each.code) for each in diagnostics]
            for uri, diagnostics in sorted(self.diagnostics.items())
            if diagnostics
        }

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, looking whenever a message comes; raises TimeoutError after some seconds."""

        async def wait() -> None:
            while not holds():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), SECONDS)

    def _on_publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)
        self.diagnostics[params.uri] = params.diagnostics
        self._news.set()

    def _on_register(self, params: types.RegistrationParams) -> None:
        self.registered.extend(params.registrations)
        self._news.set()


def _publish(client: Editor, params: types.PublishDiagnosticsParams) -> None:
    client._on_publish(params)


def _register(client: Editor, params: types.RegistrationParams) -> None:
    client._on_register(params)


_FEATURES = {
    types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _publish,
    types.CLIENT_REGISTER_CAPABILITY: _register,
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
