"""When a schedule is due next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import islice, product
from typing import Final

from funcls.model.settings import SETTINGS_FILE, named_settings
from funcls.schema.ncrontab import Schedule, read_schedule
from funcls.workspace.app_state import AppState

_RUNS: Final = 5
_DAYS_LOOKED_AT: Final = 28 * 366
_ZONES: Final = ("WEBSITE_TIME_ZONE", "TZ")
"""The app settings that say in which time zone schedules count (facts: local.settings)."""


def next_runs(state: AppState, schedule: str, now: datetime) -> str:
    """Return a sentence with the next times at which an NCRONTAB expression is due; `now` is in UTC.

    Empty for what is none, and where the app sets a time zone: its rules are not looked at.
    """
    read = read_schedule(schedule)
    settings = named_settings(state.files.get(SETTINGS_FILE))
    if read is None or (settings is not None and any(settings.get(each) is not None for each in _ZONES)):
        return ""
    runs = list(islice(due_after(read, now), _RUNS))
    if not runs:
        return "It is never due: no day matches all its fields."
    return f"Next runs (UTC): {', '.join(_told(runs))}."


def due_after(schedule: Schedule, moment: datetime) -> Iterator[datetime]:
    """Yield the moments after this one at which a schedule is due, in order, for the next 28 years.

    By then every day of the year has been every day of the week: what is not due until then never is.
    """
    first = moment.replace(microsecond=0) + timedelta(seconds=1)
    for number in range(_DAYS_LOOKED_AT):
        day = first.date() + timedelta(days=number)
        is_due = day.day in schedule.days and day.month in schedule.months
        if not is_due or day.isoweekday() % 7 not in schedule.weekdays:
            continue
        for hour, minute, second in product(schedule.hours, schedule.minutes, schedule.seconds):
            due = datetime.combine(day, time(hour, minute, second), first.tzinfo)
            if due >= first:
                yield due


def _told(runs: list[datetime]) -> Iterator[str]:
    """Yield the times in words, each day once."""
    clock = "%H:%M:%S" if any(each.second for each in runs) else "%H:%M"
    day = None
    for each in runs:
        yield each.strftime(clock if each.date() == day else f"%Y-%m-%d {clock}")
        day = each.date()
