"""NCRONTAB expressions as the NCrontab library reads them (its 3.3.2, which the timer extension uses; read in source).

Five fields, or six with the seconds in front. A field is a list of items with commas; an item is `*`, a value or a
range, with or without a step. Values are numbers, or the beginning of an English name of a month or weekday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from funcls.text.span import Span

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS: Final = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


@dataclass(frozen=True, slots=True)
class _Field:
    """One of the fields: its numbers, and the names that stand for them; `remark` explains what people expect else."""

    name: str
    low: int
    high: int
    names: tuple[str, ...] = ()
    remark: str = ""

    @property
    def accepted(self) -> str:
        names = " or English names" if self.names else ""
        return f"numbers from {self.low} to {self.high}{names}{self.remark}"


_FIELDS: Final = (
    _Field("second", 0, 59),
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day", 1, 31),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of the week", 0, 6, _WEEKDAYS, ", 0 for Sunday"),
)

_PART: Final = re.compile("[^ ]+")
_NUMBER: Final = re.compile("[\t-\r]*[+-]?0*([0-9]{1,10})[\t-\r]*")
_MOST: Final = 2**31 - 1
_UNCERTAIN: Final = re.compile(r"(?<![^ ,])[^ ,*/-]+/(?:-|[+]?0*1?(?![0-9]))")


@dataclass(frozen=True, slots=True)
class Fault:
    """What NCrontab stops at: a part of the expression, by its indices, and a sentence that says why."""

    span: Span
    message: str


def find_fault(expression: str) -> Fault | None:
    """Return the first thing for which NCrontab refuses the expression, or None where it reads all of it."""
    parts = tuple(_PART.finditer(expression))
    if len(parts) not in (len(_FIELDS) - 1, len(_FIELDS)):
        count = f"{len(parts)} field{'' if len(parts) == 1 else 's'}"
        wanted = "six (second, minute, hour, day, month, day of the week), or five without the second"
        return Fault(Span(0, len(expression)), f"It has {count}, and a schedule has {wanted}.")
    fields = _FIELDS[-len(parts) :]
    faults = (_fault_in_field(field, part[0], part.start()) for field, part in zip(fields, parts, strict=True))
    return next((each for each in faults if each is not None), None)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The values of each field at which a schedule is due; all fields have to match, days and weekdays too."""

    seconds: tuple[int, ...]
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...]
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    """0 is Sunday."""


def read_schedule(expression: str) -> Schedule | None:
    """Return what NCrontab reads; None where it refuses the expression, and where that is not certain.

    Characters that cannot be seen are not, and neither is a step of 1 or less after a single value: some versions of
    the library go on from the value to the last one, and others take the value alone.
    """
    if find_fault(expression) is not None or not expression.isprintable() or _UNCERTAIN.search(expression):
        return None
    texts = _PART.findall(expression)
    fields = _FIELDS[-len(texts) :]
    read = [_values(field, text) for field, text in zip(fields, texts, strict=True)]
    return Schedule(*([(0,)] if len(read) < len(_FIELDS) else []), *read)


def _values(field: _Field, text: str) -> tuple[int, ...]:
    """Return the values of a field that NCrontab reads, in order."""
    found: set[int] = set()
    for item in text.split(","):
        base, slash, step = item.partition("/")
        # A step below 1 counts as 1.
        every = 1 if step.startswith("-") else max(_number(step) or 1, 1)
        if base == "*":
            first, last = field.low, field.high
        else:
            start, dash, end = base.partition("-")
            first = _value(field, start)
            # A value with a step is the first of all that follow.
            last = _value(field, end) if dash else (field.high if slash else first)
        found.update(range(min(first, last), max(first, last) + 1, every))
    return tuple(sorted(found))


def _value(field: _Field, text: str) -> int:
    number = _number(text)
    if number is not None:
        return number
    return field.low + next(index for index, name in enumerate(field.names) if name.startswith(text.lower()))


def _fault_in_field(field: _Field, text: str, start: int) -> Fault | None:
    # A comma in front does not make a list.
    items = text.split(",") if not text.startswith(",") else [text]
    for item in items:
        fault = _fault_in_item(field, item, start)
        if fault is not None:
            return fault
        start += len(item) + 1
    return None


def _fault_in_item(field: _Field, text: str, start: int) -> Fault | None:
    base, slash, step = text.partition("/") if not text.startswith("/") else (text, "", "")
    if slash and _number(step) is None:
        at = Span(start + len(base), start + len(text))
        return Fault(at, f"The step '/{step}' of the {field.name} is no whole number.")
    if base == "*":
        return None
    first, dash, last = base.partition("-") if not base.startswith("-") else (base, "", "")
    return _fault_in_value(field, first, start) or (
        _fault_in_value(field, last, start + len(first) + 1) if dash else None
    )


def _fault_in_value(field: _Field, text: str, start: int) -> Fault | None:
    if not text:
        # What stands in front of the gap is the comma or the dash that wants a value.
        return Fault(Span(max(start - 1, 0), start), f"A value of the {field.name} is missing.")
    if text[0] in "0123456789":
        number = _number(text)
        fits = number is not None and field.low <= number <= field.high
    else:
        # Characters without width, which cannot be printed, count for nothing in .NET's comparison.
        fits = any(name.startswith(text.lower()) for name in field.names) or not (text.isprintable() or not field.names)
    if fits:
        return None
    message = f"'{text}' is no value of the {field.name}, which takes {field.accepted}."
    return Fault(Span(start, start + len(text)), message)


def _number(text: str) -> int | None:
    """Return the number without its sign, or None where .NET reads none of 32 bits."""
    match = _NUMBER.fullmatch(text)
    number = int(match[1]) if match else _MOST + 1
    return number if number <= _MOST else None
