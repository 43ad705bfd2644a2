"""What a text is as a span of time that .NET reads, where it is none, or one that is meant otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from funcls.schema.time_span import TICKS_OF_SECOND, describe_ticks, read_time_span

_UNITS: Final = (
    ("ms|msecs?|millis|milliseconds?", TICKS_OF_SECOND // 1000),
    ("s|secs?|seconds?", TICKS_OF_SECOND),
    ("m|mins?|minutes?", 60 * TICKS_OF_SECOND),
    ("h|hrs?|hours?", 3_600 * TICKS_OF_SECOND),
    ("d|days?", 86_400 * TICKS_OF_SECOND),
)
_NUMBER: Final = r"(\d{1,7})"
_OF_UNIT: Final = tuple((re.compile(rf"{_NUMBER}\s*(?:{unit})", re.IGNORECASE), ticks) for unit, ticks in _UNITS)
_ISO: Final = re.compile(rf"P(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?", re.IGNORECASE)
_CLOCK: Final = re.compile(rf"{_NUMBER}:{_NUMBER}:{_NUMBER}")
_BARE: Final = re.compile(_NUMBER)
_IN_MILLISECONDS: Final = 1000
"""From here on people write a bare number rather in milliseconds than in minutes."""


class MeantSpan(NamedTuple):
    """A span that may be meant: as .NET reads it, and in words; `is_certain` says that it has no other reading."""

    written: str
    words: str
    is_certain: bool


def meant_spans(text: str) -> Iterator[MeantSpan]:
    """Yield the spans that a text may be meant for, what is likelier first; none for a text that nobody can read."""
    stripped = text.strip()
    for pattern, unit in _OF_UNIT:
        found = pattern.fullmatch(stripped)
        if found is not None:
            yield from _meant(int(found[1]) * unit, is_certain=True)
    iso, clock, bare = (each.fullmatch(stripped) for each in (_ISO, _CLOCK, _BARE))
    if iso is not None and any(iso.groups()):
        yield from _meant(_sum(iso, 86_400, 3_600, 60, 1), is_certain=True)
    if clock is not None:
        yield from _meant(_sum(clock, 3_600, 60, 1), is_certain=True)
    if bare is not None:
        number = int(bare[1])
        units = (1, 1000) if number >= _IN_MILLISECONDS else (1000, 60_000)
        for milliseconds in units:
            yield from _meant(number * milliseconds * TICKS_OF_SECOND // 1000, is_certain=False)


def _sum(found: re.Match[str], *seconds: int) -> int:
    parts = zip(found.groups(), seconds, strict=True)
    return sum(int(number or 0) * each for number, each in parts) * TICKS_OF_SECOND


def _meant(ticks: int, *, is_certain: bool) -> Iterator[MeantSpan]:
    whole, fraction = divmod(ticks, TICKS_OF_SECOND)
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    written = f"{f'{days}.' if days else ''}{hours:02}:{minutes:02}:{seconds:02}"
    if fraction:
        written += f".{fraction:07}".rstrip("0")
    if read_time_span(written) == ticks:
        yield MeantSpan(written, describe_ticks(ticks), is_certain)
