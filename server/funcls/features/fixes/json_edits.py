"""Edits of JSON text that keep all else as it is written: comments, indents, commas."""

from __future__ import annotations

import re
from typing import Final

from funcls.features.insert import json_text
from funcls.features.results import Edit
from funcls.model.source import SourceFile
from funcls.schema.document import JsonData
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString, JsonValue, Member
from funcls.text.lines import Encoding
from funcls.text.span import Span

_UNIT: Final = "  "
_REST_OF_LINE: Final = re.compile(r"[ \t]*(?://[^\r\n]*|/\*[^\r\n]*?\*/[ \t]*)?(?=\r|\n|$)")
"""What may follow on a line behind a member that has it for itself: a comment on the member."""


def line_end(text: str) -> str:
    """Return the line end of a text, that of its first line."""
    found = re.search(r"\r\n|\r|\n", text)
    return found[0] if found else "\n"


def put_text(source: SourceFile, node: JsonValue, text: str) -> Edit:
    """Return the edit by which a text stands in place of a value or key, in the quotes that are there."""
    return Edit(node.span, quoted(source, node, text))


def quoted(source: SourceFile, node: JsonValue, text: str) -> str:
    """Return the text as a string of JSON, in the quotes of a string that stands there."""
    written = json_text(text)
    is_single = isinstance(node, JsonString) and source.text.startswith("'", node.span.start)
    return f"'{written[1:-1]}'" if is_single and not {"'", '"'} & {*text} else written


def set_member(source: SourceFile, node: JsonObject, key: str, value: JsonData) -> tuple[Edit, ...]:
    """Return the edits by which a member has a value: that of the member is replaced, or one is added at the end."""
    member = node.get(key)
    if member is None:
        return add_member(source, node, f"{json_text(key)}: {json_text(value)}")
    if member.value is None:
        return ()
    if isinstance(value, str):
        return (put_text(source, member.value, value),)
    return (Edit(member.value.span, json_text(value)),)


def add_member(source: SourceFile, node: JsonObject | JsonArray, member: str) -> tuple[Edit, ...]:
    """Return the edits that add a member, or an item of an array, behind those that are there."""
    nodes = node.members if isinstance(node, JsonObject) else node.items
    if not nodes:
        return _first(source, node, member)
    last = nodes[-1].span
    indent = own_line_indent(source, last.start)
    if indent is None:
        if node.commas and node.commas[-1] >= last.end:
            return (Edit(Span(node.commas[-1] + 1, node.commas[-1] + 1), f" {member}"),)
        return (Edit(Span(last.end, last.end), f", {member}"),)
    comma = next((each for each in node.commas if each >= last.end), None)
    end = comma + 1 if comma is not None else last.end
    behind = _REST_OF_LINE.match(source.text, end)
    end = len(source.text[: behind.end()].rstrip(" \t")) if behind is not None else end
    new = f"{line_end(source.text)}{indent}{_indented(source, member, indent)}"
    if comma is not None:
        return (Edit(Span(end, end), f"{new},"),)
    return (
        (Edit(Span(last.end, last.end), f",{new}"),)
        if end == last.end
        else (
            Edit(Span(last.end, last.end), ","),
            Edit(Span(end, end), new),
        )
    )


def _first(source: SourceFile, node: JsonObject | JsonArray, member: str) -> tuple[Edit, ...]:
    inside = Span(node.span.start + 1, node.span.end - 1)
    if source.text[slice(*inside)].strip():
        # A comment: where the member belongs beside it, nobody knows.
        return (Edit(Span(inside.end, inside.end), member),)
    if source.lines.line_count <= 2 and "\n" not in source.text.strip():
        return (Edit(inside, member),)
    outer = indent_of(source, node.span.start)
    end = line_end(source.text)
    indent = outer + unit(source)
    return (Edit(inside, f"{end}{indent}{_indented(source, member, indent)}{end}{outer}"),)


def _indented(source: SourceFile, member: str, indent: str) -> str:
    """Return a member, which may run over several lines, with all lines but the first deeper by the indent."""
    first, *others = member.split("\n")
    own = [f"{unit(source) * ((len(each) - len(each.lstrip())) // len(_UNIT))}{each.lstrip()}" for each in others]
    return line_end(source.text).join([first, *(f"{indent}{each}" for each in own)])


def unit(source: SourceFile) -> str:
    """Return by what one level is deeper than the one around it: as at the first indented line of the text."""
    found = re.search(r"[\r\n]([ \t]+)\S", source.text)
    return found[1] if found else _UNIT


def indent_of(source: SourceFile, offset: int) -> str:
    """Return the blanks at the beginning of the line."""
    line = source.lines.line_span(source.lines.position(offset, Encoding.UTF32).line)
    text = source.text[slice(*line)]
    return text[: len(text) - len(text.lstrip(" \t"))]


def own_line_indent(source: SourceFile, offset: int) -> str | None:
    """Return the blanks before a place on its line; None where something else stands there too."""
    line = source.lines.line_span(source.lines.position(offset, Encoding.UTF32).line)
    before = source.text[line.start : offset]
    return before if not before.strip(" \t") else None


def comment_on(source: SourceFile, node: JsonObject | JsonArray, child: Member | JsonValue) -> str:
    """Return the comment behind a member that has its line for itself, which `remove` takes out with it."""
    comma = next((each for each in node.commas if each >= child.span.end), None)
    ends = [child.span.end, *([comma + 1] if comma is not None else [])]
    if own_line_indent(source, child.span.start) is None:
        return ""
    found = (_REST_OF_LINE.match(source.text, end) for end in reversed(ends))
    return next((each[0].strip() for each in found if each is not None), "")


def remove(source: SourceFile, node: JsonObject | JsonArray, child: Member | JsonValue) -> tuple[Edit, ...]:
    """Return the edits that take a member, or an item, out of what holds it: its comma, and its lines."""
    nodes = node.members if isinstance(node, JsonObject) else node.items
    index = next(index for index, each in enumerate(nodes) if each is child)
    span = child.span
    following = nodes[index + 1].span.start if index + 1 < len(nodes) else node.span.end
    comma = next((each for each in node.commas if span.end <= each < following), None)
    end = comma + 1 if comma is not None else span.end
    previous = nodes[index - 1].span.end if index else node.span.start + 1
    comma_before = next((each for each in reversed(node.commas) if previous <= each < span.start), None)
    lonely = (Edit(Span(comma_before, comma_before + 1), ""),) if comma is None and comma_before is not None else ()
    indent, behind = own_line_indent(source, span.start), _REST_OF_LINE.match(source.text, end)
    if indent is not None and behind is not None:
        start = span.start - len(indent)
        line_before = re.compile(r"(?:\r\n|\r|\n)$").search(source.text, max(0, start - 2), start)
        return (*lonely, Edit(Span(line_before.start() if line_before else start, behind.end()), ""))
    if comma is not None:
        blank = 1 if source.text.startswith(" ", end) else 0
        return (Edit(Span(span.start, end + blank), ""),)
    return (Edit(Span(comma_before if comma_before is not None else span.start, span.end), ""),)


def rename_key(source: SourceFile, member: Member, name: str) -> Edit:
    """Return the edit by which a member has another key."""
    text = name if not member.key.quoted else quoted(source, member.key, name)
    return Edit(member.key.span, text)
