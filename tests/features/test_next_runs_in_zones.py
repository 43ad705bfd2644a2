"""The next runs of a schedule by the clock of the app's time zone."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from funcls.features.next_runs import next_runs
from funcls.features.time_zones import _windows_zones
from support.apps import fixture

NOW = datetime(2026, 11, 25, 12, 30, 15, tzinfo=timezone.utc)
WEEKDAYS = "0 30 9 * * 1-5"
SITE = "WEBSITE_TIME_ZONE"


def said(schedule: str, settings: dict[str, str | None], now: datetime = NOW, encrypted: str = "false") -> str:
    """Return what is said of a schedule in an app of these settings."""
    app = fixture(f"""
        --- local.settings.json
        {{"IsEncrypted": {encrypted}, "Values": {json.dumps(settings)}}}
        --- Clean/function.json
        {{"bindings": [{{"type": "timerTrigger", "name": "timer", "schedule": "<|>{schedule}"}}]}}
        """)
    return next_runs(app.state, schedule, now)


@pytest.mark.parametrize(
    "settings", [{}, {SITE: "", "TZ": None}, {"website_time_zone": "Asia/Tokyo"}, {"TZ": "UTC"}, {SITE: "Etc/UTC"}]
)
def test_runs_count_in_utc(settings: dict[str, str | None]) -> None:
    runs = "2026-11-26 09:30, 2026-11-27 09:30, 2026-11-30 09:30, 2026-12-01 09:30, 2026-12-02 09:30"
    assert said(WEEKDAYS, settings) == f"Next runs (UTC): {runs}."


def test_runs_by_the_clock_of_a_zone_and_in_utc() -> None:
    assert said(WEEKDAYS, {SITE: "Asia/Tokyo"}) == (
        "Next runs in Asia/Tokyo (`WEBSITE_TIME_ZONE`):\n\n"
        "- 2026-11-26 09:30 (00:30 UTC)\n"
        "- 2026-11-27 09:30 (00:30 UTC)\n"
        "- 2026-11-30 09:30 (00:30 UTC)\n"
        "- 2026-12-01 09:30 (00:30 UTC)\n"
        "- 2026-12-02 09:30 (00:30 UTC)\n\n"
        "Linux Consumption ignores the setting and counts in UTC."
    )


def test_the_day_in_utc_is_told_where_it_is_another_one() -> None:
    assert "- 2026-11-26 01:00 (2026-11-25 16:00 UTC)\n" in said("0 0 1 * * *", {SITE: "Asia/Tokyo"})


@pytest.mark.parametrize(
    ("settings", "beginning"),
    [
        ({"TZ": "Asia/Tokyo"}, "Next runs in Asia/Tokyo (`TZ`):\n\n- 2026-11-26 00:00 ("),
        ({SITE: "Asia/Tokyo", "TZ": "Asia/Tokyo"}, "Next runs in Asia/Tokyo (`WEBSITE_TIME_ZONE` and `TZ`):\n\n"),
        ({SITE: "America/New_York"}, "Next runs in America/New_York (`WEBSITE_TIME_ZONE`):\n\n- 2026-11-25 09:00 ("),
        ({SITE: "Asia/Kolkata"}, "Next runs in Asia/Kolkata (`WEBSITE_TIME_ZONE`):\n\n- 2026-11-25 21:00 ("),
        # Names of Windows, whose clocks are put forward all the same.
        (
            {SITE: "Eastern Standard Time"},
            "Next runs in Eastern Standard Time (`WEBSITE_TIME_ZONE`):\n\n- 2026-11-25 09:00 (",
        ),
        ({SITE: "UTC-11"}, "Next runs in UTC-11 (`WEBSITE_TIME_ZONE`):\n\n- 2026-11-25 03:00 ("),
    ],
)
def test_zones_that_funcls_knows(settings: dict[str, str | None], beginning: str) -> None:
    assert said("0 0 */3 * * *", settings).startswith(beginning)


@pytest.mark.parametrize(
    "zone",
    [
        *("Nowhere Standard Time", "JST-9", "../../etc/passwd", "/etc/localtime", "Europe", ".", "a\0b", "x" * 5000),
        *("AccountKey=abc==", "Hunter2", "`Asia/Tokyo`", "@Microsoft.KeyVault(SecretUri=x)", "Asia/Tokyo\n", "Ä"),
    ],
)
def test_nothing_is_shown_of_what_is_no_name_of_a_zone(zone: str) -> None:
    told = said(WEEKDAYS, {SITE: zone})
    assert told == "It counts by the time zone that `WEBSITE_TIME_ZONE` sets, which funcls does not know."


def test_two_settings_that_differ() -> None:
    told = said(WEEKDAYS, {SITE: "Asia/Tokyo", "TZ": "Europe/Berlin"})
    assert told == "It counts by the time zone that `WEBSITE_TIME_ZONE` and `TZ` set, which funcls does not know."


def test_settings_that_are_encrypted() -> None:
    assert "Tokyo" not in said(WEEKDAYS, {SITE: "Asia/Tokyo"}, encrypted="true")


def test_what_is_never_due_is_so_in_every_zone() -> None:
    assert said("0 0 0 31 2 *", {SITE: "Nowhere"}) == "It is never due: no day matches all its fields."


def test_times_at_a_change_of_the_clock_that_is_not_for_daylight_saving() -> None:
    # Pyongyang put its clock forward by half an hour, for good.
    before = datetime(2018, 5, 4, 14, 0, tzinfo=timezone.utc)
    assert said("0 40 23 4 5 *", {"TZ": "Asia/Pyongyang"}, before) == (
        "Next run in Asia/Pyongyang (`TZ`): about when the clock there changes. "
        "Linux Consumption ignores the setting and counts in UTC."
    )


def test_every_zone_of_windows_is_known() -> None:
    assert len(_windows_zones()) > 100
    for name in _windows_zones():
        assert "Next runs" in said(WEEKDAYS, {SITE: name}), name
