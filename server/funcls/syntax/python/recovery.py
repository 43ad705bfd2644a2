"""Broken text: the top-level parts that can be parsed on their own, and the signature of a function with a broken body.

A part begins at a line whose first column begins a statement. Lines within an open bracket or a triple-quoted string
begin none, as long as bracket and string look intact: a keyword that cannot stand in brackets ends them, as does an
assignment, and of triple quotes that do not pair up the first one that swallows a definition is taken to be the odd
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from funcls.text.span import Span

_TOKEN = re.compile(
    r"""
      (?P<plain>[^\r\n"'\#()\[\]{}\\:]+)
    | (?P<newline>[\r\n]+)
    | (?P<comment>\#[^\r\n]*)
    | (?P<triple>\"{3}|'{3})
    | (?P<string>"(?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*"? | '(?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*'?)
    | (?P<open>[(\[{])
    | (?P<close>[)\]}])
    | (?P<colon>:)
    | (?P<continued>\\(?:\r\n|[\r\n]))
    | (?P<backslash>\\)
    """,
    re.VERBOSE,
)
_TRIPLE_ENDS = {
    quote * 3: re.compile(rf"[^{quote}\\]*(?:(?:\\[\s\S]|{quote}(?!{quote}{quote}))[^{quote}\\]*)*{quote}{{3}}")
    for quote in "\"'"
}
# A form feed sets the column back to the first.
_STATEMENT = re.compile(r"\f*(?!(?:else|elif|except|finally)\b)[^\s#]")
_OUTSIDE_BRACKETS = re.compile(
    r"\f*(?:@|(?:async[ \t]+def|def|class|import|from|with|try|while|return|raise|del|pass|global|assert)\b"
    # Blanks around the sign are those of an assignment: arguments by keyword have none.
    r"|[^\W\d]\w*[ \t]+=[ \t])"
)
_DECORATOR = re.compile(r"\f*@")
_CLASS = re.compile(r"\f*class\b")
_FUNCTION = re.compile(r"\f*(?:async[ \t]+)?def\b")
_SWALLOWED = re.compile(r"[\r\n](?:@|(?:async[ \t]+def|def|class|import|from)\b)")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A top-level part of a text, as string indices; `function` is where its `def` or `async def` begins, if any."""

    start: int
    end: int
    function: int | None


def split_chunks(text: str) -> list[Chunk]:
    """The parts of the text in their order; together they cover it."""
    starts, unpaired, suspect = _scan(text, None)
    if unpaired and suspect is not None:
        starts, _, _ = _scan(text, suspect)
    return list(_joined(text, starts))


def outside_comments(text: str, character: str) -> int:
    """The index of the first such character that stands in code or a string, -1 if there is none."""
    comments = [span for kind, span in _tokens(text, Span(0, len(text)), None) if kind == "comment"]
    found = text.find(character)
    while found >= 0 and any(span.start <= found < span.end for span in comments):
        found = text.find(character, found + 1)
    return found


def signature_ends(text: str, chunk: Chunk) -> Iterator[int]:
    """Where the signature of the chunk's function may end, the most likely index first.

    That is its colon, or the end of its line if it has none; then the end of its parameters. None, if the parentheses
    around those do not close.
    """
    if chunk.function is None:
        return
    depth, parameters_end, end = 0, None, chunk.end
    for kind, span in _tokens(text, Span(chunk.function, chunk.end), None):
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
            if depth == 0 and text[span.start] == ")" and parameters_end is None:
                parameters_end = span.end
        elif depth <= 0 and kind in ("colon", "newline", "comment"):
            end = span.start if kind == "colon" else len(text[: span.start].rstrip())
            break
    if parameters_end is not None:
        yield end
        if end != parameters_end:
            yield parameters_end


def _joined(text: str, starts: list[int]) -> Iterator[Chunk]:
    """The chunks, each decorator with the definition after it."""
    begin, function, decorated = 0, None, False
    for start in starts:
        is_decorator, is_function = _DECORATOR.match(text, start), _FUNCTION.match(text, start)
        belongs = decorated and (is_decorator or is_function or _CLASS.match(text, start))
        if start and not belongs:
            yield Chunk(begin, start, function)
            begin, function = start, None
        decorated = bool(is_decorator)
        if is_function:
            function = start
    yield Chunk(begin, len(text), function)


def _scan(text: str, odd: int | None) -> tuple[list[int], bool, int | None]:
    """The lines that begin a statement, whether triple quotes are left open, and the first that swallow a definition.

    `odd` is the index of triple quotes that are known to open nothing.
    """
    starts = [0] if _STATEMENT.match(text) else []
    depth, unpaired, suspect = 0, False, None
    for kind, (start, end) in _tokens(text, Span(0, len(text)), odd):
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth = max(depth - 1, 0)
        elif kind == "triple":
            unpaired |= end - start == 3 and start != odd
            if suspect is None and _SWALLOWED.search(text, start, end):
                suspect = start
        elif kind in ("newline", "continued"):
            inside = depth > 0 or kind == "continued"
            if (_OUTSIDE_BRACKETS if inside else _STATEMENT).match(text, end):
                starts.append(end)
                depth = 0
    return starts, unpaired, suspect


def _tokens(text: str, within: Span, odd: int | None) -> Iterator[tuple[str, Span]]:
    """The tokens by their kind; triple quotes with the string that they open, alone if nothing closes it."""
    position = within.start
    # Kinds of quotes that nothing closes up to the end: looked for once.
    unclosed: set[str] = set()
    while position < within.end and (match := _TOKEN.match(text, position, within.end)):
        start, end = match.span()
        kind, quotes = match.lastgroup or "", match.group()
        if kind == "triple" and start != odd and quotes not in unclosed:
            closed = _TRIPLE_ENDS[quotes].match(text, end, within.end)
            if closed:
                end = closed.end()
            else:
                unclosed.add(quotes)
        yield kind, Span(start, end)
        position = end
