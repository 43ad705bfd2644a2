"""Findings as people see them: the source line, carets under the guilty range, and the message."""

from __future__ import annotations

from funcls.text import Encoding, LineIndex, Span


def render(text: str, span: Span, message: str) -> str:
    """The line on which `span` begins and, below it, carets and `message`.

    An empty span has one caret; one that runs over the end of its line is underlined up to there.
    """
    index = LineIndex(text)
    line = index.line_span(index.position(span.start, Encoding.UTF32).line)
    start = min(span.start, line.end)
    indent = "".join("\t" if char == "\t" else " " for char in text[line.start : start])
    carets = "^" * max(1, min(span.end, line.end) - start)
    return f"{text[line.start : line.end]}\n{indent}{carets} {message}"
