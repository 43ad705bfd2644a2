"""What is replaced in a value (`x-expression`): the tokens in it, and where such a text is broken.

Sources: sdk NameResolverExtensions.cs (`%NAME%`), BindingTemplateParser.cs and BindingTemplateToken.cs (`{name}`), all
read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NamedTuple

from funcls.schema.built_ins import is_built_in
from funcls.schema.property import Expression, Property
from funcls.text.span import Span

_PIECE: Final = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)(?P<end>\}?)|\}|[^{}]+")
_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"})
_BEHIND_LETTERS: Final = frozenset({*_LETTERS, "Nd", "Pc", "Mn", "Mc", "Cf", "Cn"})
"""With those of Unicode to come, of which .NET may know already."""


class TokenKind(Enum):
    """What takes the place of a token."""

    SETTING = auto()
    """The app setting of its name."""
    NAME = auto()
    """A value of the trigger's data, or one that the host makes."""


@dataclass(frozen=True, slots=True)
class Token:
    """`%NAME%` or `{name}`, with indices of the text.

    `span` is all of it, `name` what stands between the signs up to a colon, `name_span` where. `format` is what follows
    the colon, None without one. `closed` is False for a token that lacks its closing sign: it ends with the text, or
    before the next bracket.
    """

    kind: TokenKind
    span: Span
    name: str
    name_span: Span
    format: str | None
    closed: bool

    @property
    def first(self) -> str:
        """The name up to its first dot: the rest leads into that value."""
        return self.name.partition(".")[0]


class FlawKind(Enum):
    """What is wrong with a text."""

    HALF = auto()
    """A sign without its other half."""
    NAME = auto()
    """A name that the host does not read."""


class Flaw(NamedTuple):
    """What the host refuses in a text, where it stands in there, and the words of the runtime."""

    kind: FlawKind
    sign: str
    span: Span
    words: str


def read_tokens(text: str, expression: Expression | None) -> tuple[Token, ...]:
    """Return the tokens of a text in order. Brackets between percent signs belong to the name of a setting."""
    if expression is None:
        return ()
    settings = tuple(_settings(text))
    if expression is Expression.SETTINGS:
        return settings
    names = (
        each
        for each in _names(text)
        if not any(each.span.start < setting.span.end and setting.span.start < each.span.end for setting in settings)
    )
    return tuple(sorted((*settings, *names), key=lambda each: each.span))


def find_flaw(prop: Property, text: str) -> Flaw | None:
    """Return the first flaw that the host finds when it replaces what stands in the value of the property."""
    if prop.expression is None:
        return None
    flaw = open_percent(text)
    if flaw is not None or prop.expression is Expression.SETTINGS or "%" in text:
        # What a setting brings may hold brackets of its own.
        return flaw
    return broken_bracket(text, captures=prop.expression is Expression.CAPTURES)


def open_percent(text: str) -> Flaw | None:
    """Return the percent sign that nothing closes: of several, every second one closes the one before."""
    if text.count("%") % 2 == 0:
        return None
    at = text.rindex("%")
    return Flaw(FlawKind.HALF, "%", Span(at, at + 1), "does not have a closing '%'")


def broken_bracket(text: str, *, captures: bool = False) -> Flaw | None:
    """Return the first bracket without its other half, or what stands in brackets and is no name.

    `{{` and `}}` stand for brackets that are plain text. A name that `captures` has no dots.
    """
    for piece in _PIECE.finditer(text):
        start, whole = piece.start(), piece[0]
        if whole == "}":
            return Flaw(FlawKind.HALF, "}", Span(*piece.span()), "Missing opening bracket")
        if piece["inside"] is None:
            continue
        if not piece["end"]:
            return Flaw(FlawKind.HALF, "{", Span(start, start + 1), "Missing closing bracket")
        words = _refusal(piece["inside"], start + 1, captures=captures)
        if words is not None:
            return Flaw(FlawKind.NAME, whole, Span(*piece.span()), words)
    return None


def _refusal(inside: str, position: int, *, captures: bool) -> str | None:
    """Return the words of the host for what stands in a pair of brackets, None where it reads a name."""
    if not inside:
        return f"The parameter name at position {position} is empty"
    name, _ = _parted(inside)
    if is_built_in(name):
        # Its format may hold anything, and what a capture makes of it has not been seen.
        return None
    if not _is_name(name):
        return "Invalid template expression"
    first, *rest = name.split(".")
    if "-" in first:
        return f"The parameter name '{first}' is invalid"
    if not all((first, *rest)):
        return "Illegal expression"
    return "Capture expressions can't include dot operators" if rest and captures else None


def _is_name(text: str) -> bool:
    """Return whether the host reads the text as a name; as in all of .NET, a line end may follow."""
    name = text.removesuffix("\n")
    is_begun = name.startswith("_") or (name and unicodedata.category(name[0]) in _LETTERS)
    return bool(is_begun) and all(each in ".-" or unicodedata.category(each) in _BEHIND_LETTERS for each in name[1:])


def _parted(inside: str) -> tuple[str, str | None]:
    """Return the name and the format: a colon that comes first belongs to the name."""
    colon = inside.find(":")
    return (inside, None) if colon <= 0 else (inside[:colon], inside[colon + 1 :])


def _settings(text: str) -> Iterator[Token]:
    signs = [index for index, character in enumerate(text) if character == "%"]
    for start, end in zip(signs[::2], [*signs[1::2], None], strict=False):
        stop = len(text) if end is None else end
        inside = Span(start + 1, stop)
        whole = Span(start, stop if end is None else stop + 1)
        yield Token(TokenKind.SETTING, whole, text[start + 1 : stop], inside, None, end is not None)


def _names(text: str) -> Iterator[Token]:
    for piece in _PIECE.finditer(text):
        inside = piece["inside"]
        if inside is None:
            continue
        name, form = _parted(inside)
        start = piece.start() + 1
        yield Token(TokenKind.NAME, Span(*piece.span()), name, Span(start, start + len(name)), form, bool(piece["end"]))
