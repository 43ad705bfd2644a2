"""The character classes of the host's JSON reader, and how a message shows a piece of the text.

The host reads with Json.NET (`JsonTextReader`); its classes are .NET's, which are not those of Python's `re`.
"""

from __future__ import annotations

import re
import unicodedata

NUL = "\0"
STRICT_BLANK = " \t\r\n"
ODD_BLANK = frozenset(
    [
        NUL,
        "\v",
        "\f",
        "\x85",
        "\xa0",
        "\u1680",
        *map(chr, range(0x2000, 0x200B)),
        "\u2028",
        "\u2029",
        "\u202f",
        "\u205f",
        "\u3000",
    ]
)
"""What the host skips between tokens and JSON forbids there: .NET's `char.IsWhiteSpace`, and NUL."""

BLANK_CLASS = STRICT_BLANK + "".join(sorted(ODD_BLANK))
"""Everything that the host skips between tokens, to stand inside the brackets of a regular expression."""

_ASCII_NAME = re.compile(r"[A-Za-z0-9_$]+")
_SHOWN = 40


def is_bare_key(word: str) -> bool:
    """Whether the host reads `word` as a key without quotes: letters, digits, `_` and `$`."""
    return bool(_ASCII_NAME.fullmatch(word)) or all(char in "_$" or _is_letter_or_digit(char) for char in word)


def is_constructor_name(word: str) -> bool:
    """Whether the host reads `word` after `new`: letters and digits only."""
    return all(_is_letter_or_digit(char) for char in word)


def _is_letter_or_digit(char: str) -> bool:
    # .NET looks at UTF-16 units: a character beyond U+FFFF is two surrogates, and they are no letters.
    category = unicodedata.category(char)
    return char <= "\uffff" and (category[0] == "L" or category == "Nd")


def shown(text: str) -> str:
    """`text` for a message: one line, at most 40 characters, what cannot be seen by its code point."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in cut)
