"""The next runs of a schedule, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import islice
from typing import Final

from funcls.features.due import due_after, runs_after
from funcls.features.time_zones import AppZone, app_zone
from funcls.schema.ncrontab import Schedule, read_schedule
from funcls.workspace.app_state import AppState

_RUNS: Final = 5
_DAY: Final = "%Y-%m-%d"
_UTC: Final = ("UTC", "Etc/UTC")


def next_runs(state: AppState, schedule: str, now: datetime) -> str:
    """Return Markdown with the next times at which the host runs an NCRONTAB expression; `now` is in UTC.

    Where the app sets a time zone, they are told by its clock and in UTC. Empty for what is no such expression.
    """
    read = read_schedule(schedule)
    if read is None:
        return ""
    runs = list(islice(due_after(read, now), _RUNS))
    if not runs:
        return "It is never due: no day matches all its fields."
    zone = app_zone(state)
    if zone is None or zone.name in _UTC:
        return f"Next runs (UTC): {_told(runs)}."
    return _in_zone(zone, read, schedule, now)


def _in_zone(zone: AppZone, read: Schedule, schedule: str, now: datetime) -> str:
    setters = " and ".join(f"`{each}`" for each in zone.setters)
    many = len(zone.setters) > 1
    if zone.rules is None:
        return f"It counts by the time zone that {setters} {'set' if many else 'sets'}, which funcls does not know."
    runs = list(islice(runs_after(read, schedule, now, zone.rules), _RUNS))
    ignored = f"Linux Consumption ignores the setting{'s' if many else ''} and counts in UTC."
    if not runs:
        return f"Next run in {zone.name} ({setters}): about when the clock there changes. {ignored}"
    lines = [f"- {each}" for each in _on_both_clocks(runs, zone.rules)]
    cut = ["- then the clock there changes"] if len(runs) < _RUNS else []
    head = f"Next runs in {zone.name} ({setters}):"
    return "\n\n".join((head, "\n".join([*lines, *cut]), ignored))


def _told(runs: Sequence[datetime]) -> str:
    """Return the times in words, each day once."""
    clock, day, told = _clock(runs), None, []
    for each in runs:
        told.append(each.strftime(clock if each.date() == day else f"{_DAY} {clock}"))
        day = each.date()
    return ", ".join(told)


def _on_both_clocks(runs: Sequence[datetime], rules: tzinfo) -> Iterator[str]:
    """Yield each time by the clock of a zone and by that of UTC, whose day is told where it is another one."""
    clock = _clock(runs)
    for each in runs:
        here = each.astimezone(rules)
        is_same_day = here.date() == each.date()
        yield f"{here.strftime(f'{_DAY} {clock}')} ({each.strftime(clock if is_same_day else f'{_DAY} {clock}')} UTC)"


def _clock(runs: Sequence[datetime]) -> str:
    return "%H:%M:%S" if any(each.second for each in runs) else "%H:%M"
