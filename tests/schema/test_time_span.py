"""Spans of time as .NET reads them. M: measured; R: read in TimeSpanParse.cs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.schema.time_span import TICKS_OF_SECOND, describe_ticks, read_time_span

SECOND = TICKS_OF_SECOND
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        ("00:00:10", 10 * SECOND),  # M
        ("00:00:10.5", 10 * SECOND + SECOND // 2),  # M
        ("1.02:03:04", DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND),  # M
        ("1:30", HOUR + 30 * MINUTE),  # M
        ("1:2:3:4", DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND),  # M
        ("10", 10 * DAY),  # M
        ("24:00:00", 24 * DAY),  # M
        ("23:59:59", DAY - SECOND),  # R
        ("30:23:59", 30 * DAY + 23 * HOUR + 59 * MINUTE),  # R
        ("1.2:03", DAY + 2 * HOUR + 3 * MINUTE),  # R
        ("0", 0),  # R
        ("-1", -DAY),  # R
        ("-00:00:05", -5 * SECOND),  # R
        (" 00:05:00\t", 5 * MINUTE),  # R
        ("00:00:00.0000001", 1),  # R
        ("00:00:00.00000001", 0),  # R
        ("1.02:03:04.5", DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND + SECOND // 2),  # R
        ("01:02:.5", HOUR + 2 * MINUTE + SECOND // 2),  # R
        ("0" * 5000 + "1", DAY),  # R
        ("10675199", 10_675_199 * DAY),  # R
    ],
)
def test_a_span(text: str, ticks: int) -> None:
    assert read_time_span(text) == ticks


@pytest.mark.parametrize(
    "text",
    [
        *("5s", "PT5M", "00:60:00"),  # M
        *("", " ", "abc", "24:00", "00:00:60", "1.5", "1.24:00:00", "24:00:00.5", "24:60:00", "10675200"),  # R
        *("+1", "--1", "- 1", "1:", ":1", "1::2", "1:2:3:4:5", "1.2.3", "1 2", "00:05:00 1", "00:00:00.12345678"),  # R
        *("9" * 5000, "00:00:00.0" + "9" * 5000),  # R
        *("\u0661", "0x10", "1e2", "5 minutes", "*/5 * * * *"),  # R
    ],
)
def test_what_is_no_span(text: str) -> None:
    assert read_time_span(text) is None


@given(st.text(alphabet="0123456789:.- ", max_size=20) | st.text())
def test_any_text_is_answered(text: str) -> None:
    assert read_time_span(text) is None or isinstance(read_time_span(text), int)


@pytest.mark.parametrize(
    ("text", "words"),
    [("5", "5 days"), ("1.02:00:00", "1 day 2 hours"), ("00:01:30", "1 minute 30 seconds"), ("0", "0 seconds")],
)
def test_in_words(text: str, words: str) -> None:
    assert describe_ticks(read_time_span(text) or 0) == words
