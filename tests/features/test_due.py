"""When a schedule is due. Source for what happens where clocks change: the timer extension's CronSchedule.cs."""

from __future__ import annotations

from datetime import datetime, timezone
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from funcls.features.due import due_after, runs_after
from funcls.schema.ncrontab import read_schedule

BERLIN = ZoneInfo("Europe/Berlin")


def first_due(expression: str, after: datetime) -> str:
    schedule = read_schedule(expression)
    assert schedule is not None
    found = next(due_after(schedule, after), None)
    return found.strftime("%Y-%m-%d %H:%M:%S") if found is not None else "never"


@pytest.mark.parametrize(
    ("expression", "after", "due"),
    [
        ("0 0 0 * * *", datetime(2026, 12, 31, 23, 59, 59), "2027-01-01 00:00:00"),
        ("* * * * * *", datetime(2026, 12, 31, 23, 59, 59, 999999), "2027-01-01 00:00:00"),
        # The moment itself is over.
        ("0 0 9 * * *", datetime(2026, 11, 25, 9), "2026-11-26 09:00:00"),
        ("0 0 0 29 2 *", datetime(2026, 1, 1), "2028-02-29 00:00:00"),
        # 2100 is no leap year.
        ("0 0 0 29 2 *", datetime(2096, 3, 1), "2104-02-29 00:00:00"),
        # The longest time to wait: 40 years, over 2100.
        ("0 0 0 29 2 3", datetime(2072, 3, 1), "2096-02-29 00:00:00"),
        ("0 0 0 29 2 1", datetime(2072, 3, 1), "2112-02-29 00:00:00"),
        ("0 0 0 30 2 *", datetime(2026, 1, 1), "never"),
        ("0 0 0 31 4,6,9,11 *", datetime(2026, 1, 1), "never"),
        # A day has to be both: the day of the month and the day of the week.
        ("0 0 0 13 * 5", datetime(2026, 11, 25), "2027-08-13 00:00:00"),
        ("0 0 0 1 1 *", datetime(9999, 12, 31), "never"),
    ],
)
def test_when_it_is_due_next(expression: str, after: datetime, due: str) -> None:
    assert first_due(expression, after) == due


@pytest.mark.parametrize(
    ("expression", "now", "runs"),
    [
        # On 2026-03-29 Berlin's clock goes from 02:00 to 03:00, which is 01:00 in UTC.
        ("0 30 2 * * *", datetime(2026, 3, 28, 12), "29 01:30, 30 00:30"),
        ("0 15 2,3 * * *", datetime(2026, 3, 29, 0), "29 01:15, 30 00:15"),
        ("0 */30 * * * *", datetime(2026, 3, 29, 0), "29 00:30, 29 01:00, 29 01:30, 29 02:00"),
        # On 2026-10-25 it goes from 03:00 back to 02:00, which is 01:00 in UTC. A time of day runs once,
        ("0 30 2 * * *", datetime(2026, 10, 24, 12), "25 00:30, 26 01:30"),
        # and not at all where the host starts in the second of the two hours;
        ("0 30 2 * * *", datetime(2026, 10, 25, 1, 10), "26 01:30, 27 01:30"),
        ("0 0 2,4 * * *", datetime(2026, 10, 24, 12), "25 00:00, 25 03:00"),
        # an interval goes on.
        ("0 */30 * * * *", datetime(2026, 10, 24, 23, 45), "25 00:00, 25 00:30, 25 01:00, 25 01:30, 25 02:00"),
        ("0 0 4 * * *", datetime(2026, 10, 25, 0, 30), "25 03:00, 26 03:00"),
        # It is not certain that this is an interval.
        ("0 */30 2 * * *", datetime(2026, 10, 24, 0, 10), "24 00:30"),
    ],
)
def test_runs_where_the_clock_changes(expression: str, now: datetime, runs: str) -> None:
    schedule = read_schedule(expression)
    assert schedule is not None
    count = runs.count(",") + 1
    found = islice(runs_after(schedule, expression, now.replace(tzinfo=timezone.utc), BERLIN), count)
    assert ", ".join(each.strftime("%d %H:%M") for each in found) == runs


def test_runs_end_where_it_is_not_certain_what_the_host_does() -> None:
    expression = "0 */30 2 * * *"
    schedule = read_schedule(expression)
    assert schedule is not None
    start = datetime(2026, 10, 24, 0, 10, tzinfo=timezone.utc)
    assert len(list(runs_after(schedule, expression, start, BERLIN))) == 1
