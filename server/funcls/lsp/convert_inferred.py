"""What jedi answers, in the types of the protocol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lsprotocol import types

from funcls.inference.results import Call, Description, Member, Question, Target
from funcls.inference.words import identifier_at
from funcls.lsp.client import ClientFeatures
from funcls.lsp.convert import Converter, markup
from funcls.model.source import SourceFile
from funcls.text.span import Span

_KINDS: Final = {
    "class": types.CompletionItemKind.Class,
    "function": types.CompletionItemKind.Function,
    "instance": types.CompletionItemKind.Variable,
    "keyword": types.CompletionItemKind.Keyword,
    "module": types.CompletionItemKind.Module,
    "param": types.CompletionItemKind.Variable,
    "property": types.CompletionItemKind.Property,
    "statement": types.CompletionItemKind.Variable,
}
_AFTER_DOT: Final = {
    types.CompletionItemKind.Function: types.CompletionItemKind.Method,
    types.CompletionItemKind.Variable: types.CompletionItemKind.Field,
}


class InferredConverter:
    """Conversions of what is said of one script."""

    def __init__(self, converter: Converter, client: ClientFeatures) -> None:
        self._converter = converter
        self._client = client

    def members(
        self, question: Question, members: Sequence[Member], documentation: Mapping[int, str]
    ) -> types.CompletionList:
        """Return members in their order; `documentation` holds what is told at once, by their numbers."""
        span = identifier_at(question.text, question.offset)
        replaced = self._range(question, span)
        is_behind_dot = question.text[: span.start].endswith(".")

        def item(index: int, member: Member) -> types.CompletionItem:
            kind = _KINDS.get(member.kind, types.CompletionItemKind.Text)
            text = documentation.get(member.number, "")
            return types.CompletionItem(
                label=member.name,
                kind=_AFTER_DOT.get(kind, kind) if is_behind_dot else kind,
                documentation=markup(text, markdown=self._client.markdown_completion) if text else None,
                sort_text=f"{index:04}",
                text_edit=types.TextEdit(replaced, member.name),
                data={"member": member.number},
            )

        return types.CompletionList(is_incomplete=False, items=[item(*each) for each in enumerate(members)])

    def hover(self, question: Question, description: Description) -> types.Hover:
        """Return a description."""
        contents = markup(description.markdown, markdown=self._client.markdown_hover)
        return types.Hover(contents, self._range(question, description.span))

    def calls(self, calls: Sequence[Call]) -> types.SignatureHelp:
        """Return the signatures of a call; the first is shown."""
        markdown = self._client.markdown_signatures
        signatures = [
            types.SignatureInformation(
                each.label,
                documentation=markup(each.documentation, markdown=markdown) if each.documentation else None,
                parameters=[types.ParameterInformation(parameter) for parameter in each.parameters],
            )
            for each in calls
        ]
        # A number beyond the last parameter marks none.
        active = calls[0].active if calls[0].active is not None else len(calls[0].parameters)
        return types.SignatureHelp(signatures, active_signature=0, active_parameter=active)

    def targets(self, question: Question, targets: Sequence[Target]) -> list[types.Location] | list[types.LocationLink]:
        """Return where a name is defined."""
        locations = [types.Location(self._converter.uri_of(each.path), self._target(each)) for each in targets]
        if not self._client.location_links:
            return locations
        origin = self._range(question, identifier_at(question.text, question.offset))
        return [types.LocationLink(each.uri, each.range, each.range, origin) for each in locations]

    def _target(self, target: Target) -> types.Range:
        line = self._converter.range_in(SourceFile("", target.line_text), Span(target.start, target.end))
        start, end = line.start.character, line.end.character
        return types.Range(types.Position(target.line, start), types.Position(target.line, end))

    def _range(self, question: Question, span: Span) -> types.Range:
        # The text of the moment when it was asked, whatever has been typed since.
        return self._converter.range_in(SourceFile("", question.text), span)
