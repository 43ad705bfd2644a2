"""When schedules are due, as NCrontab reckons: days of the month and weekdays both have to match."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

import pytest

from funcls.features.due import due_after
from funcls.schema.ncrontab import read_schedule

WEDNESDAY = datetime(2026, 11, 25, 12, 30, 15)


@pytest.mark.parametrize(
    ("schedule", "runs"),
    [
        ("*/20 * * * * *", ["11-25 12:30:20", "11-25 12:30:40", "11-25 12:31:00"]),
        ("15 30 12 * * *", ["11-26 12:30:15", "11-27 12:30:15", "11-28 12:30:15"]),
        ("30 12 * * *", ["11-26 12:30:00", "11-27 12:30:00", "11-28 12:30:00"]),
        ("0 0 9 1 * *", ["12-01 09:00:00", "01-01 09:00:00", "02-01 09:00:00"]),
        ("0 0 9 13 * 5", ["08-13 09:00:00", "10-13 09:00:00", "04-13 09:00:00"]),
        ("0 0 0 29 2 *", ["02-29 00:00:00", "02-29 00:00:00", "02-29 00:00:00"]),
        ("0 0 0 31 4,6 *", []),
        ("0 0 0 * * 0", ["11-29 00:00:00", "12-06 00:00:00", "12-13 00:00:00"]),
    ],
)
def test_the_next_three(schedule: str, runs: list[str]) -> None:
    read = read_schedule(schedule)
    assert read is not None
    assert [f"{each:%m-%d %H:%M:%S}" for each in islice(due_after(read, WEDNESDAY), 3)] == runs
