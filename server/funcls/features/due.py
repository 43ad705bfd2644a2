"""When a schedule is due, and when the host runs it where clocks change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from itertools import pairwise, product
from typing import Final
from zoneinfo import ZoneInfo

from funcls.schema.ncrontab import Schedule

_DAYS_LOOKED_AT: Final = 41 * 366
_NOTHING: Final = timedelta(0)
_SIGNS_OF_INTERVALS: Final = frozenset("*/-")


def due_after(schedule: Schedule, moment: datetime) -> Iterator[datetime]:
    """Yield the moments after this one at which a schedule is due, in order, for the next 41 years.

    By then every day of the year has been every day of the week, whatever the leap years, though 2100 is none: what is
    not due until then never is.
    """
    start = moment.replace(microsecond=0)
    last = date.max.toordinal()
    for ordinal in range(start.toordinal(), min(start.toordinal() + _DAYS_LOOKED_AT, last) + 1):
        day = date.fromordinal(ordinal)
        is_due = day.day in schedule.days and day.month in schedule.months
        if not is_due or day.isoweekday() % 7 not in schedule.weekdays:
            continue
        for hour, minute, second in product(schedule.hours, schedule.minutes, schedule.seconds):
            due = datetime.combine(day, time(hour, minute, second), start.tzinfo)
            if due > start:
                yield due


def runs_after(schedule: Schedule, text: str, moment: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield the moments, in UTC, at which the host runs a schedule that counts by the clock of a zone.

    `text` is the schedule as it is written, and `moment` is in UTC. What the clock skips or shows twice is put right
    as the timer extension does (read in source: CronSchedule.cs). The iterator ends where it is not certain what the
    host does: at a change of the clock other than that for daylight saving, and where two readings of its test for
    intervals differ.
    """
    is_interval = _is_interval(schedule, text)
    run: datetime | None = moment
    while run is not None:
        run = _run_after(schedule, run.astimezone(zone), is_interval)
        if run is not None:
            yield run


def _run_after(schedule: Schedule, here: datetime, is_interval: bool | None) -> datetime | None:
    due = due_after(schedule, here.replace(tzinfo=None, fold=0))
    for clock in due:
        early, late = (clock.replace(tzinfo=here.tzinfo, fold=fold) for fold in (0, 1))
        change = _offset(late) - _offset(early)
        if change > _NOTHING:
            # The clock skips it: it runs as if the clock had not been put forward.
            return _utc(early) if _saves_daylight(late) and not _saves_daylight(early) else None
        if not change and not _is_shown_twice(here):
            return _utc(early)
        if is_interval is None or not _ends_daylight_saving(early if change else here):
            return None
        since = _offset(late) - _offset(here)
        if is_interval:
            return _utc(late) + since
        if not change:
            return _utc(late)
        if since:
            return _utc(early)
        # It has run when the clock showed this for the first time.
    return None


def _is_interval(schedule: Schedule, text: str) -> bool | None:
    """Return whether the extension takes a schedule for one of intervals; None where that is not certain.

    It looks for a star, a slash or a dash in what NCrontab makes of seconds, minutes and hours.
    """
    fields = (schedule.seconds, schedule.minutes, schedule.hours)
    has_range = any(second - first == 1 for each in fields for first, second in pairwise(each))
    has_sign = any(_SIGNS_OF_INTERVALS.intersection(each) for each in text.split()[:-3])
    return has_range if has_range == has_sign else None


def _is_shown_twice(moment: datetime) -> bool:
    early, late = (moment.replace(fold=fold) for fold in (0, 1))
    return _offset(early) > _offset(late)


def _ends_daylight_saving(moment: datetime) -> bool:
    return _saves_daylight(moment.replace(fold=0)) and not _saves_daylight(moment.replace(fold=1))


def _saves_daylight(moment: datetime) -> bool:
    return bool(moment.dst())


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or _NOTHING


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(timezone.utc)
