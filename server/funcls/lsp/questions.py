"""What the client asks about documents: which of funcls's answers belongs to which method.

Imported before the client has its answer to `initialize`, so it imports nothing else of funcls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from lsprotocol import types

if TYPE_CHECKING:
    from funcls.lsp.intellisense import Later
    from funcls.lsp.server import FunclsServer


def text_document_hover(ls: FunclsServer, params: types.HoverParams) -> Later[types.Hover | None]:
    """Tell what stands under the cursor."""
    return ls.session.intellisense.hover(params.text_document.uri, params.position)


def text_document_definition(
    ls: FunclsServer, params: types.DefinitionParams
) -> Later[list[types.Location] | list[types.LocationLink] | None]:
    """Tell where the other half of what stands under the cursor is."""
    return ls.session.intellisense.definition(params.text_document.uri, params.position)


def text_document_references(ls: FunclsServer, params: types.ReferenceParams) -> list[types.Location] | None:
    """Tell where else what stands under the cursor is used."""
    return ls.session.answers.references(params)


def text_document_prepare_rename(
    ls: FunclsServer, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """Tell whether what stands under the cursor can be renamed."""
    return ls.session.answers.prepare_rename(params.text_document.uri, params.position)


def text_document_rename(ls: FunclsServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Tell what changes with the name of what stands under the cursor."""
    return ls.session.answers.rename(params)


def text_document_completion(ls: FunclsServer, params: types.CompletionParams) -> Later[types.CompletionList | None]:
    """Tell what could be written at the cursor."""
    return ls.session.intellisense.completion(params.text_document.uri, params.position)


def text_document_signature_help(
    ls: FunclsServer, params: types.SignatureHelpParams
) -> Later[types.SignatureHelp | None]:
    """Tell what the call around the cursor takes."""
    return ls.session.intellisense.signature_help(params.text_document.uri, params.position)


def text_document_code_action(ls: FunclsServer, params: types.CodeActionParams) -> list[types.CodeAction] | None:
    """Tell what can be done about the findings in a range."""
    return ls.session.answers.code_actions(params) if ls.client.code_action_literals else None


def text_document_link(ls: FunclsServer, params: types.DocumentLinkParams) -> list[types.DocumentLink] | None:
    """Tell what in a document leads elsewhere."""
    return ls.session.answers.document_links(params.text_document.uri)


def text_document_highlight(
    ls: FunclsServer, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight] | None:
    """Tell what in a document belongs together with what stands under the cursor."""
    return ls.session.answers.highlights(params.text_document.uri, params.position)


