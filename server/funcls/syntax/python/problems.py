"""Where a SyntaxError of Python's parser stands in the text."""

from __future__ import annotations

from funcls.syntax.python.facts import SyntaxProblem
from funcls.syntax.python.source import Source
from funcls.text.span import Span


def find_problem(error: SyntaxError, source: Source) -> SyntaxProblem:
    """The error with a span within one line, not empty unless that line is.

    Python counts columns in characters from 1 and gives 0 or -1 for an end that it does not know; for a null byte it
    gives no place at all, and for an expression in an f-string before 3.12 the column in a text that is not the line.
    """
    message = error.msg.removesuffix(f" ({error.filename}, line {error.lineno})")
    if error.lineno is None:
        start = max(source.readable.find("\0"), 0)
        return SyntaxProblem(Span(start, min(start + 1, len(source.readable))), message)
    line = source.line_span(error.lineno)
    content = source.readable[line.start : line.end]
    start = line.start + (error.offset or 1) - 1
    end = start
    if error.end_lineno == error.lineno and error.end_offset is not None:
        end = line.start + error.end_offset - 1
    elif error.end_lineno is not None and error.end_lineno > error.lineno:
        end = line.end
    if not _quotes(error.text, content):
        start, end = line
    return SyntaxProblem(_within(line, content, start, end), message)


def _quotes(text: str | None, content: str) -> bool:
    """Whether the text that the error shows is that of its line."""
    shown = (text or "").strip().splitlines()
    return not shown or any(part.strip() in content for part in shown)


def _within(line: Span, content: str, start: int, end: int) -> Span:
    """The range clamped to what is written on the line; an empty one becomes the character at it or before it."""
    written_end = line.start + len(content.rstrip())
    written_start = min(line.end - len(content.lstrip()), written_end)
    start = min(max(start, written_start), max(written_end - 1, written_start))
    return Span(start, max(start, min(max(end, start + 1), written_end)))
