"""How a completion stands in the text: what it replaces, its quotes, and the commas around it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from funcls.features.cursor import JsonPlace, Role
from funcls.features.results import CompletionItem, CompletionKind, Edit, Subject
from funcls.schema.document import JsonData
from funcls.syntax.json.tree import JsonObject, JsonString, JsonValue, Member
from funcls.text.span import Span

_ESCAPE_OR_TAB_STOP = re.compile(r"\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+")


def tab_stop(value: str, number: int) -> str:
    """Return JSON text as a tab stop; in a text the stop is inside the quotes."""
    if value.startswith('"'):
        return f'"${{{number}:{escaped(value[1:-1])}}}"' if value != '""' else f'"${number}"'
    if value in ("[]", "{}"):
        return f"{value[0]}${number}{value[1]}"
    return f"${{{number}:{escaped(value)}}}"


def escaped(text: str) -> str:
    """Return the text as it is written in a snippet."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")


def plain_text(snippet: str) -> str:
    """Return what a snippet leaves in the text where its tab stops are not supported."""
    return _ESCAPE_OR_TAB_STOP.sub(lambda found: found[1] or plain_text(found[2] or ""), snippet)


def json_text(value: JsonData) -> str:
    """Return the value as JSON text on one line, with all letters as they are."""
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be written: a string where `string` is given, and `rest`, a snippet of JSON, behind it."""

    label: str
    kind: CompletionKind
    string: str | None = None
    rest: str = ""
    detail: str = ""
    documentation: str = ""
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Insertion:
    """A place where a key, a value or an item is written.

    `span` is what stands there, `typed` the part of it before the cursor, and `quote` what it begins with where it is a
    string; `closed` tells whether that ends with the quote too. `before` and `after` are the blanks and commas that the
    neighbours need; `also` is the comma that belongs elsewhere, right behind the sibling before.
    """

    span: Span
    typed: str = ""
    quote: str = ""
    closed: bool = False
    before: str = ""
    after: str = ""
    also: tuple[Edit, ...] = ()

    def item(self, offer: Offer) -> CompletionItem:
        """Return the offer as a change of the text.

        The quotes of a string that stand there stay, and the change lies between them. VS Code and Neovim compare
        `filter_text` with the text from the start of the change up to the cursor, eglot compares it with the symbol at
        the cursor, which has no quote. And Neovim takes nothing away behind the cursor, so what may stay there has to.
        """
        rest = offer.rest + self.after
        if offer.string is None:
            return self._item(offer, self.before + rest, self.span, self.typed)
        if not self.quote:
            return self._item(offer, self.before + escaped(json_text(offer.string)) + rest, self.span, self.typed)
        text, end = escaped(_inside_quotes(offer.string, self.quote)) + self.quote + rest, self.span.end
        if self.closed and text.endswith(self.quote):
            text, end = text[:-1], end - 1
        return self._item(offer, text, Span(self.span.start + 1, end), self.typed[1:])

    def _item(self, offer: Offer, snippet: str, span: Span, typed: str) -> CompletionItem:
        text = plain_text(snippet)
        # Neovim takes a plain text only up to its first blank.
        is_snippet = snippet != escaped(text) or any(map(str.isspace, text))
        return CompletionItem(
            label=offer.label,
            kind=offer.kind,
            text=snippet if is_snippet else text,
            span=span,
            filter_text=as_typed(offer.label, typed),
            detail=offer.detail,
            documentation=offer.documentation,
            subject=offer.subject,
            is_snippet=is_snippet,
            also=self.also,
        )


def insertion_at(cursor: JsonPlace, offset: int) -> Insertion:
    """Return the place for what is written at the cursor."""
    text, span = cursor.text, cursor.span
    token = cursor.token
    is_string = isinstance(token, JsonString) and token.quoted
    insertion = Insertion(
        span,
        typed=text[span.start : offset].lstrip(),
        quote=text[span.start] if is_string else "",
        closed=token is not None and token.span == span,
    )
    if cursor.role is Role.FILE:
        return insertion
    is_gap = span.start == span.end
    previous, following = _neighbours(cursor)
    also: tuple[Edit, ...] = ()
    before = " " if is_gap and text[span.start - 1] in ",:" else ""
    if previous is not None and is_gap and previous == span.start:
        before = ", "
    elif previous is not None:
        also = (Edit(Span(previous, previous), ","),)
    after = ""
    if following:
        after = "," if text[span.end : span.end + 1].isspace() else ", "
    return replace(insertion, before=before, after=after, also=also)


def made_whole(item: CompletionItem, place: JsonPlace, end: int, offset: int) -> CompletionItem:
    """Return an item for a part of the text at the cursor with what that lacks: its quote, and commas around it.

    `end` is where the text ends, without its quote.
    """
    insertion = insertion_at(place, offset)
    at = place.span.end if insertion.closed else end
    lacks = ("" if insertion.closed else insertion.quote) + insertion.after
    if lacks and item.span.end == at:
        return replace(item, text=item.text + lacks, also=insertion.also)
    return replace(item, also=(*insertion.also, Edit(Span(at, at), lacks)) if lacks else insertion.also)


def _neighbours(cursor: JsonPlace) -> tuple[int | None, bool]:
    """Return where the sibling before ends, if it lacks its comma, and whether one lacks to the sibling behind."""
    container = cursor.container
    if container is None:
        return None, False
    nodes: tuple[Member | JsonValue, ...] = container.members if isinstance(container, JsonObject) else container.items
    own = next((each for each in nodes if any(each is node for node in cursor.nodes)), None)
    start, end = own.span if own is not None else cursor.span
    before = max((each.span.end for each in nodes if each is not own and each.span.end <= start), default=None)
    behind = min((each.span.start for each in nodes if each is not own and each.span.start >= end), default=None)
    if before is not None and any(before <= comma < start for comma in container.commas):
        before = None
    return before, behind is not None and not any(end <= comma < behind for comma in container.commas)


def _inside_quotes(content: str, quote: str) -> str:
    """Return the text of a string between its quotes."""
    inside = json_text(content)[1:-1]
    return inside if quote == '"' else inside.replace('\\"', '"').replace("'", "\\'")


def as_typed(label: str, typed: str) -> str:
    """Return the label as it would be typed: behind the quote that stands there, in the case of what was typed."""
    quote, content = (typed[0], typed[1:]) if typed[:1] in ("'", '"') else ("", typed)
    is_beginning = label[: len(content)].lower() == content.lower()
    return quote + (content + label[len(content) :] if is_beginning else label)