def text_document_formatting(ls: FunclsServer, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    """Tell how a document is laid out."""
    return ls.session.formatting.document(params)


def text_document_range_formatting(
    ls: FunclsServer, params: types.DocumentRangeFormattingParams
) -> list[types.TextEdit] | None:
    """Tell how some lines of a document are laid out."""
    return ls.session.formatting.range(params)


def completion_item_resolve(ls: FunclsServer, params: types.CompletionItem) -> Later[types.CompletionItem]:
    """Tell more of what could be written."""
    return ls.session.intellisense.resolve(params, markdown=ls.client.markdown_completion)


def text_document_inlay_hint(ls: FunclsServer, params: types.InlayHintParams) -> list[types.InlayHint] | None:
    """Tell what could be annotated in a range of a document."""
    return ls.session.answers.inlay_hints(params.text_document.uri, params.range)


def text_document_document_symbol(
    ls: FunclsServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation] | None:
    """Tell what a document holds, part by part."""
    return ls.session.answers.document_symbols(params.text_document.uri)


def text_document_folding_range(ls: FunclsServer, params: types.FoldingRangeParams) -> list[types.FoldingRange] | None:
    """Tell what can be folded in a document."""
    return ls.session.answers.folding_ranges(params.text_document.uri)


def text_document_selection_range(
    ls: FunclsServer, params: types.SelectionRangeParams
) -> list[types.SelectionRange] | None:
    """Tell what can be selected around places in a document."""
    return ls.session.answers.selection_ranges(params.text_document.uri, params.positions)


def text_document_code_lens(ls: FunclsServer, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    """Tell what stands above parts of a document."""
    return ls.session.answers.code_lenses(params.text_document.uri)


def workspace_symbol(ls: FunclsServer, params: types.WorkspaceSymbolParams) -> list[types.SymbolInformation]:
    """Tell which functions are in the workspace."""
    return ls.session.answers.workspace_symbols(params.query)


def workspace_will_rename_files(ls: FunclsServer, params: types.RenameFilesParams) -> types.WorkspaceEdit | None:
    """Tell what changes with the names of files and folders that are about to be renamed."""
    edit, remarks = ls.session.answers.will_rename(params.files)
    for each in remarks:
        ls.window_log_message(types.LogMessageParams(types.MessageType.Info, each))
    return edit


def _of_disk(glob: str, kind: types.FileOperationPatternKind) -> types.FileOperationFilter:
    return types.FileOperationFilter(types.FileOperationPattern(glob, matches=kind), scheme="file")


_FOLDERS_AND_MODULES: Final = (
    _of_disk("**/*.py", types.FileOperationPatternKind.File),
    _of_disk("**", types.FileOperationPatternKind.Folder),
)

QUESTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    types.TEXT_DOCUMENT_HOVER: text_document_hover,
    types.TEXT_DOCUMENT_DEFINITION: text_document_definition,
    types.TEXT_DOCUMENT_REFERENCES: text_document_references,
    types.TEXT_DOCUMENT_PREPARE_RENAME: text_document_prepare_rename,
    types.TEXT_DOCUMENT_RENAME: text_document_rename,
    types.TEXT_DOCUMENT_COMPLETION: text_document_completion,
    types.COMPLETION_ITEM_RESOLVE: completion_item_resolve,
    types.TEXT_DOCUMENT_SIGNATURE_HELP: text_document_signature_help,
    types.TEXT_DOCUMENT_CODE_ACTION: text_document_code_action,
    types.TEXT_DOCUMENT_DOCUMENT_LINK: text_document_link,
    types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: text_document_highlight,
    types.TEXT_DOCUMENT_INLAY_HINT: text_document_inlay_hint,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: text_document_document_symbol,
    types.TEXT_DOCUMENT_FOLDING_RANGE: text_document_folding_range,
    types.TEXT_DOCUMENT_SELECTION_RANGE: text_document_selection_range,
    types.TEXT_DOCUMENT_CODE_LENS: text_document_code_lens,
    types.WORKSPACE_SYMBOL: workspace_symbol,
    types.WORKSPACE_WILL_RENAME_FILES: workspace_will_rename_files,
}
"""The handlers of the questions that every client may ask, by their methods."""

FORMATTING: Final[Mapping[str, Callable[..., Any]]] = {
    types.TEXT_DOCUMENT_FORMATTING: text_document_formatting,
    types.TEXT_DOCUMENT_RANGE_FORMATTING: text_document_range_formatting,
}
"""The handlers of the questions about layout, which some clients are offered for some files alone."""

OPTIONS: Final[Mapping[str, Any]] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(
        trigger_characters=['"', "'", ":", "$", "%", "{", ".", "("], resolve_provider=True
    ),
    types.TEXT_DOCUMENT_INLAY_HINT: types.InlayHintOptions(resolve_provider=False),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(
        [types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite, "source.fixAll.funcls"]
    ),
    types.TEXT_DOCUMENT_SIGNATURE_HELP: types.SignatureHelpOptions(trigger_characters=["(", ","]),
    types.TEXT_DOCUMENT_DOCUMENT_LINK: types.DocumentLinkOptions(resolve_provider=False),
    types.WORKSPACE_WILL_RENAME_FILES: types.FileOperationRegistrationOptions(_FOLDERS_AND_MODULES),
    types.TEXT_DOCUMENT_CODE_LENS: types.CodeLensOptions(resolve_provider=False),
}
"""What the client is told of some of them."""
