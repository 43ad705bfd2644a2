"""How a completion stands in the text: what it replaces, and the commas around it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from funcls.features.cursor import JsonCursor
from funcls.schema.document import JsonData
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonValue, Member
from funcls.text.span import Span

_ESCAPE_OR_TAB_STOP = re.compile(r"\\([\\$}])|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A place for a key, a value or an item.

    `written` is the text that is replaced. `before` and `after` are the commas that the neighbours need.
    """

    span: Span
    written: str
    before: str = ""
    after: str = ""
    has_colon: bool = False

    def filter_text(self, label: str) -> str:
        """Return the label written as the replaced text is, so that an editor that compares the two keeps the item."""
        return f"{self.written[0]}{label}{self.written[0]}" if self.written[:1] in ("'", '"') else label

    def key(self, name: str, value: str) -> str:
        """Return a snippet of a key with its value, or of the key alone where a colon follows already."""
        if self.has_colon:
            return escaped(json.dumps(name))
        return f"{self.before}{escaped(json.dumps(name))}: {tab_stop(value, 1)}{self.after}"

    def value(self, text: str) -> str:
        """Return a value."""
        return f"{self.before}{text}{self.after}"

    def binding(self, skeleton: Mapping[str, JsonData]) -> str:
        """Return a snippet of a whole binding, with a tab stop at each value that is to be chosen."""
        members = [
            f"{escaped(json.dumps(name))}: {tab_stop(json.dumps(value), stop)}"
            for stop, (name, value) in enumerate(skeleton.items(), start=1)
        ]
        return f"{self.before}{{ {', '.join(members)} }}{self.after}"


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


def key_insertion(cursor: JsonCursor) -> Insertion:
    """Return the place for a key at the cursor."""
    container = cursor.container
    members = container.members if isinstance(container, JsonObject) else ()
    has_colon = cursor.member is not None and cursor.member.colon is not None
    before, after = _commas(cursor, members)
    return Insertion(cursor.replaced, _written(cursor), before, after, has_colon)


def value_insertion(cursor: JsonCursor) -> Insertion:
    """Return the place for a value or an item at the cursor."""
    container = cursor.container
    if isinstance(container, JsonArray):
        before, after = _commas(cursor, container.items)
        return Insertion(cursor.replaced, _written(cursor), before, after)
    # What stands before a value is its own key.
    _, after = _commas(cursor, container.members if container else ())
    return Insertion(cursor.replaced, _written(cursor), after=after)


def _written(cursor: JsonCursor) -> str:
    return cursor.function.file.text[cursor.replaced.start : cursor.replaced.end]


def _commas(cursor: JsonCursor, siblings: tuple[Member, ...] | tuple[JsonValue, ...]) -> tuple[str, str]:
    """Return what is missing between the place and its neighbours."""
    if not isinstance(cursor.container, JsonObject | JsonArray):
        return "", ""
    commas = cursor.container.commas
    start, end = cursor.replaced
    earlier = [each.span.end for each in siblings if each.span.end <= start and each.span.start < start]
    later = [each.span.start for each in siblings if each.span.start >= end and each.span != cursor.replaced]
    before = ", " if earlier and not any(max(earlier) <= comma < start for comma in commas) else ""
    after = "," if later and not any(end <= comma < min(later) for comma in commas) else ""
    return before, after
