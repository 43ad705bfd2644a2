"""Mends comments that are to silence findings and do not: takes out what silences nothing, corrects a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from funcls.features.results import Edit, QuickFix
from funcls.model.source import SourceFile
from funcls.model.suppressions import Code, Suppression
from funcls.rules import suppression_unknown
from funcls.rules.finding import Finding
from funcls.rules.table import RULES
from funcls.schema.wording import nearest
from funcls.text.lines import Encoding
from funcls.text.span import Span

_CODES: Final = tuple(rule.code for rule in RULES)
_BLOCK: Final = "/*"


class _Named(NamedTuple):
    """A comment, and the code in it that a finding is about; None where that is about the comment as a whole."""

    comment: Suppression
    code: Code | None


def mend_suppression(source: SourceFile, finding: Finding) -> Iterator[QuickFix]:
    """Yield the fixes of a comment of which a finding says that it silences nothing."""
    named = _named(source, finding.place.span)
    if named is None:
        return
    comment, code = named
    is_unknown = finding.code == suppression_unknown.RULE.code
    near = nearest(code.text, _CODES) if code is not None and is_unknown else None
    if near in [each.text for each in comment.codes]:
        near = None
    if code is not None and near is not None:
        change = Edit(code.span, near)
        yield QuickFix.of_one(f"Change to '{near}'", (finding,), source.path, change, is_preferred=True)
    if code is not None and len(comment.codes) > 1:
        title, removal = f"Remove '{code.text}' from this comment", _without_code(comment, code)
    else:
        title, removal = "Remove this comment", _without_comment(source, comment)
    if _removes(source, removal, named):
        yield QuickFix.of_one(title, (finding,), source.path, removal, is_preferred=near is None)


def _named(source: SourceFile, span: Span) -> _Named | None:
    for comment in source.suppressions:
        if comment.span == span:
            return _Named(comment, None)
        for code in comment.codes:
            if code.span == span:
                return _Named(comment, code)
    return None


def _without_code(comment: Suppression, code: Code) -> Edit:
    """Return the edit that takes a code out of the brackets, with what parts it from the next or the one before."""
    index = comment.codes.index(code)
    if index + 1 < len(comment.codes):
        return Edit(Span(code.span.start, comment.codes[index + 1].span.start), "")
    return Edit(Span(comment.codes[index - 1].span.end, code.span.end), "")


def _without_comment(source: SourceFile, comment: Suppression) -> Edit:
    """Return the edit that takes out a comment and the blanks before it, with its line where it stands alone.

    A note of another kind stays: before it, or after a mark of its own. The words that follow directly go too, for they
    give the reason.
    """
    text = source.text
    line = source.lines.position(comment.span.start, Encoding.UTF32).line
    start, end = source.lines.line_span(line)
    first, last = _own_part(source, comment, end)
    if text[last:end].strip():
        return Edit(Span(first, last), "")
    before = text[start:first].rstrip(" \t")
    if not before and line + 1 < source.lines.line_count:
        return Edit(Span(start, source.lines.line_span(line + 1).start), "")
    return Edit(Span(start + len(before), end), "")


def _own_part(source: SourceFile, comment: Suppression, line_end: int) -> Span:
    """Return the span within a line of a comment that silences: with its mark, unless a note stands between the two."""
    text = source.text
    whole = next(each for each in source.comments if each.covers(comment.span))
    if text.startswith(_BLOCK, whole.start):
        is_all = text[whole.start : whole.end].strip("/* \t") == text[slice(*comment.span)]
        return whole if is_all and whole.end <= line_end else comment.span
    mark = "//" if text.startswith("//", whole.start) else "#"
    before = text[whole.start : comment.span.start].rstrip(" \t")
    first = whole.start + len(before) - len(mark) if before.endswith(mark) else comment.span.start
    others = (each.span.start for each in source.suppressions if each.span.start > comment.span.start)
    limit = min([line_end, whole.end, *others])
    next_mark = re.compile(rf"(?<=[ \t]){mark}").search(text, comment.span.end, limit)
    return Span(first, next_mark.start() if next_mark is not None else limit)


def _removes(source: SourceFile, edit: Edit, named: _Named) -> bool:
    """Whether the edited file says the same as before, and has all its codes but this one."""
    comment, code = named
    edited = SourceFile(source.path, edit.applied(source.text))
    left = [each for each in source.suppressions if each is not comment]
    if code is not None and len(comment.codes) > 1:
        rest = comment._replace(codes=tuple(each for each in comment.codes if each is not code))
        left.append(rest)
    return _texts(edited.suppressions) == _texts(sorted(left)) and _code(edited) == _code(source)


def _code(source: SourceFile) -> str:
    """Return what stands outside comments, without blanks."""
    ends = [0, *(each.end for each in source.comments)]
    starts = [*(each.start for each in source.comments), len(source.text)]
    return "".join("".join(source.text[end:start].split()) for end, start in zip(ends, starts, strict=True))


def _texts(comments: Iterable[Suppression]) -> list[tuple[str, ...]]:
    return [tuple(code.text for code in each.codes) for each in comments]
