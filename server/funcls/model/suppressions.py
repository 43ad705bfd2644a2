"""Comments that silence a finding on their line: `# funcls: ignore[CODE]`, in JSON `// funcls: ignore[CODE]`."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from funcls.text.span import Span

MENTION: Final = "funcls:"
"""Without this in it, a text has no such comment."""

_COMMENT: Final = re.compile(r"funcls:\s*ignore(?![\w-])(?:\[(?P<codes>[^\]\r\n]*)\])?")
_CODE: Final = re.compile(r"[^\s,]+")
_HASH: Final = re.compile(r"#[^\r\n]*")


class Code(NamedTuple):
    """The code of a rule in a comment."""

    text: str
    span: Span


class Suppression(NamedTuple):
    """One comment: its own part of the text, and the codes that it names."""

    span: Span
    codes: tuple[Code, ...]


def read_suppressions(text: str, comments: Iterable[Span]) -> tuple[Suppression, ...]:
    """Return those of the comments of a text that silence findings, in order."""
    found = (match for each in comments for match in _COMMENT.finditer(text, each.start, each.end))
    return tuple(Suppression(Span(*match.span()), tuple(_codes(match))) for match in found)


def python_comments(text: str) -> Iterator[Span]:
    """Yield the comments of a Python module; of one that cannot be read to its end, whatever looks like one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    starts = [0, *accumulate(map(len, lines))]
    try:
        tokens = [each for each in tokenize.generate_tokens(iter(lines).__next__) if each.type == tokenize.COMMENT]
    except (tokenize.TokenError, SyntaxError, UnicodeEncodeError):
        # Since Python 3.12 half characters are refused as well.
        yield from hash_comments(text)
        return
    for each in tokens:
        row, column = each.start
        start = starts[row - 1] + column
        yield Span(start, start + len(each.string))


def hash_comments(text: str) -> Iterator[Span]:
    """Yield from each `#` to the end of its line: the comments of requirements.txt and the like."""
    yield from (Span(*match.span()) for match in _HASH.finditer(text))


def _codes(match: re.Match[str]) -> Iterator[Code]:
    if match["codes"] is not None:
        for code in _CODE.finditer(match.string, *match.span("codes")):
            yield Code(code[0], Span(*code.span()))
