"""NCRONTAB expressions, by the source of NCrontab 3.3.2 and section 6 of the facts. In the tables `^` marks a fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funcls.schema.ncrontab import find_fault, read_schedule


@pytest.mark.parametrize(
    "expression",
    [
        "0 */5 * * * *",
        "*/5 * * * *",
        "  */5    * *      * * *",
        "10,20,45 * * * * *",
        "0 0 0 1 1 0",
        "59 59 23 31 12 6",
        "00 00 00 01 01 *",
        "0 0 9-17 * * Mon-Fri",
        "0 0 9-17 * jan,FEB,december mon,wednesday,Fri",
        "0 0 0 * j s",
        "0 0 0 * * W",
        "0 0 17-9 * * fri-mon",
        "0 5/10 0-20/5 * * 5/1",
        "*/0 */99 */-5 */+2 * *",
        "0 0 0 31 2 *",
        "0 0 0 * may\u00ad *",
        f"0 {'0' * 5000}1 * * * *",
    ],
)
def test_what_is_read(expression: str) -> None:
    assert find_fault(expression) is None


@pytest.mark.parametrize(
    ("expression", "marks", "message"),
    [
        ("0 0 0 ? * *", "      ^", "'?' is no value of the day, which takes numbers from 1 to 31."),
        ("0 0 0 L * *", "      ^", "'L' is no value of the day, which takes numbers from 1 to 31."),
        ("0 0 0 15W * *", "      ^^^", "'15W' is no value of the day, which takes numbers from 1 to 31."),
        ("60 * * * * *", "^^", "'60' is no value of the second, which takes numbers from 0 to 59."),
        ("60 * * * *", "^^", "'60' is no value of the minute, which takes numbers from 0 to 59."),
        ("* * 24 * * *", "    ^^", "'24' is no value of the hour, which takes numbers from 0 to 23."),
        ("* * * 0 * *", "      ^", "'0' is no value of the day, which takes numbers from 1 to 31."),
        (
            "* * * * 13 *",
            "        ^^",
            "'13' is no value of the month, which takes numbers from 1 to 12 or English names.",
        ),
        (
            "* * * * * 7",
            "          ^",
            "'7' is no value of the day of the week, which takes numbers from 0 to 6 or English names, 0 for Sunday.",
        ),
        (
            "* * * * * 5#2",
            "          ^^^",
            "'5#2' is no value of the day of the week, which takes numbers from 0 to 6 or English names, 0 for Sunday.",
        ),
        (
            "* * * * * Mo1",
            "          ^^^",
            "'Mo1' is no value of the day of the week, which takes numbers from 0 to 6 or English names, 0 for Sunday.",
        ),
        ("* 9\t9 * * * *", "  ^^^", "'9\t9' is no value of the minute, which takes numbers from 0 to 59."),
        ("0 0 9-25 * * *", "      ^^", "'25' is no value of the hour, which takes numbers from 0 to 23."),
        ("0 0 9- * * *", "     ^", "A value of the hour is missing."),
        ("0 1,,2 * * * *", "   ^", "A value of the minute is missing."),
        ("0 1, * * * *", "   ^", "A value of the minute is missing."),
        ("0 ,1 * * * *", "  ^^", "',1' is no value of the minute, which takes numbers from 0 to 59."),
        ("0 -1 * * * *", "  ^^", "'-1' is no value of the minute, which takes numbers from 0 to 59."),
        ("0 /5 * * * *", "  ^^", "'/5' is no value of the minute, which takes numbers from 0 to 59."),
        ("0 *-5 * * * *", "  ^", "'*' is no value of the minute, which takes numbers from 0 to 59."),
        ("0 */ * * * *", "   ^", "The step '/' of the minute is no whole number."),
        ("0 */x * * * *", "   ^^", "The step '/x' of the minute is no whole number."),
        ("0 */5/2 * * * *", "   ^^^^", "The step '/5/2' of the minute is no whole number."),
        ("0 60/5 * * * *", "  ^^", "'60' is no value of the minute, which takes numbers from 0 to 59."),
        (
            "99999999999 * * * * *",
            "^^^^^^^^^^^",
            "'99999999999' is no value of the second, which takes numbers from 0 to 59.",
        ),
    ],
)
def test_a_fault(expression: str, marks: str, message: str) -> None:
    fault = find_fault(expression)

    assert fault is not None
    assert " " * fault.span.start + "^" * (fault.span.end - fault.span.start) == marks
    assert fault.message == message


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ("", "0 fields"),
        ("@daily", "1 field"),
        ("* * * *", "4 fields"),
        ("0 0 0 1 1 * 2026", "7 fields"),
        ("0\t0\t*\t*\t*\t*", "1 field"),
    ],
)
def test_a_number_of_fields_that_no_schedule_has(expression: str, count: str) -> None:
    fault = find_fault(expression)

    assert fault is not None
    assert fault.span == (0, len(expression))
    assert fault.message.startswith(f"It has {count}, and a schedule has six")


@given(st.text(alphabet="0123456789*/,-? monW", max_size=30) | st.text())
def test_any_text_is_answered(expression: str) -> None:
    fault = find_fault(expression)

    assert fault is None or 0 <= fault.span.start <= fault.span.end <= len(expression)


@pytest.mark.parametrize(
    ("minutes", "read"),
    [
        ("10", (10,)),
        ("10,20,10", (10, 20)),
        ("*/20", (0, 20, 40)),
        ("50/3", (50, 53, 56, 59)),
        ("5-7/1", (5, 6, 7)),
        ("5-7/0", (5, 6, 7)),
        ("*/01", tuple(range(60))),
        ("5-12/3", (5, 8, 11)),
        ("12-5/3", (5, 8, 11)),
        ("5-5/3", (5,)),
    ],
)
def test_values_of_a_field(minutes: str, read: tuple[int, ...]) -> None:
    schedule = read_schedule(f"{minutes} * * * *")
    assert schedule is not None
    assert schedule.minutes == read


@pytest.mark.parametrize("minutes", ["55/1", "55/0", "0,55/01", "55/-5", "55/+1,3"])
def test_no_reading_where_versions_of_the_library_differ(minutes: str) -> None:
    assert read_schedule(f"{minutes} * * * *") is None


@pytest.mark.parametrize("month", ["\u200b", "\u200bjan", "may\u00ad"])
def test_no_reading_of_what_cannot_be_seen(month: str) -> None:
    assert read_schedule(f"0 0 0 * {month} *") is None


@given(st.text(st.sampled_from("0159*/,- \tjs\u00ad"), max_size=20))
def test_every_text_gets_an_answer(expression: str) -> None:
    assert read_schedule(expression) is None or find_fault(expression) is None
