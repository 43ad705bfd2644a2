"""What the client can do, resolved once from its capabilities; what it does not mention it cannot do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types
from pygls.capabilities import get_capability


@dataclass(frozen=True, slots=True)
class ClientFeatures:
    """What funcls may send to the client; the default is a client that can do nothing beyond the basics."""

    snippets: bool = False
    """Tab stops in completions; otherwise the text that they leave."""
    resolves_documentation: bool = False
    """The documentation of a completion is asked for when it is shown; otherwise it comes with the item."""
    markdown_completion: bool = False
    markdown_hover: bool = False
    markdown_signatures: bool = False
    related_information: bool = False
    """The other half of a finding is a part of its diagnostic; otherwise the message says where it stands."""
    code_descriptions: bool = False
    diagnostic_versions: bool = False
    location_links: bool = False
    """A definition tells what it was asked from; otherwise only where it leads."""
    link_tooltips: bool = False
    hierarchical_symbols: bool = False
    """Takes symbols within symbols, with details; otherwise one after the other."""
    code_action_literals: bool = False
    """Takes edits as code actions; otherwise it takes commands alone, and funcls has none."""
    document_changes: bool = False
    """Takes edits with the version of the document that they are for."""
    creates_files: bool = False
    """An edit may make a file."""
    watches_files: bool = False
    """Tells of changes on the disk once it is asked to; otherwise funcls looks when a document is opened or saved."""
    relative_patterns: bool = False
    configuration: bool = False
    """Answers what its settings are; otherwise they come with `initialize` and with each change."""
    registers_configuration: bool = False
    registers_formatting: bool = False
    """Can be told which files funcls formats; otherwise it asks for every document, Python among them."""
    work_done_progress: bool = False
    workspace_folders: bool = False
    """Tells the folders of its workspace; otherwise there is its root at most."""
    shows_documents: bool = False
    """Can be asked to show a place of a document."""
    asks_for_lenses_again: bool = False
    """Can be told that code lenses may be others than before."""
    asks_for_hints_again: bool = False
    """Can be told that inlay hints may be others than before."""
    folds_lines: bool = False
    """Hides whole lines; otherwise from one character to another."""
    most_folds: int = 0
    """How many folds it takes of one document; 0 where it does not say."""

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> ClientFeatures:
        """Return what a client with these capabilities can do."""
        changes = bool(get_capability(capabilities, "workspace.workspace_edit.document_changes"))
        operations = get_capability(capabilities, "workspace.workspace_edit.resource_operations")
        resolved = get_capability(capabilities, "text_document.completion.completion_item.resolve_support.properties")
        return cls(
            snippets=bool(get_capability(capabilities, "text_document.completion.completion_item.snippet_support")),
            resolves_documentation="documentation" in (resolved or ()),
            markdown_completion=_prefers_markdown(
                get_capability(capabilities, "text_document.completion.completion_item.documentation_format")
            ),
            markdown_hover=_prefers_markdown(get_capability(capabilities, "text_document.hover.content_format")),
            markdown_signatures=_prefers_markdown(
                get_capability(capabilities, "text_document.signature_help.signature_information.documentation_format")
            ),
            related_information=bool(
                get_capability(capabilities, "text_document.publish_diagnostics.related_information")
            ),
            code_descriptions=bool(
                get_capability(capabilities, "text_document.publish_diagnostics.code_description_support")
            ),
            diagnostic_versions=bool(get_capability(capabilities, "text_document.publish_diagnostics.version_support")),
            location_links=bool(get_capability(capabilities, "text_document.definition.link_support")),
            link_tooltips=bool(get_capability(capabilities, "text_document.document_link.tooltip_support")),
            hierarchical_symbols=bool(
                get_capability(capabilities, "text_document.document_symbol.hierarchical_document_symbol_support")
            ),
            code_action_literals=bool(
                get_capability(capabilities, "text_document.code_action.code_action_literal_support")
            ),
            document_changes=changes,
            creates_files=changes and types.ResourceOperationKind.Create in (operations or ()),
            watches_files=bool(get_capability(capabilities, "workspace.did_change_watched_files.dynamic_registration")),
            relative_patterns=bool(
                get_capability(capabilities, "workspace.did_change_watched_files.relative_pattern_support")
            ),
            configuration=bool(get_capability(capabilities, "workspace.configuration")),
            registers_configuration=bool(
                get_capability(capabilities, "workspace.did_change_configuration.dynamic_registration")
            ),
            registers_formatting=all(
                get_capability(capabilities, f"text_document.{feature}.dynamic_registration")
                for feature in ("formatting", "range_formatting")
            ),
            work_done_progress=bool(get_capability(capabilities, "window.work_done_progress")),
            workspace_folders=bool(get_capability(capabilities, "workspace.workspace_folders")),
            shows_documents=bool(get_capability(capabilities, "window.show_document.support")),
            asks_for_lenses_again=bool(get_capability(capabilities, "workspace.code_lens.refresh_support")),
            asks_for_hints_again=bool(get_capability(capabilities, "workspace.inlay_hint.refresh_support")),
            folds_lines=bool(get_capability(capabilities, "text_document.folding_range.line_folding_only")),
            most_folds=get_capability(capabilities, "text_document.folding_range.range_limit") or 0,
        )


def _prefers_markdown(kinds: Sequence[types.MarkupKind] | None) -> bool:
    """Return whether Markdown is the first of the kinds, which are in the client's order."""
    return next(iter(kinds or ()), None) == types.MarkupKind.Markdown
