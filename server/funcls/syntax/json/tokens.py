"""The tokens of a text, looked at one ahead; what stands between them is skipped as the host skips it."""

from __future__ import annotations

import re

from funcls.syntax.json.characters import BLANK_CLASS, ODD_BLANK, shown
from funcls.syntax.json.problems import ProblemLog
from funcls.syntax.json.strings import StringReader
from funcls.text import Span

QUOTES = ('"', "'")

_NOT_STRICT_BLANK = re.compile(r"[^ \t\r\n]")
_LINE_END = re.compile(r"[\r\n]")
_NO_KEY = re.compile(r'"[^"\\\x00-\x1f]*"[ \t\r\n]*[,}\]]')
"""Nearly every string where a value stands."""
_WORD_CHARACTER = rf"""(?:[^{BLANK_CLASS}"'{{}}\[\]():,/]|/(?![/*]))"""
# A word holds `{id}` and the like: text that lost its opening quote is then one word, and not the start of an object.
_WORD = re.compile(rf"""{_WORD_CHARACTER}+(?:\{{[^{BLANK_CLASS}"'{{}}\[\],]*\}}{_WORD_CHARACTER}*)*""")
_COLONS = re.compile(rf"""(?::{_WORD_CHARACTER}+)+""")


class TokenReader:
    """A place in a text, which moves forward token by token.

    `position` is where reading goes on: `peek` moves it to the next token, and whoever takes a token sets it behind.
    `comments` are the spans of the comments passed so far.
    """

    __slots__ = ("_log", "comments", "position", "strings", "text")

    def __init__(self, text: str, log: ProblemLog) -> None:
        self.text = text
        self.position = 0
        self.comments: list[Span] = []
        self.strings = StringReader(text)
        self._log = log

    def peek(self) -> str:
        """The first character of the next token, and empty at the end of the text."""
        text = self.text
        while True:
            found = _NOT_STRICT_BLANK.search(text, self.position)
            if found is None:
                self.position = len(text)
                return ""
            char = found[0]
            self.position = found.start()
            if char == "/":
                if not self._skip_comment():
                    return char
            elif char in ODD_BLANK:
                self._log.lenient(self.here(), f"{shown(char)} between tokens is read by the host only")
                self.position += 1
            else:
                return char

    def here(self) -> Span:
        """The span of the character at the current place."""
        return Span(self.position, self.position + 1)

    def token(self) -> Span:
        """The span of the token at the current place: a string, a word or one character."""
        start = self.position
        if self.text[start] in QUOTES:
            return self.strings.read(start, ",}])")[0].span
        word = _WORD.match(self.text, start)
        return self.here() if word is None else Span(start, word.end())

    def unquoted_value(self) -> Span:
        """As `token`, for a place where a value stands: `00:00:10` is one word there, and no keys."""
        span = self.token()
        colons = _COLONS.match(self.text, span.end)
        return span if colons is None else Span(span.start, colons.end())

    def shown(self, span: Span) -> str:
        """The text of a span for a message."""
        return shown(self.text[span.start : span.end])

    def colon_follows(self) -> bool:
        """Whether the string or word at the current place has a colon behind it, as keys have. Nothing is taken."""
        start = self.position
        if _NO_KEY.match(self.text, start):
            return False
        if self.text[start] in QUOTES:
            string, _ = self.strings.read(start, ":")
            if not string.closed:
                return False
            self.position = string.span.end
        elif self.text[start].isdigit():
            # The host reads 1 as a key too; nobody writes that, and times without quotes are written.
            return False
        else:
            self.position = self.token().end
        follows = self.peek() == ":"
        self.position = start
        return follows

    def _skip_comment(self) -> bool:
        """Whether a comment begins here; if so, reading goes on behind it."""
        text = self.text
        start = self.position
        mark = text[start : start + 2]
        closed = True
        if mark == "//":
            line_end = _LINE_END.search(text, start)
            end = len(text) if line_end is None else line_end.start()
        elif mark == "/*":
            close = text.find("*/", start + 2)
            closed = close >= 0
            end = close + 2 if closed else len(text)
        else:
            return False
        self.position = end
        # A token may be looked at before it is known what it is for, and then be read again.
        if self.comments and self.comments[-1].start >= start:
            return True
        self.comments.append(Span(start, end))
        if not closed:
            self._log.refuse(Span(start, start + 2), "This comment is never closed: expected */")
            self._log.lose_brackets()
        elif start + 2 == len(text):
            # Json.NET wants to see one character more before it takes the two slashes for a comment.
            self._log.refuse(Span(start, end), "Expected a line break after //")
        return True
