"""Changes of several files as an edit that the client takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lsprotocol import types

from funcls.features.changes import Changes
from funcls.features.results import Edit
from funcls.lsp.convert import Converter
from funcls.workspace.paths import absolute


def workspace_edit(converter: Converter, version: Callable[[str], int | None], changes: Changes) -> types.WorkspaceEdit:
    """Return the changes of an app: with the versions of open documents, for clients that compare them.

    `version` returns that of an open document, by its absolute path.
    """
    if not converter.client.document_changes:
        edits = {converter.uri(path): _edits(converter, path, each) for path, each in changes.items()}
        return types.WorkspaceEdit(changes={uri: list(each) for uri, each in edits.items()})
    return types.WorkspaceEdit(
        document_changes=[
            types.TextDocumentEdit(
                types.OptionalVersionedTextDocumentIdentifier(
                    converter.uri(path), version(absolute(converter.state.root, path))
                ),
                _edits(converter, path, edits),
            )
            for path, edits in changes.items()
        ]
    )


def merged(edits: Sequence[types.WorkspaceEdit]) -> types.WorkspaceEdit | None:
    """Return edits of different files as one, None without any."""
    if not edits:
        return None
    if edits[0].document_changes is not None:
        return types.WorkspaceEdit(document_changes=[part for each in edits for part in each.document_changes or ()])
    return types.WorkspaceEdit(changes={uri: part for each in edits for uri, part in (each.changes or {}).items()})


def _edits(converter: Converter, path: str, edits: Sequence[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(converter.range(path, each.span), each.text) for each in edits]
