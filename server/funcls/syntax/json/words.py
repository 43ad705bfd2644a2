"""Words outside strings: numbers, `true`, `false`, `null` and what people write in their place."""

from __future__ import annotations

import math
import re

from funcls.syntax.json.characters import shown
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonOther, JsonProblem, JsonValue, ProblemKind
from funcls.text import Span

_LITERALS = {"true": True, "false": False, "null": None}
_FLOATS = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}
_MEANT = {"true": "true", "false": "false", "null": "null", "none": "null", "nil": "null"}

_STRICT_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_DECIMAL = re.compile(r"-?(?:[0-9]+(\.[0-9]*)?|(\.[0-9]+))([eE][-+]?[0-9]+)?")
_OCTAL = re.compile(r"0[0-7]+")
_HEXADECIMAL = re.compile(r"0[xX][0-9A-Fa-f]+")
_NUMBER_LIKE = re.compile(r"[-+.]*[0-9][-+.\w]*")

_LONGEST_INTEGER = 380
"""Characters; Json.NET 13 refuses longer ones (`MaximumJavascriptIntegerCharacterLength`)."""


def read_word(word: str, start: int) -> tuple[JsonValue, tuple[JsonProblem, ...]]:
    """The value of a bare word that begins at `start`, and at most one problem with it."""
    span = Span(start, start + len(word))
    if word in _LITERALS:
        return JsonLiteral(span, _LITERALS[word]), ()
    if word in _FLOATS:
        return JsonNumber(span, _FLOATS[word]), _lenient(span, word)
    if word == "undefined":
        return JsonOther(span, word), _lenient(span, word)
    number = _read_number(word)
    if number is None:
        return JsonOther(span, word), (JsonProblem(span, ProblemKind.REFUSED, _refusal(word)),)
    if _STRICT_NUMBER.fullmatch(word):
        return JsonNumber(span, number), ()
    return JsonNumber(span, number), _lenient(span, f"The number {shown(word)}")


def _lenient(span: Span, what: str) -> tuple[JsonProblem, ...]:
    return (JsonProblem(span, ProblemKind.LENIENT, f"{what} is read by the host only"),)


def _refusal(word: str) -> str:
    meant = _MEANT.get(word.lower())
    if meant is not None:
        return f"Expected {meant}, not {word}"
    if _DECIMAL.fullmatch(word):
        return f"{shown(word)} is too large a number"
    if _NUMBER_LIKE.fullmatch(word):
        return f"{shown(word)} is not a number"
    return f"{shown(word)} is not a value: expected double quotes around it"


def _read_number(word: str) -> int | float | None:
    """The number as Json.NET reads it; None where it refuses."""
    if word[0] == "0" and word[1:2] not in ("", ".", "e", "E"):
        if _OCTAL.fullmatch(word):
            return _to_int64(int(word, 8))
        if _HEXADECIMAL.fullmatch(word):
            return _to_int64(int(word, 16))
        return None
    parts = _DECIMAL.fullmatch(word)
    if parts is None:
        return None
    if not any(parts.groups()):
        return int(word) if len(word) <= _LONGEST_INTEGER else None
    number = float(word)
    # Measured under mono. By its documentation .NET 8's `double.TryParse` gives infinity instead; not measured yet.
    return None if math.isinf(number) else number


def _to_int64(bits: int) -> int | None:
    """What 64 bits stand for in two's complement: so .NET's `Convert.ToInt64` reads octal and hexadecimal."""
    if bits >= 1 << 64:
        return None
    return bits - (1 << 64) if bits >= 1 << 63 else bits
