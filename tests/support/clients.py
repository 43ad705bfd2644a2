"""Clients by what they say they can do."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

BARE = types.ClientCapabilities()
"""A client that can do what every client can."""

_MARKDOWN = [types.MarkupKind.Markdown, types.MarkupKind.PlainText]


def full(
    *,
    encodings: Sequence[types.PositionEncodingKind] | None = None,
    watches: bool = True,
    snippets: bool = True,
    relative_patterns: bool = True,
    configuration: bool = True,
    progress: bool = True,
    formatting: bool = True,
) -> types.ClientCapabilities:
    """Return what a client says that can do all that funcls makes use of, or all but some."""
    item = types.ClientCompletionItemOptions(
        snippet_support=snippets,
        documentation_format=_MARKDOWN,
        resolve_support=types.ClientCompletionItemResolveOptions(["documentation"]),
    )
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings),
        text_document=types.TextDocumentClientCapabilities(
            code_action=types.CodeActionClientCapabilities(
                code_action_literal_support=types.ClientCodeActionLiteralOptions(
                    types.ClientCodeActionKindOptions([types.CodeActionKind.QuickFix])
                )
            ),
            completion=types.CompletionClientCapabilities(completion_item=item),
            definition=types.DefinitionClientCapabilities(link_support=True),
            document_link=types.DocumentLinkClientCapabilities(tooltip_support=True),
            document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
            folding_range=types.FoldingRangeClientCapabilities(line_folding_only=True, range_limit=5000),
            formatting=types.DocumentFormattingClientCapabilities(dynamic_registration=formatting),
            range_formatting=types.DocumentRangeFormattingClientCapabilities(dynamic_registration=formatting),
            hover=types.HoverClientCapabilities(content_format=_MARKDOWN),
            rename=types.RenameClientCapabilities(prepare_support=True),
            signature_help=types.SignatureHelpClientCapabilities(
                signature_information=types.ClientSignatureInformationOptions(documentation_format=_MARKDOWN)
            ),
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True, version_support=True, code_description_support=True
            ),
        ),
        window=types.WindowClientCapabilities(
            work_done_progress=progress, show_document=types.ShowDocumentClientCapabilities(support=True)
        ),
        workspace=types.WorkspaceClientCapabilities(
            inlay_hint=types.InlayHintWorkspaceClientCapabilities(refresh_support=True),
            code_lens=types.CodeLensWorkspaceClientCapabilities(refresh_support=True),
            configuration=configuration,
            did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=watches, relative_pattern_support=relative_patterns
            ),
            file_operations=types.FileOperationClientCapabilities(will_rename=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
            ),
            workspace_folders=True,
        ),
    )
