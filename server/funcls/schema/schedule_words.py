"""Schedules in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from funcls.schema.ncrontab import Schedule, find_fault, read_schedule
from funcls.schema.time_span import TICKS_OF_SECOND, describe_ticks, read_time_span

_SETTING: Final = "%"
_ONE_SETTING: Final = re.compile("%[^%]+%")

_MOST_TIMES: Final = 6
"""So many times of a day are told one by one."""

_WEEKDAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def describe_schedule(text: str) -> str:
    """Return when a schedule is due, as a sentence without its full stop; empty where that cannot be told."""
    if _SETTING in text:
        return _from_settings(text)
    schedule = read_schedule(text)
    if schedule is not None:
        return ", ".join(each for each in (_times(schedule), _days(schedule)) if each)
    ticks = read_time_span(text)
    # What comes of a span that is not positive has not been seen; parts of a second have no words.
    if ticks is None or ticks <= 0 or ticks % TICKS_OF_SECOND:
        return ""
    trap = "; a number alone counts days" if text.strip().isdecimal() else ""
    span = describe_ticks(ticks)
    every = span.removeprefix("1 ") if span.count(" ") == 1 else span
    return f"Every {every}, counted from the start of the host{trap}"


def describe_refusal(text: str) -> str:
    """Return why the host cannot read a schedule, as sentences; empty where it can, or where a setting decides."""
    fault = find_fault(text) if text and _SETTING not in text else None
    if fault is None or read_time_span(text) is not None:
        return ""
    return f"The host cannot read it. {fault.message}"


def _from_settings(text: str) -> str:
    if _ONE_SETTING.fullmatch(text):
        return "Comes from the app setting of this name"
    return "Comes in part from app settings" if _ONE_SETTING.search(text) and text.count(_SETTING) % 2 == 0 else ""


def _times(schedule: Schedule) -> str:
    seconds, minutes, hours = schedule.seconds, schedule.minutes, schedule.hours
    if len(seconds) * len(minutes) * len(hours) <= _MOST_TIMES:
        times = [_clock(hour, minute, second) for hour in hours for minute in minutes for second in seconds]
        return f"At {_joined(times)}"
    within = "" if len(hours) == 24 else f" {_within(hours)}"
    if len(seconds) > 1:
        every = _every(seconds, 60, "second")
        return f"{every}{'' if len(minutes) == 60 else f', at minute {_numbers(minutes)}'}{within}"
    after = f", {seconds[0]} s after the full minute" if seconds[0] else ""
    if len(minutes) > 1:
        return f"{_every(minutes, 60, 'minute')}{within}{after}"
    if len(hours) < 24 and _is_range(hours):
        return f"Every hour from {_clock(hours[0], minutes[0], 0)} to {_clock(hours[-1], minutes[0], 0)}{after}"
    at = f" at minute {minutes[0]}" if minutes[0] else ""
    return f"{_every(hours, 24, 'hour')}{at}{after}"


def _every(values: Sequence[int], count: int, unit: str) -> str:
    """Return `Every 5 minutes` for values that are so far from each other all around, else what they are."""
    step = values[1] - values[0]
    if values[0] < step and count % step == 0 and list(values) == list(range(values[0], count, step)):
        first = f", from {unit} {values[0]} on" if values[0] else ""
        return f"Every {unit if step == 1 else f'{step} {unit}s'}{first}"
    return f"Every hour at minute {_numbers(values)}" if unit == "minute" else f"At {unit} {_numbers(values)}"


def _within(hours: Sequence[int]) -> str:
    if _is_range(hours):
        return f"from {_clock(hours[0], 0, 0)} to {_clock(hours[-1], 59, 0)}"
    return f"in the hours {_numbers(hours)}"


def _days(schedule: Schedule) -> str:
    days = "" if len(schedule.days) == 31 else f"on day {_numbers(schedule.days)} of the month"
    weekdays = "" if len(schedule.weekdays) == 7 else _names(schedule.weekdays, _WEEKDAYS, 0)
    if weekdays and not days and " to " not in weekdays:
        weekdays = f"on {weekdays}"
    months = "" if len(schedule.months) == 12 else f"in {_names(schedule.months, _MONTHS, 1)}"
    if days and weekdays:
        weekdays = f"where that is {weekdays}" if len(schedule.weekdays) == 1 else f"where that is one of {weekdays}"
    return " ".join(each for each in (days, weekdays, months) if each)


def _names(values: Sequence[int], names: Sequence[str], low: int) -> str:
    if len(values) > 2 and _is_range(values):
        return f"{names[values[0] - low]} to {names[values[-1] - low]}"
    return _joined([names[each - low] for each in values])


def _numbers(values: Sequence[int]) -> str:
    if len(values) > 2 and _is_range(values):
        return f"{values[0]} to {values[-1]}"
    return _joined([str(each) for each in values])


def _is_range(values: Sequence[int]) -> bool:
    return values[-1] - values[0] == len(values) - 1


def _joined(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _clock(hour: int, minute: int, second: int) -> str:
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
