"""Quick fixes as the client takes them: actions with edits, for files that may not be there yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from lsprotocol import types

from funcls.features.results import FileEdits, QuickFix, Refactoring
from funcls.lsp.convert import Converter
from funcls.rules.finding import Finding
from funcls.workspace.paths import absolute

FIX_ALL: Final = "source.fixAll.funcls"
"""The kind of the action that applies all preferred fixes; editors ask for it, or for `source.fixAll`, on saving."""

REWRITE: Final = types.CodeActionKind.RefactorRewrite.value
"""The kind of what makes the other half of a function, or a test of it."""


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
    def are_refactorings_wanted(self) -> bool:
        """Whether refactorings are among the kinds of actions that the client asks for, or all kinds are."""
        only = self._context.only
        return only is None or any(f"{REWRITE}.".startswith(f"{_name(each)}.") or not _name(each) for each in only)

    @property
    def is_all_wanted(self) -> bool:
        """Whether the client asks for the action that applies all preferred fixes of a document."""
        return any(each == FIX_ALL or FIX_ALL.startswith(f"{_name(each)}.") for each in self._context.only or ())

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
            edit=self._edit(fix.changes),
        )

    def fix_all(self, change: FileEdits) -> types.CodeAction:
        """Return the action that applies the edits of all preferred fixes."""
        edit = self._edit((change,))
        return types.CodeAction(title="Fix all that funcls can fix by itself", kind=FIX_ALL, edit=edit)

    def refactoring(self, made: Refactoring) -> types.CodeAction:
        """Return what can be made at a place."""
        return types.CodeAction(title=made.title, kind=REWRITE, edit=self._edit(made.changes))

    def _is_mended(self, diagnostic: types.Diagnostic, fix: QuickFix) -> bool:
        return any(self._is_of(diagnostic, finding) for finding in fix.mends)

    def _is_of(self, diagnostic: types.Diagnostic, finding: Finding) -> bool:
        place = finding.place
        return diagnostic.code == finding.code and diagnostic.range == self._converter.range(place.path, place.span)

    def _edit(self, changes: Iterable[FileEdits]) -> types.WorkspaceEdit:
        if not self._converter.client.document_changes:
            return types.WorkspaceEdit(changes={self._converter.uri(each.path): self._edits(each) for each in changes})
        parts: list[types.TextDocumentEdit | types.CreateFile | types.RenameFile | types.DeleteFile] = []
        for each in changes:
            uri = self._converter.uri(each.path)
            version = self._version(absolute(self._converter.state.root, each.path))
            document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
            parts += [types.CreateFile(uri)] if each.creates else []
            parts.append(types.TextDocumentEdit(document, list(self._edits(each))))
        return types.WorkspaceEdit(document_changes=parts)

    def _edits(self, change: FileEdits) -> list[types.TextEdit]:
        return [types.TextEdit(self._converter.range(change.path, each.span), each.text) for each in change.edits]


def _name(kind: types.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, types.CodeActionKind) else kind
