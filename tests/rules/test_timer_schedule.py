"""Schedules: what the host reads, what it refuses, and what depends on the hosting plan."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report


def app(schedule: str) -> str:
    """An app whose timer trigger has the schedule, written as JSON."""
    return f"""
        --- Nightly/function.json
        {{
          "bindings": [{{"type": "timerTrigger", "name": "timer", "schedule": {schedule}}}]
        }}
        --- Nightly/__init__.py
        def main(timer): ...
        """


@pytest.mark.parametrize(
    "schedule",
    [
        '"0 */5 * * * *"',
        '"*/5 * * * *"',  # five fields: never an error (changes, row 1)
        '" 0  0 3 * *   Mon-Fri "',
        '"0 0 3 * j S"',
        '"0 0 17-9 * * *"',
        '"0 0 9 * ja,FEBR th-Fr"',  # names by any beginning, ignoring case
        '"00 00 00 01 01 *"',
        '"0 10-30/5,45 * * * *"',
        '"%SCHEDULE%"',  # what a setting holds is not judged (facts, section 6)
        '"0 0 %HOUR% * * *"',
    ],
)
def test_a_schedule_that_the_host_reads_or_a_setting_holds(schedule: str) -> None:
    assert codes(app(schedule)) == []


@pytest.mark.parametrize(
    "schedule",
    [
        '"0 0 9 * * 7"',  # facts, section 6
        '"0 0 9 ? * MON"',  # facts, section 6
        '"0 0 9 L * *"',  # facts, section 6
        '"0 0 9 15W * *"',  # facts, section 6
        '"0 0 9 * * 5#2"',  # facts, section 6
        '"0 0 9 * * 0-7"',  # facts, section 6: weekdays end with 6
        '"0 0 9 0 * *"',  # facts, section 6: days begin with 1
        '"0 0 24 * * *"',  # facts, section 6: hours end with 23
        '"0 0 9 * Janx *"',  # facts, section 6: no beginning of a name
        '"@daily"',  # facts, section 6
        '"* * * *"',  # facts, section 6
        '"0 0 0 1 1 * 2026"',  # facts, section 6
        '"invalid"',  # the extension's own tests
        '"5s"',  # measured: no TimeSpan
        '"PT5M"',  # measured: no TimeSpan
        '"00:60:00"',  # measured: no TimeSpan
        '" "',  # read in source
        "1.5",  # a number is read as its text; read in source
        "true",  # as `True`; read in source
    ],
)
def test_a_schedule_that_the_host_refuses(schedule: str) -> None:
    assert codes(app(schedule)) == ["error timer-schedule"]


@pytest.mark.parametrize("schedule", ['"00:05:00"', '"5"', '"24:00:00"', '"1.00:00:00"', "5", '" 00:05:00 "'])
def test_a_span_of_time_depends_on_the_plan(schedule: str) -> None:
    """Changes, row 1; that these are spans is measured, or read in source."""
    assert codes(app(schedule)) == ["warning timer-schedule"]


@pytest.mark.parametrize("schedule", ['""', "null", "[]"])
def test_what_breaks_the_schema_is_told_by_it(schedule: str) -> None:
    assert [each for each in codes(app(schedule)) if "schedule" in each] == []


@pytest.mark.parametrize("rest", ['"0 0', '"0 0 9 ? * *', "", "{"])
def test_a_schedule_that_is_being_typed(rest: str) -> None:
    text = app("<rest>").replace("<rest>}]", rest)
    assert set(codes(text)) == {"error json-syntax"}


def test_the_guilty_part_is_marked() -> None:
    assert report(app('"0 0 9 ? * MON"')) == block("""
        Nightly/function.json: error[timer-schedule]
          "bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 9 ? * MON"}]
                                                                                    ^
        '?' is no value of the day, which takes numbers from 1 to 31. The host cannot start the trigger,
        "The schedule expression '0 0 9 ? * MON' was not recognized as a valid cron expression or timespan
        string."
        """)


def test_of_a_text_with_escapes_the_whole_is_marked() -> None:
    assert marked(app(r'"0 0 9 ? * \u002a"')) == [("timer-schedule", r'"0 0 9 ? * \u002a"')]


def test_a_span_is_told_in_words() -> None:
    assert report(app('"5"')) == block("""
        Nightly/function.json: warning[timer-schedule]
          "bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "5"}]
                                                                             ^^^
        '5' is a span of time, 5 days. The plans Windows Consumption and Flex Consumption refuse it, "'5' is
        not a valid CRON expression.", and Linux Consumption cannot scale by it. Write an NCRONTAB
        expression such as "0 */5 * * * *".
        """)
