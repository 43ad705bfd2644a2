"""Strings: where they end, what they hold, and what the host or a stricter tool refuses in them."""

from __future__ import annotations

import re

from funcls.syntax.json.characters import BLANK_CLASS, shown
from funcls.syntax.json.tree import JsonProblem, JsonString, ProblemKind
from funcls.text import Span

_PLAIN = re.compile(r'"([^"\\\x00-\x1f]*)"')
_STOP = {'"': re.compile(r'["\\]'), "'": re.compile(r"['\\]")}
_LINE_END = re.compile(r"[\r\n]")
_CONTROL = re.compile(r"[\x00-\x1f]")
_NOT_BLANK = re.compile(f"[^{BLANK_CLASS}]")
_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
_ESCAPED_LOW_SURROGATE = re.compile(r"\\u([dD][c-fC-F][0-9A-Fa-f]{2})")

_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "\\": "\\", "/": "/", '"': '"', "'": "'"}
_REPLACEMENT = "\ufffd"

Problems = tuple[JsonProblem, ...]


class StringReader:
    """Reads the strings of one text, in time linear in its length however often strings are tried and given up."""

    __slots__ = ("_scans", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        # Per quote: the range last looked through for a closing one. All quotes inside it are escaped ones, so a
        # string begun at any of them closes at the same place.
        self._scans = {'"': Span(0, 0), "'": Span(0, 0)}

    def read(self, start: int, followers: str) -> tuple[JsonString, Problems]:
        """The string whose opening quote is at `start`; `followers` are the characters that may come after it here."""
        plain = _PLAIN.match(self._text, start)
        if plain is not None:
            return JsonString(Span(start, plain.end()), plain[1]), ()
        end, closed = self._end(start, followers)
        span = Span(start, end)
        value, problems = self._decode(start + 1, end - 1 if closed else end)
        if not closed:
            quote = self._text[start]
            unclosed = JsonProblem(span, ProblemKind.REFUSED, f"This string is never closed: expected {quote}")
            return JsonString(span, value, closed=False), (unclosed,)
        return JsonString(span, value), (*self._lenient(span), *problems)

    def _end(self, start: int, followers: str) -> tuple[int, bool]:
        """The end of the string, and whether a closing quote stands there.

        The host lets a string run over line ends. In a text that it reads, what comes after a string's closing quote is
        one of the `followers` or a comment. So a quote on a later line that has something else after it is not this
        string's: it opens the next one, this one is half typed, and it ends with its line. A text that the host reads
        is never taken apart by this; a half-typed one keeps all lines below the cursor.
        """
        text = self._text
        close = self._next_quote(start)
        line_end = _LINE_END.search(text, start, close)
        if close == len(text):
            return (close if line_end is None else line_end.start()), False
        if line_end is not None and not self._may_follow(close + 1, followers):
            return line_end.start(), False
        return close + 1, True

    def _next_quote(self, start: int) -> int:
        """Where the quote at `start` is closed, and the length of the text if nowhere."""
        text = self._text
        quote = text[start]
        if self._scans[quote].start <= start < self._scans[quote].end:
            return self._scans[quote].end
        position = start + 1
        search = _STOP[quote].search
        while (stop := search(text, position)) is not None and stop[0] == "\\":
            position = stop.end() + 1
        end = len(text) if stop is None else stop.start()
        self._scans[quote] = Span(start, end)
        return end

    def _may_follow(self, offset: int, followers: str) -> bool:
        follower = _NOT_BLANK.search(self._text, offset)
        if follower is None or follower[0] in followers:
            return True
        # The host skips no comment between a key and its colon.
        return followers != ":" and self._text.startswith(("//", "/*"), follower.start())

    def _lenient(self, span: Span) -> Problems:
        start, end = span
        if self._text[start] == "'":
            return (JsonProblem(span, ProblemKind.LENIENT, "Strings in single quotes are read by the host only"),)
        control = _CONTROL.search(self._text, start, end)
        if control is not None:
            what = "line break" if control[0] in "\r\n" else "control character"
            place = Span(control.start(), control.start() + 1)
            return (JsonProblem(place, ProblemKind.LENIENT, f"A {what} in a string is read by the host only"),)
        return ()

    def _decode(self, start: int, end: int) -> tuple[str, Problems]:
        """The value of the text between the quotes, as Json.NET decodes it, and the escapes that it refuses."""
        text = self._text
        backslash = text.find("\\", start, end)
        if backslash < 0:
            return text[start:end], ()
        pieces: list[str] = []
        problems: list[JsonProblem] = []
        position = start
        while backslash >= 0:
            pieces.append(text[position:backslash])
            escape = text[backslash + 1 : min(backslash + 2, end)]
            position = backslash + 1 + len(escape)
            if escape == "u":
                hexadecimal = _HEX.match(text, position, end)
                digits = "" if hexadecimal is None else hexadecimal[0]
                position += len(digits)
                if len(digits) < 4:
                    pieces.append(text[backslash:position])
                    message = "Expected four hexadecimal digits after \\u"
                    problems.append(JsonProblem(Span(backslash, position), ProblemKind.REFUSED, message))
                else:
                    low = _ESCAPED_LOW_SURROGATE.match(text, position, end)
                    unit = int(digits, 16)
                    if low is not None and 0xD800 <= unit <= 0xDBFF:
                        unit = 0x10000 + ((unit - 0xD800) << 10) + int(low[1], 16) - 0xDC00
                        position = low.end()
                    pieces.append(_REPLACEMENT if 0xD800 <= unit <= 0xDFFF else chr(unit))
            elif escape in _ESCAPES:
                pieces.append(_ESCAPES[escape])
                if escape == "'":
                    message = "The escape \\' is read by the host only"
                    problems.append(JsonProblem(Span(backslash, position), ProblemKind.LENIENT, message))
            else:
                pieces.append(text[backslash:position])
                message = f"\\{shown(escape)} is no escape: a backslash itself is written \\\\"
                problems.append(JsonProblem(Span(backslash, position), ProblemKind.REFUSED, message))
            backslash = text.find("\\", position, end)
        pieces.append(text[position:end])
        return "".join(pieces), tuple(problems)
