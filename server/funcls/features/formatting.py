"""Formatting: the layout that VS Code gives to JSON, for a text that the host reads.

Nothing but white space changes. A text that the host refuses stays as it is: where its tokens end is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from funcls.features.results import Edit
from funcls.model.source import SourceFile
from funcls.syntax.json.characters import BLANK_CLASS
from funcls.syntax.json.lexemes import Lexeme, LexemeKind, lexemes
from funcls.text.lines import Encoding, LineIndex
from funcls.text.span import Span

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BLANKS: Final = re.compile(f"[{BLANK_CLASS}]*")
_WIDEST: Final = 32
"""Blanks in one step of indentation, whatever is asked for."""


@dataclass(frozen=True, slots=True)
class Style:
    """What an editor wants: a step of indentation, and what becomes of the text's end."""

    indent: str = "  "
    insert_final_newline: bool = False
    trim_final_newlines: bool = False

    @staticmethod
    def of(
        *, tab_size: int, insert_spaces: bool, insert_final_newline: bool = False, trim_final_newlines: bool = False
    ) -> Style:
        """Return the style with so many blanks in a step, or with a tab; 0 is taken as VS Code takes it, as 4."""
        indent = " " * min(tab_size or 4, _WIDEST) if insert_spaces else "\t"
        return Style(indent, insert_final_newline, trim_final_newlines)


class _Gap(NamedTuple):
    """What stands between two lexemes or at an end of the text, and what should."""

    span: Span
    wanted: str


def format_document(source: SourceFile, style: Style) -> list[Edit]:
    """Return the edits that lay out the text, in order and as small as they can be; none where all is well."""
    return _format(source, style, Span(0, len(source.text)))


def format_range(source: SourceFile, style: Style, span: Span) -> list[Edit]:
    """Return those edits that concern the lines which `span` touches; a line is not joined with one outside."""
    return _format(source, style, _whole_lines(source.lines, span))


def _format(source: SourceFile, style: Style, lines: Span) -> list[Edit]:
    text = source.text
    if source.json.refused or not source.readable:
        return []
    gaps = list(_gaps(text, lexemes(source.json), style))
    if not all(_BLANKS.fullmatch(text, *gap.span) for gap in gaps):
        return []
    *between, at_end = gaps
    kept = [part for gap in between if (part := _within(gap, lines)) is not None]
    if lines.covers(at_end.span):
        kept.append(at_end)
    return [edit for gap in kept if (edit := _edit(text, gap)) is not None]


def _gaps(text: str, found: list[Lexeme], style: Style) -> Iterator[_Gap]:
    """Yield the gaps in order; the rules are those of VS Code's formatter, comments and all."""
    line_break = _line_break(text)
    level = 0
    end = 1 if text.startswith("\ufeff") else 0
    # The last lexeme that stands for its place: no comment that follows another lexeme on its line.
    anchor: LexemeKind | None = None
    after_line_comment = False
    for each in found:
        kind, span = each
        is_broken = bool(_LINE_BREAK.search(text, end, span.start))
        if each.is_comment and anchor is not None and not is_broken:
            yield _Gap(Span(end, span.start), " ")
            end, after_line_comment = span.end, kind is LexemeKind.LINE_COMMENT
            continue
        if anchor is LexemeKind.OPENER and kind is not LexemeKind.CLOSER:
            level += 1
        elif anchor is not LexemeKind.OPENER and kind is LexemeKind.CLOSER:
            level -= 1
        if anchor is None:
            wanted = ""
        elif after_line_comment or _starts_line(anchor, each, is_broken=is_broken):
            wanted = line_break + style.indent * level
        else:
            is_apart = anchor in (LexemeKind.COLON, LexemeKind.BLOCK_COMMENT)
            wanted = " " if is_apart else ""
        yield _Gap(Span(end, span.start), wanted)
        end, anchor = span.end, kind
        after_line_comment = kind is LexemeKind.LINE_COMMENT
    yield _Gap(Span(end, len(text)), line_break * _final_breaks(text, end, style))


def _starts_line(anchor: LexemeKind, lexeme: Lexeme, *, is_broken: bool) -> bool:
    """Return whether a lexeme begins a line after what stands before it; `is_broken` says that it does now."""
    if lexeme.kind is LexemeKind.CLOSER:
        return anchor is not LexemeKind.OPENER
    if anchor in (LexemeKind.OPENER, LexemeKind.COMMA):
        return True
    return is_broken and (lexeme.is_comment or anchor is LexemeKind.BLOCK_COMMENT)


def _line_break(text: str) -> str:
    """Return the line break of the text: its first."""
    first = _LINE_BREAK.search(text)
    return first[0] if first is not None else "\n"


def _final_breaks(text: str, end: int, style: Style) -> int:
    """Return how many line breaks should stand after the last lexeme, which ends at `end`."""
    count = len(_LINE_BREAK.findall(text, end))
    if style.trim_final_newlines:
        count = min(count, 1)
    return max(count, 1) if style.insert_final_newline else count


def _whole_lines(lines: LineIndex, span: Span) -> Span:
    """Return the span from the start of the first line to the end of the last; one that is only reached is not in."""
    first = lines.position(span.start, Encoding.UTF32).line
    last, column = lines.position(span.end, Encoding.UTF32)
    if column == 0 and last > first and span.end < len(lines.text):
        last -= 1
    return Span(lines.starts[first], lines.ends[last])


def _within(gap: _Gap, lines: Span) -> _Gap | None:
    """Return the part of a gap that lies in whole lines; None where it has none, or would join one with another."""
    (start, end), wanted = gap
    if lines.covers(gap.span):
        return gap
    if end < lines.start or start > lines.end or not _LINE_BREAK.search(wanted):
        return None
    indent = _LINE_BREAK.split(wanted)[-1]
    return _Gap(Span(max(start, lines.start), min(end, lines.end)), indent if end <= lines.end else "")


def _edit(text: str, gap: _Gap) -> Edit | None:
    """Return the least that makes a gap what it should be; it never parts a CR from its LF."""
    (start, end), wanted = gap
    written = text[start:end]
    if written == wanted:
        return None
    head = 0
    while head < min(len(written), len(wanted)) and written[head] == wanted[head]:
        head += 1
    tail = 0
    while tail < min(len(written), len(wanted)) - head and written[-1 - tail] == wanted[-1 - tail]:
        tail += 1
    if text.startswith("\r\n", start + head - 1):
        head -= 1
    if text.startswith("\r\n", end - tail - 1):
        tail -= 1
    return Edit(Span(start + head, end - tail), wanted[head : len(wanted) - tail])
