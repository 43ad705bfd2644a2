"""From a text to its tree: recursive descent that reads what the host reads, and goes on where the host gives up.

The host calls `JObject.Parse` of Json.NET 13. What it accepts and refuses was measured with Json.NET 6.0.8; its default
depth and its longest integer are those of 13.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from funcls.syntax.json.characters import BLANK_CLASS, is_bare_key, is_constructor_name, shown
from funcls.syntax.json.problems import ProblemLog
from funcls.syntax.json.tokens import QUOTES, TokenReader
from funcls.syntax.json.tree import (
    JsonArray,
    JsonDocument,
    JsonObject,
    JsonOther,
    JsonProblem,
    JsonString,
    JsonValue,
    Member,
    ProblemKind,
)
from funcls.syntax.json.words import read_word
from funcls.text import Span

_DEEPEST = 64
"""Containers within each other; the default `MaxDepth` of Json.NET 13."""

_CONSTRUCTOR = re.compile(rf"new[{BLANK_CLASS}]+(\w+)[{BLANK_CLASS}]*\(")
_OPENERS = {"}": "{", "]": "[", ")": "("}


def parse_json(text: str) -> JsonDocument:
    """The tree of `text` and every problem in it; never raises, whatever the text holds."""
    return _Parser(text).document()


@dataclass(slots=True)
class _Container:
    """A container that is being read: the bracket that closes it and the index of the one that opened it."""

    closer: str
    start: int
    damaged: bool = False
    commas: list[int] = field(default_factory=list)


class _Parser:
    """One parse of one text: a method that reads something begins on its first token and ends behind its last.

    Recursion is bounded by `_DEEPEST`.
    """

    __slots__ = ("_containers", "_log", "_text", "_tokens")

    def __init__(self, text: str) -> None:
        self._text = text
        self._log = ProblemLog()
        self._tokens = TokenReader(text, self._log)
        # The first one stands for the text around the root, so that there is always a current container.
        self._containers = [_Container(closer="", start=0)]

    def document(self) -> JsonDocument:
        text = self._text
        # The host reads files through a StreamReader, which takes one BOM away.
        if text.startswith("\ufeff"):
            self._tokens.position = 1
        char = self._tokens.peek()
        root: JsonValue | None = None
        if char == "{":
            root = self._object()
        elif char:
            root = self._misplaced_root(char)
        else:
            self._refuse(Span(len(text), len(text)), "Expected {: the file holds no object")
        if self._tokens.peek():
            span = self._tokens.token()
            self._refuse_bracket(span, f"Expected the end of the file before {self._tokens.shown(span)}")
        return JsonDocument(text, root, self._log.problems(), tuple(self._tokens.comments))

    def _object(self) -> JsonObject:
        container = self._open("}")
        members: list[Member] = []
        after_member = False
        # Only a key with its colon makes a comma a sign of order: in `"name", "req",` the second key is an echo.
        after_pair = False
        closed = False
        while True:
            char = self._tokens.peek()
            if char == "}":
                closed = True
                break
            if char == ",":
                if not after_member:
                    self._refuse(self._tokens.here(), "Expected a key before this comma")
                self._comma(container, resynchronises=after_pair)
                after_member = after_pair = False
            elif not char or char in "])":
                if self._ends_unclosed(char, container):
                    break
            elif char == "{" and self._containers[-2].closer == "]":
                # Objects in an array, and no key between: the brace of this one was forgotten.
                self._expected_closer(container)
                break
            elif char in "[{":
                self._refuse_bracket(self._tokens.here(), f"Expected a key before {char}")
                self._value(char)
                after_member = True
            elif char in ":(":
                self._stray(char, "a comma" if after_member else "a key")
            else:
                if after_member:
                    self._expected_before("a comma")
                member = self._member()
                members.append(member)
                after_member = True
                after_pair = member.colon is not None
        span = self._close(container, closed)
        self._report_duplicates(members)
        return JsonObject(span, tuple(members), tuple(container.commas), closed, container.damaged)

    def _array(self) -> JsonArray:
        container = self._open("]")
        items, closed = self._items(container)
        span = self._close(container, closed)
        return JsonArray(span, tuple(items), tuple(container.commas), closed, container.damaged)

    def _constructor(self, head: re.Match[str]) -> JsonOther:
        """`new Name(arguments)`: what the arguments are is of no use to anyone, that they are well formed is."""
        self._tokens.position = head.end() - 1
        container = self._open(")")
        _, closed = self._items(container)
        span = Span(head.start(), self._close(container, closed).end)
        self._lenient(span, f"new {head[1]}(...)")
        return JsonOther(span, self._text[span.start : span.end])

    def _items(self, container: _Container) -> tuple[list[JsonValue], bool]:
        """The values up to the container's closing bracket, which is not read, and whether it is there."""
        items: list[JsonValue] = []
        after_item = False
        while True:
            char = self._tokens.peek()
            if char == container.closer:
                return items, True
            if char == ",":
                if not after_item:
                    # The host reads undefined here, and counts it.
                    items.append(JsonOther(Span(self._tokens.position, self._tokens.position), ""))
                    self._lenient(self._tokens.here(), "A comma without a value before it")
                self._comma(container, resynchronises=True)
                after_item = False
            elif not char or char in "}])":
                if self._ends_unclosed(char, container):
                    return items, False
            elif char in ":(":
                self._stray(char, "a comma" if after_item else "a value")
            elif char not in "{[" and self._tokens.colon_follows():
                if self._containers[-2].closer == "}":
                    # The object around goes on: the bracket of this array was forgotten.
                    self._expected_closer(container)
                    return items, False
                key = self._tokens.token()
                self._refuse_bracket(key, f"Expected {{ before {self._tokens.shown(key)}")
                self._tokens.position = key.end
                self._tokens.peek()
                self._tokens.position += 1
                after_item = False
            else:
                if after_item:
                    self._expected_before("a comma", derails=char not in QUOTES and char not in "{[")
                items.append(self._value(char))
                after_item = True

    def _open(self, closer: str) -> _Container:
        container = _Container(closer, self._tokens.position)
        self._containers.append(container)
        self._tokens.position += 1
        if len(self._containers) - 1 > _DEEPEST:
            message = f"Nested deeper than the host reads: {_DEEPEST} levels"
            self._refuse(Span(container.start, container.start + 1), message)
            self._log.lose_brackets()
            self._tokens.position = len(self._text)
        return container

    def _close(self, container: _Container, closed: bool) -> Span:
        """Leaves the container; its span ends behind its closing bracket, or before the token that is not its own."""
        if closed:
            self._tokens.position += 1
            self._log.resynchronised()
        else:
            container.damaged = True
        self._containers.pop()
        return Span(container.start, self._tokens.position)

    def _comma(self, container: _Container, *, resynchronises: bool) -> None:
        if resynchronises:
            self._log.resynchronised()
        container.commas.append(self._tokens.position)
        self._tokens.position += 1

    def _stray(self, char: str, expected: str) -> None:
        """Passes over a character that no token begins with here."""
        self._refuse(self._tokens.here(), f"Expected {expected} before {char}")
        self._tokens.position += 1

    def _ends_unclosed(self, char: str, container: _Container) -> bool:
        """Judges the end of the text or a foreign closing bracket: whether the container ends here."""
        if not char:
            opening = Span(container.start, container.start + 1)
            opener = _OPENERS[container.closer]
            self._refuse_bracket(opening, f"This {opener} is never closed: expected {container.closer}")
            return True
        if any(outer.closer == char for outer in self._containers):
            self._expected_closer(container)
            return True
        self._refuse_bracket(self._tokens.here(), f"Expected no {char} here: no {_OPENERS[char]} is open")
        self._tokens.position += 1
        return False

    def _expected_closer(self, container: _Container) -> None:
        span = self._tokens.token()
        opening = Span(container.start, container.start + 1)
        self._refuse_bracket(span, f"Expected {container.closer} before {self._tokens.shown(span)}", opening)

    def _expected_before(self, what: str, *, derails: bool = True) -> None:
        span = self._tokens.token()
        self._refuse(span, f"Expected {what} before {self._tokens.shown(span)}", derails=derails)

    def _report_duplicates(self, members: list[Member]) -> None:
        last = {member.key.value: member for member in members if member.colon is not None}
        if len(last) == len(members):
            return
        for member in members:
            winner = last.get(member.key.value, member)
            if member.colon is not None and winner is not member:
                name = self._tokens.shown(member.key.span)
                self._log.duplicate(
                    member.key.span, f"{name} stands twice: the host takes the later one", winner.key.span
                )

    def _member(self) -> Member:
        key = self._key()
        char = self._tokens.peek()
        if char == ":":
            return self._after_colon(key)
        value: JsonValue | None = None
        if char and char not in ",}])(" and (char in "{[" or not self._tokens.colon_follows()):
            self._expected_before("a colon")
            value = self._value(char)
        elif char:
            self._refuse(key.span, f"Expected a colon and a value after {self._tokens.shown(key.span)}")
        end = key.span.end if value is None else value.span.end
        return Member(Span(key.span.start, end), key, None, value)

    def _key(self) -> JsonString:
        if self._text[self._tokens.position] in QUOTES:
            return self._string(":")
        span = self._tokens.token()
        word = self._text[span.start : span.end]
        if is_bare_key(word):
            self._lenient(span, "A key without quotes")
        else:
            self._refuse(span, f"Expected double quotes around {shown(word)}", derails=False)
        self._tokens.position = span.end
        return JsonString(span, word, quoted=False)

    def _after_colon(self, key: JsonString) -> Member:
        """The member of `key`, read from its colon on."""
        colon = self._tokens.position
        if self._tokens.comments and self._tokens.comments[-1].start > key.span.start:
            comment = self._tokens.comments[-1]
            self._refuse(comment, "The host reads no comment between a key and its colon", derails=False)
        self._tokens.position += 1
        while (char := self._tokens.peek()) == ":":
            self._refuse(self._tokens.here(), "Expected a value before this colon")
            self._tokens.position += 1
        if char and char not in ",}])" and (char in "{[(" or not self._tokens.colon_follows()):
            self._log.resynchronised()
            value = self._value(char)
            return Member(Span(key.span.start, value.span.end), key, colon, value)
        if char == ",":
            self._lenient(Span(colon, colon + 1), "A key without a value")
        elif char:
            self._refuse(
                Span(colon, colon + 1), f"Expected a value after {self._tokens.shown(key.span)}:", derails=char != "}"
            )
        return Member(Span(key.span.start, self._tokens.position), key, colon, None)

    def _value(self, char: str) -> JsonValue:
        """The value that begins with `char`."""
        if char == "{":
            return self._object()
        if char == "[":
            return self._array()
        if char in QUOTES:
            return self._string("," + self._containers[-1].closer)
        head = _CONSTRUCTOR.match(self._text, self._tokens.position) if char == "n" else None
        if head is not None and is_constructor_name(head[1]):
            return self._constructor(head)
        span = self._tokens.unquoted_value()
        value, problems = read_word(self._text[span.start : span.end], span.start)
        self._report(problems, derails=True)
        self._tokens.position = span.end
        return value

    def _string(self, followers: str) -> JsonString:
        string, problems = self._tokens.strings.read(self._tokens.position, followers)
        if problems:
            self._report(problems, derails=not string.closed)
        if not string.closed:
            self._log.lose_brackets()
        self._tokens.position = string.span.end
        return string

    def _misplaced_root(self, char: str) -> JsonValue | None:
        """The best root of a text that does not begin with an object: the first object in it, else its first value."""
        self._refuse(self._tokens.token(), "Expected {: the file must hold one object")
        self._log.lose_brackets()
        if char == "[":
            return self._array()
        first: JsonValue | None = None
        while char and char != "{":
            if first is None and char not in ",:}])(":
                first = self._value(char)
            else:
                self._tokens.position = self._tokens.token().end
            char = self._tokens.peek()
        return self._object() if char else first

    def _refuse(self, span: Span, message: str, *, derails: bool = True) -> None:
        self._containers[-1].damaged = True
        self._log.refuse(span, message, derails=derails)

    def _refuse_bracket(self, span: Span, message: str, related: Span | None = None) -> None:
        self._containers[-1].damaged = True
        self._log.refuse_bracket(span, message, related)

    def _lenient(self, span: Span, what: str) -> None:
        self._log.lenient(span, f"{what} is read by the host only")

    def _report(self, problems: tuple[JsonProblem, ...], *, derails: bool) -> None:
        """Logs what a string or word has to say of itself."""
        for problem in problems:
            if problem.kind is ProblemKind.LENIENT:
                self._log.lenient(problem.span, problem.message)
            else:
                self._refuse(problem.span, problem.message, derails=derails)
