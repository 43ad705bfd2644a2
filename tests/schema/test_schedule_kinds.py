"""The kinds of text that people write as a schedule, told apart as the host does (facts: section 6 of the rules)."""

from __future__ import annotations

import pytest

from funcls.schema.ncrontab import find_fault, read_schedule
from funcls.schema.time_span import read_time_span

DAY = 24 * 60 * 60 * 10**7


def kind(text: str) -> str:
    """Return what the host takes a schedule for: it tries NCrontab first, then a span of time."""
    if find_fault(text) is None:
        return "NCRONTAB"
    return "span" if read_time_span(text) is not None else "refused"


@pytest.mark.parametrize(
    ("text", "is_a"),
    [
        # Six fields, and five without the second.
        ("0 0 9 * * *", "NCRONTAB"),
        ("0 9 * * *", "NCRONTAB"),
        # Quartz: a seventh field for the year, and its tokens.
        ("0 0 9 * * * 2027", "refused"),
        ("0 0 9 ? * MON", "refused"),
        ("0 0 9 L * *", "refused"),
        ("0 0 9 15W * *", "refused"),
        ("0 0 9 * * 5#2", "refused"),
        ("0 0 9 * * 5L", "refused"),
        # cron's short forms, and its second Sunday.
        ("@daily", "refused"),
        ("@every 5m", "refused"),
        ("0 0 9 * * 7", "refused"),
        # Ranges, lists, steps and names.
        ("0 0 9-17 * * 1-5", "NCRONTAB"),
        ("0 0 17-9 * * 5-1", "NCRONTAB"),
        ("0 0,30 9 * JAN,jul MON-Fri", "NCRONTAB"),
        ("0 10-50/20 * * * *", "NCRONTAB"),
        ("0 0 24 * * *", "refused"),
        ("0 0 9 0 * *", "refused"),
        ("0 0 9 * 13 *", "refused"),
        # No name of a weekday in English, and none of a month among weekdays.
        ("0 0 9 * * Montag", "refused"),
        ("0 0 9 * * jan", "refused"),
        # Spans of time; a number alone counts days, and 24 hours are written as a day.
        ("00:05:00", "span"),
        ("1.00:00:00", "span"),
        ("5", "span"),
        ("24:00:00", "span"),
        ("00:60:00", "refused"),
        ("PT5M", "refused"),
        ("5s", "refused"),
        ("every 5 minutes", "refused"),
    ],
)
def test_what_a_text_is(text: str, is_a: str) -> None:
    assert kind(text) == is_a


@pytest.mark.parametrize(("text", "days"), [("5", 5), ("1.00:00:00", 1), ("24:00:00", 24)])
def test_a_number_alone_counts_days(text: str, days: int) -> None:
    assert read_time_span(text) == days * DAY


def test_a_day_has_to_be_that_of_the_month_and_that_of_the_week() -> None:
    schedule = read_schedule("0 0 9 13 * 5")
    assert schedule is not None
    assert (schedule.days, schedule.weekdays) == ((13,), (5,))
