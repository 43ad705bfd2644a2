"""Schedules in words, as NCrontab reads them."""

from __future__ import annotations

import pytest

from funcls.schema.schedule_words import describe_refusal, describe_schedule


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        ("* * * * * *", "Every second"),
        ("*/10 * * * * *", "Every 10 seconds"),
        ("0 * * * * *", "Every minute"),
        ("* * * * *", "Every minute"),
        ("0 */5 * * * *", "Every 5 minutes"),
        ("*/5 * * * *", "Every 5 minutes"),
        ("0 3/15 * * * *", "Every 15 minutes, from minute 3 on"),
        ("0 */7 * * * *", "Every hour at minute 0, 7, 14, 21, 28, 35, 42, 49 and 56"),
        ("0 0,20,50 * * * *", "Every hour at minute 0, 20 and 50"),
        ("30 */5 * * * *", "Every 5 minutes, 30 s after the full minute"),
        ("0 0 * * * *", "Every hour"),
        ("0 15 * * * *", "Every hour at minute 15"),
        ("0 0 */2 * * *", "Every 2 hours"),
        ("0 30 9 * * *", "At 09:30"),
        ("15 30 9 * * *", "At 09:30:15"),
        ("0 0 6,12,18 * * *", "At 06:00, 12:00 and 18:00"),
        ("0 0 9 * * 1-5", "At 09:00, Monday to Friday"),
        ("0 0 9 * * MON", "At 09:00, on Monday"),
        ("0 0 9 * * sun,sat", "At 09:00, on Sunday and Saturday"),
        ("0 0 9 * * 5-1", "At 09:00, Monday to Friday"),
        ("0 0 9 1 * *", "At 09:00, on day 1 of the month"),
        ("0 0 9 1 1,7 *", "At 09:00, on day 1 of the month in January and July"),
        ("0 0 9 13 * 5", "At 09:00, on day 13 of the month where that is Friday"),
        ("0 0 9 1-7 * 1,2", "At 09:00, on day 1 to 7 of the month where that is one of Monday and Tuesday"),
        ("0 */5 9-17 * * 1-5", "Every 5 minutes from 09:00 to 17:59, Monday to Friday"),
        ("0 */5 9 * * *", "Every 5 minutes from 09:00 to 09:59"),
        ("0 */5 0,12 * * *", "Every 5 minutes in the hours 0 and 12"),
        ("0 0 8-20 * * *", "Every hour from 08:00 to 20:00"),
        ("0 15 8-20 * * *", "Every hour from 08:15 to 20:15"),
        ("0 0 1,3,5,7,9,11,14 * * *", "At hour 1, 3, 5, 7, 9, 11 and 14"),
        ("0 0 0 * jun-aug *", "At 00:00, in June to August"),
        ("00:05:00", "Every 5 minutes, counted from the start of the host"),
        ("5", "Every 5 days, counted from the start of the host; a number alone counts days"),
        ("1.00:00:00", "Every day, counted from the start of the host"),
        ("1.02:00:00", "Every 1 day 2 hours, counted from the start of the host"),
        ("00:11:00", "Every 11 minutes, counted from the start of the host"),
        ("0", ""),
        ("-00:05:00", ""),
        ("00:00:00.5", ""),
        ("0 0/1 * * * *", ""),
        ("0 0/10 * * * *", "Every 10 minutes"),
        ("0 0/15 * * * *", "Every 15 minutes"),
        ("0 0 9 ? * MON", ""),
        ("@daily", ""),
        ("%Schedule%", "Comes from the app setting of this name"),
        ("0 %Minute% * * * *", "Comes in part from app settings"),
        ("%Schedule", ""),
        ("%%", ""),
        ("", ""),
    ],
)
def test_words(schedule: str, words: str) -> None:
    assert describe_schedule(schedule) == words


@pytest.mark.parametrize(
    ("schedule", "why"),
    [
        ("0 0 9 ? * MON", "'?' is no value of the day, which takes numbers from 1 to 31."),
        ("0 0 9 L * *", "'L' is no value of the day, which takes numbers from 1 to 31."),
        ("0 0 9 15W * *", "'15W' is no value of the day, which takes numbers from 1 to 31."),
        (
            "0 0 9 * * 1#2",
            "'1#2' is no value of the day of the week, which takes numbers from 0 to 6 or English names, 0 for Sunday.",
        ),
        (
            "0 0 9 * * * 2026",
            "It has 7 fields, and a schedule has six (second, minute, hour, day, month, day of the week), "
            "or five without the second.",
        ),
    ],
)
def test_why_the_host_cannot_read_it(schedule: str, why: str) -> None:
    assert describe_refusal(schedule) == f"The host cannot read it. {why}"


@pytest.mark.parametrize("schedule", ["0 */5 * * * *", "*/5 * * * *", "00:05:00", "5", "%Schedule%", ""])
def test_no_refusal(schedule: str) -> None:
    assert describe_refusal(schedule) == ""
