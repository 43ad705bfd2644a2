"""Silences a code by a comment at the end of a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from funcls.features.results import Edit, QuickFix
from funcls.model.source import SourceFile
from funcls.model.suppressions import Suppression
from funcls.rules.finding import Finding
from funcls.rules.suppress import suppress
from funcls.text.lines import Encoding
from funcls.text.span import Span

_MARKS: Final = {".py": "  #", ".json": " //", ".txt": "  #"}
"""What begins a comment after something else, by the ends of the names of the files that have comments."""


def ignore_on_line(source: SourceFile, findings: Sequence[Finding]) -> QuickFix | None:
    """Return the fix that adds a comment, or a code to the comment that is there; None where none can stand.

    The findings have one code, and stand on one line.
    """
    code = findings[0].code
    for edit in _edits(source, findings[0]):
        if _silences(edit, source, findings):
            return QuickFix.of_one(f"Ignore '{code}' on this line", tuple(findings), source.path, edit)
    return None


def _edits(source: SourceFile, finding: Finding) -> Iterator[Edit]:
    line = source.lines.position(finding.place.span.start, Encoding.UTF32).line
    span = source.lines.line_span(line)
    for comment in source.suppressions:
        if span.covers(comment.span):
            yield _with_code(source, comment, finding.code)
    text = source.text[span.start : span.end]
    mark = next((mark for end, mark in _MARKS.items() if source.path.endswith(end)), None)
    if mark is not None and not _is_taken(text, source.path):
        end = span.start + len(text.rstrip(" \t"))
        yield Edit(Span(end, span.end), f"{mark} funcls: ignore[{finding.code}]")


def _with_code(source: SourceFile, comment: Suppression, code: str) -> Edit:
    """Return the edit by which a comment names one more code."""
    if comment.codes:
        end = comment.codes[-1].span.end
        return Edit(Span(end, end), f", {code}")
    end = comment.span.end
    if source.text[end - 1] == "]":
        return Edit(Span(end - 1, end - 1), code)
    return Edit(Span(end, end), f"[{code}]")


def _is_taken(line: str, path: str) -> bool:
    """Whether the end of a line means something: that it goes on, or how the file is run."""
    return not path.endswith(".json") and (line.endswith("\\") or line.startswith("#!"))


def _silences(edit: Edit, source: SourceFile, findings: Sequence[Finding]) -> bool:
    """Whether the edited file is read as it should be: at the end of some lines, a comment is a part of a string."""
    edited = SourceFile(source.path, edit.applied(source.text))
    by = len(edited.text) - len(source.text)
    spans = [each.place.span for each in findings]
    moved = [each.shifted(by) if edit.span.end <= each.start else each for each in spans]
    said = [replace(each, place=edited.place(span)) for each, span in zip(findings, moved, strict=True)]
    return not suppress(edited, said, complete=False)
