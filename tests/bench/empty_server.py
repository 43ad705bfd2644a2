"""A pygls server that does nothing but keep documents in step: what any server built on pygls costs at least."""

from __future__ import annotations

from lsprotocol.types import TextDocumentSyncKind
from pygls.lsp.server import LanguageServer

if __name__ == "__main__":
    LanguageServer("empty", "1", text_document_sync_kind=TextDocumentSyncKind.Full).start_io()
