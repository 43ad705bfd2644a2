"""Spans of time as .NET reads them from text (TimeSpan.Parse, with an invariant culture).

Measured: `"10"` is 10 days, `"24:00:00"` is 24 days, `h:mm` and `d:h:m:s` are read, `5s`, `PT5M` and `00:60:00` are
not. The rest was read in the source of .NET (TimeSpanParse.cs).
"""

from __future__ import annotations

import re
from typing import Final

TICKS_OF_SECOND: Final = 10_000_000
"""A tick is 100 ns, the smallest span that .NET tells apart."""

_MOST_DAYS: Final = 10_675_199
_MOST: Final = {"d": _MOST_DAYS, "h": 23, "m": 59, "s": 59}
_SECONDS: Final = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_DIGITS_OF_FRACTION: Final = 7
_NUMBER: Final = "0*(?P<{}>[0-9]{{1,10}})"
_FRACTION: Final = "(?P<f>[0-9]{1,7}|0+[0-9]{1,10})"
"""More than seven digits are read only after a zero; what is then cut off is less than a tick."""

_FORMS: Final = (
    *("d", "h:m"),
    # The order decides: three numbers are hours, minutes and seconds unless there are no such hours.
    *("h:m:s", "d.h:m", "h:m:.f", "d:h:m"),
    *("h:m:s.f", "d.h:m:s", "d:h:m:s", "d.h:m:.f", "d:h:m:.f"),
    *("d.h:m:s.f", "d:h:m:s.f"),
)


def _pattern(form: str) -> re.Pattern[str]:
    parts = (_FRACTION if unit == "f" else _NUMBER.format(unit) if unit.isalpha() else re.escape(unit) for unit in form)
    return re.compile(f"(?P<sign>-?){''.join(parts)}")


_PATTERNS: Final = tuple(map(_pattern, _FORMS))


def read_time_span(text: str) -> int | None:
    """Return the span in ticks of 100 ns, negative where it is, or None where .NET does not read the text."""
    stripped = text.strip()
    matches = (pattern.fullmatch(stripped) for pattern in _PATTERNS)
    spans = (_ticks(match) for match in matches if match is not None)
    return next((each for each in spans if each is not None), None)


def _ticks(match: re.Match[str]) -> int | None:
    numbers = match.groupdict()
    sign = -1 if numbers.pop("sign") else 1
    total = int(numbers.pop("f", "0")[:_DIGITS_OF_FRACTION].ljust(_DIGITS_OF_FRACTION, "0"))
    for unit, text in numbers.items():
        number = int(text)
        if number > _MOST[unit]:
            return None
        total += number * _SECONDS[unit] * TICKS_OF_SECOND
    return sign * total


def describe_ticks(ticks: int) -> str:
    """Return the span in words, to the second: `5 days`, `1 day 2 hours`, `0 seconds`."""
    rest = abs(ticks) // TICKS_OF_SECOND
    words = []
    for unit, seconds in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count, rest = divmod(rest, seconds)
        if count:
            words.append(f"{count} {unit}{'s' if count > 1 else ''}")
    return " ".join(words) or "0 seconds"
