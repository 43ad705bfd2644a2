"""Between funcls's plain results and the types of the Language Server Protocol; the one place that knows both."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from lsprotocol import types
from pygls import uris

from funcls.features.insert import plain_text
from funcls.features.results import CompletionItem, CompletionKind, Hover, Link
from funcls.model.source import Place
from funcls.rules.finding import Finding, Severity
from funcls.text.lines import Encoding, Position
from funcls.text.span import Span
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import absolute, normalised

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
}
SOURCE = "funcls"


class Uris:
    """Paths of the documents that the client has named, and its own spelling of their URIs."""

    def __init__(self) -> None:
        self._of_path: dict[str, str] = {}

    def path(self, uri: str) -> str | None:
        """Return the path of a `file:` URI, and remember how the client spells it; None for any other."""
        path = uris.to_fs_path(uri) if uri.startswith("file:") else None
        if not path:
            return None
        key = normalised(path)
        self._of_path[key] = uri
        return key

    def uri(self, path: str) -> str:
        """Return the URI of an absolute path, as the client spells it where it has named it."""
        return self._of_path.get(path) or PurePath(path).as_uri()


class Converter:
    """Conversions for the files of one app in one snapshot."""

    def __init__(self, state: AppState, uris_of_client: Uris, encoding: Encoding, *, snippets: bool) -> None:
        """`snippets` tells whether the client knows tab stops."""
        self.state = state
        self._uris = uris_of_client
        self._encoding = encoding
        self._snippets = snippets

    def offset(self, path: str, position: types.Position) -> int | None:
        """Return the string index of a position in a file of the app, or None where the app does not know the file."""
        source = self.state.files.get(path)
        if source is None:
            return None
        return source.lines.offset(Position(position.line, position.character), self._encoding)

    def range(self, path: str, span: Span) -> types.Range:
        """Return a span of a file of the app as a range."""
        start = self.state.position(path, span.start, self._encoding)
        end = self.state.position(path, span.end, self._encoding)
        return types.Range(types.Position(*start), types.Position(*end))

    def diagnostics(self, findings: Iterable[Finding]) -> list[types.Diagnostic]:
        """Return findings of one file as diagnostics."""
        return [self._diagnostic(each) for each in findings]

    def hover(self, path: str, hover: Hover) -> types.Hover:
        """Return a hover."""
        content = types.MarkupContent(types.MarkupKind.Markdown, hover.markdown)
        return types.Hover(content, self.range(path, hover.span))

    def links(self, links: Iterable[Link]) -> list[types.Location]:
        """Return the targets of a definition."""
        return [self._location(each.target) for each in links]

    def completion(self, path: str, items: Iterable[CompletionItem]) -> types.CompletionList:
        """Return completion items, in their order."""
        return types.CompletionList(
            is_incomplete=False, items=[self._item(path, index, each) for index, each in enumerate(items)]
        )

    def _item(self, path: str, index: int, item: CompletionItem) -> types.CompletionItem:
        is_snippet = item.is_snippet and self._snippets
        text = plain_text(item.text) if item.is_snippet and not is_snippet else item.text
        return types.CompletionItem(
            label=item.label,
            kind=_KINDS[item.kind],
            detail=item.detail or None,
            documentation=types.MarkupContent(types.MarkupKind.Markdown, item.documentation),
            filter_text=item.filter_text,
            sort_text=f"{index:04}",
            insert_text_format=types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText,
            text_edit=types.TextEdit(self.range(path, item.span), text),
        )

    def _diagnostic(self, finding: Finding) -> types.Diagnostic:
        related = [
            types.DiagnosticRelatedInformation(self._location(each.place), each.message) for each in finding.related
        ]
        return types.Diagnostic(
            range=self.range(finding.place.path, finding.place.span),
            message=finding.message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=types.CodeDescription(finding.docs),
            source=SOURCE,
            related_information=related or None,
        )

    def _location(self, place: Place) -> types.Location:
        uri = self._uris.uri(absolute(self.state.root, place.path))
        return types.Location(uri, self.range(place.path, place.span))
