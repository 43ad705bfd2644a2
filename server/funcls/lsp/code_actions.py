"""Quick fixes as the client takes them: actions with edits, for files that may not be there yet."""

from __future__ import annotations

from collections.abc import Callable

from lsprotocol import types

from funcls.features.results import QuickFix
from funcls.lsp.convert import Converter
from funcls.rules.finding import Finding
from funcls.workspace.paths import absolute


class CodeActions:
    """Makes the answers to one request for code actions."""

    def __init__(
        self, converter: Converter, version: Callable[[str], int | None], context: types.CodeActionContext
    ) -> None:
        """`version` returns that of an open document, by its absolute path."""
        self._converter = converter
        self._version = version
        self._context = context

    @property
    def are_wanted(self) -> bool:
        """Whether quick fixes are among the kinds of actions that the client asks for; `""` is the root of them all."""
        only = self._context.only
        return only is None or any(each in (types.CodeActionKind.QuickFix, types.CodeActionKind.Empty) for each in only)

    @property
    def create_files(self) -> bool:
        """Whether an edit may make a file."""
        return self._converter.client.creates_files

    def action(self, fix: QuickFix) -> types.CodeAction:
        """Return a quick fix, with those of the client's diagnostics that it mends."""
        return types.CodeAction(
            title=fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[each for each in self._context.diagnostics if self._is_mended(each, fix)] or None,
            is_preferred=True if fix.is_preferred else None,
            edit=self._edit(fix),
        )

    def _is_mended(self, diagnostic: types.Diagnostic, fix: QuickFix) -> bool:
        return any(self._is_of(diagnostic, finding) for finding in fix.mends)

    def _is_of(self, diagnostic: types.Diagnostic, finding: Finding) -> bool:
        place = finding.place
        return diagnostic.code == finding.code and diagnostic.range == self._converter.range(place.path, place.span)

    def _edit(self, fix: QuickFix) -> types.WorkspaceEdit:
        uri = self._converter.uri(fix.path)
        edit = types.TextEdit(self._converter.range(fix.path, fix.edit.span), fix.edit.text)
        if not self._converter.client.document_changes:
            return types.WorkspaceEdit(changes={uri: [edit]})
        version = self._version(absolute(self._converter.state.root, fix.path))
        document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        changed = types.TextDocumentEdit(document, [edit])
        return types.WorkspaceEdit(document_changes=[types.CreateFile(uri), changed] if fix.creates else [changed])
