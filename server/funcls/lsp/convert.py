"""Between funcls's plain results and the types of the Language Server Protocol; the one place that knows both."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from funcls.features.describe import document
from funcls.features.insert import plain_text
from funcls.features.results import (
    CompletionItem,
    CompletionKind,
    DocumentLink,
    Found,
    FoundKind,
    Highlight,
    Hover,
    InlayHint,
    Link,
)
from funcls.lsp.client import ClientFeatures
from funcls.lsp.plain import plain
from funcls.lsp.uris import Uris
from funcls.model.source import Place, SourceFile
from funcls.rules.finding import Finding, Related, Severity
from funcls.text.lines import Encoding, Position
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import absolute

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFORMATION: types.DiagnosticSeverity.Information,
    Severity.HINT: types.DiagnosticSeverity.Hint,
}
_KINDS = {
    CompletionKind.PROPERTY: types.CompletionItemKind.Property,
    CompletionKind.VALUE: types.CompletionItemKind.Value,
    CompletionKind.BINDING: types.CompletionItemKind.Snippet,
    CompletionKind.PARAMETER: types.CompletionItemKind.Variable,
    CompletionKind.FILE: types.CompletionItemKind.File,
    CompletionKind.FUNCTION: types.CompletionItemKind.Function,
    CompletionKind.SETTING: types.CompletionItemKind.Constant,
}
_FOUND_KINDS = {FoundKind.FUNCTION: types.SymbolKind.Function, FoundKind.ADDRESS: types.SymbolKind.Method}
SOURCE = "funcls"


class Converter:
    """Conversions for the files of one app in one snapshot."""

    def __init__(self, state: AppState, uris_of_client: Uris, encoding: Encoding, client: ClientFeatures) -> None:
        self.state = state
        self.client = client
        self._uris = uris_of_client
        self._encoding = encoding

    def offset(self, path: str, position: types.Position) -> int | None:
        """Return the string index of a position in a file of the app, or None where the app does not know the file."""
        source = self.state.files.get(path)
        return self.offset_in(source, position) if source is not None else None

    def offset_in(self, source: SourceFile, position: types.Position) -> int:
        """Return the string index of a position in a file, one that the app was read from or not."""
        return source.lines.offset(Position(position.line, position.character), self._encoding)

    def uri(self, path: str) -> str:
        """Return the URI of a file, given relative to the app root."""
        return self._uris.uri(absolute(self.state.root, path))

    def uri_of(self, path: str) -> str:
        """Return the URI of a file, given by its absolute path."""
        return self._uris.uri(path)

    def range(self, path: str, span: Span) -> types.Range:
        """Return a span of a file of the app as a range."""
        start = self.state.position(path, span.start, self._encoding)
        end = self.state.position(path, span.end, self._encoding)
        return types.Range(types.Position(*start), types.Position(*end))

    def range_in(self, source: SourceFile, span: Span) -> types.Range:
        """Return a span of a file as a range, one that the app was read from or not."""
        start = source.lines.position(span.start, self._encoding)
        end = source.lines.position(span.end, self._encoding)
        return types.Range(types.Position(*start), types.Position(*end))

    def placeholder(self, path: str, span: Span, name: str) -> types.PrepareRenamePlaceholder:
        """Return a name of a file that can be changed."""
        return types.PrepareRenamePlaceholder(self.range(path, span), name)

    def diagnostics(self, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        """Return findings of one file as diagnostics."""
        return [self._diagnostic(each) for each in findings]

    def hover(self, path: str, hover: Hover) -> types.Hover:
        """Return a hover."""
        return types.Hover(markup(hover.markdown, markdown=self.client.markdown_hover), self.range(path, hover.span))

    def links(self, path: str, links: Iterable[Link]) -> list[types.Location] | list[types.LocationLink]:
        """Return the targets of a definition that was asked for in a file of the app."""
        if not self.client.location_links:
            return [self._location(each.target) for each in links]
        return [self._link(path, each) for each in links]

    def locations(self, places: Iterable[Place]) -> list[types.Location]:
        """Return places in files of the app."""
        return [self._location(each) for each in places]

    def document_links(self, path: str, links: Iterable[DocumentLink]) -> list[types.DocumentLink]:
        """Return the links of a file."""
        return [
            types.DocumentLink(
                self.range(path, each.origin),
                target=self.uri(each.path) if each.path else each.address,
                tooltip=(each.tooltip or None) if self.client.link_tooltips else None,
            )
            for each in links
        ]

    def highlights(self, path: str, highlights: Iterable[Highlight]) -> list[types.DocumentHighlight]:
        """Return places of a file that belong together."""
        found = list(highlights)
        read = types.DocumentHighlightKind.Read if any(each.writes for each in found) else None
        return [
            types.DocumentHighlight(
                self.range(path, each.span), types.DocumentHighlightKind.Write if each.writes else read
            )
            for each in found
        ]

    def inlay_hint(self, path: str, hint: InlayHint) -> types.InlayHint:
        """Return a hint in a file of the app, with the edits that write it."""
        return types.InlayHint(
            position=self.range(path, Span(hint.offset, hint.offset)).start,
            label=hint.label,
            kind=types.InlayHintKind.Type,
            text_edits=[types.TextEdit(self.range(path, each.span), each.text) for each in hint.edits],
        )

    def completion(self, path: str, items: Iterable[CompletionItem]) -> types.CompletionList:
        """Return completion items, in their order."""
        found = list(items)
        # Most items replace the same text.
        ranges = {span: self.range(path, span) for span in {each.span for each in found}}
        return types.CompletionList(
            is_incomplete=False,
            items=[self._item(path, ranges[each.span], index, each) for index, each in enumerate(found)],
        )

    def found(self, found: Found) -> types.SymbolInformation:
        """Return what a search of the workspace found."""
        return types.SymbolInformation(
            self._location(found.place), found.name, _FOUND_KINDS[found.kind], container_name=found.container or None
        )

    def _item(self, path: str, replaced: types.Range, index: int, item: CompletionItem) -> types.CompletionItem:
        is_snippet = item.is_snippet and self.client.snippets
        text = plain_text(item.text) if item.is_snippet and not is_snippet else item.text
        edits = [types.TextEdit(self.range(path, each.span), each.text) for each in item.also]
        return types.CompletionItem(
            label=item.label,
            kind=_KINDS[item.kind],
            detail=item.detail or None,
            documentation=self._documentation(item),
            filter_text=item.filter_text,
            sort_text=f"{index:04}",
            insert_text_format=types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText,
            text_edit=types.TextEdit(replaced, text),
            additional_text_edits=edits or None,
            data=item.subject.to_data() if item.subject is not None else None,
        )

    def _documentation(self, item: CompletionItem) -> types.MarkupContent | None:
        """Return what is said of an item at once: all of it, where the client does not ask for it later."""
        text = item.documentation
        if not text and item.subject is not None and not self.client.resolves_documentation:
            text = document(item.subject, self.state.catalogue)
        return markup(text, markdown=self.client.markdown_completion) if text else None

    def _diagnostic(self, finding: Finding) -> types.Diagnostic:
        related = [
            types.DiagnosticRelatedInformation(self._location(each.place), each.message) for each in finding.related
        ]
        has_related = self.client.related_information
        return types.Diagnostic(
            range=self.range(finding.place.path, finding.place.span),
            message=finding.message
            if has_related
            else "\n".join([finding.message, *map(self._sentence, finding.related)]),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(finding.docs) if self._links_to(finding.docs) else None,
            source=SOURCE,
            related_information=(related or None) if has_related else None,
        )

    def _links_to(self, docs: str) -> bool:
        """Return whether the client shows a link to the page, if it is an address at all."""
        return self.client.code_descriptions and docs.startswith("https://")

    def _sentence(self, related: Related) -> str:
        """Return where the other half of a finding is, as the command line writes it."""
        line, character = self.state.position(related.place.path, related.place.span.start, Encoding.UTF32)
        return f"{related.place.path}:{line + 1}:{character + 1}: {related.message}"

    def _link(self, path: str, link: Link) -> types.LocationLink:
        target = self._location(link.target)
        return types.LocationLink(target.uri, target.range, target.range, self.range(path, link.origin))

    def _location(self, place: Place) -> types.Location:
        return types.Location(self.uri(place.path), self.range(place.path, place.span))


def markup(text: str, *, markdown: bool) -> types.MarkupContent:
    """Return a text in Markdown as it is, or as plain text."""
    if markdown:
        return types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.MarkupContent(types.MarkupKind.PlainText, plain(text))
