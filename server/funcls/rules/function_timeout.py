"""`functionTimeout` of host.json is no time that the host takes.

What: a span of time as .NET reads it: `hh:mm:ss`, with days as `d.hh:mm:ss`, and at least one second. `-1` is no
limit at all.

Why: the host stops with "Failed to convert configuration value" or "FunctionTimeout must be greater than 00:00:01",
and no function of the app runs. Another trap: .NET reads `"10"` as ten days, and `"24:00:00"` as 24 days.

Example: `"functionTimeout": "5m"`, `"00:00:00"`, or `10`.

Instead: `"00:10:00"` for ten minutes.

Versions: all. On the Consumption plan the host also refuses more than ten minutes and `-1`; the files do not show the
plan, so nothing is said of it.

Evidence: read in source (host ScriptJobHostOptionsSetup.cs; .NET ConfigurationBinder.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.rules.day_trap import TICKS_OF_DAY, day_trap
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.time_span import TICKS_OF_SECOND, read_time_span

_KEY: Final = "functionTimeout"


def check(app: App) -> Iterator[Report]:
    """Report a timeout that is no time, none that the host takes, or one that is meant otherwise."""
    host = app.configuration
    value = host.value(_KEY) if host is not None and not host.is_overridden(_KEY) else None
    if value is None or value.text == "":
        return
    place = app.host_place(value.node.span)
    ticks = read_time_span(value.text)
    if ticks is None:
        words = f"\"Failed to convert configuration value\" at 'AzureFunctionsJobHost:{_KEY}'"
        yield Report(place, f"'{_KEY}' takes a span of time such as \"00:10:00\". The host stops, {words}.")
    elif ticks < TICKS_OF_SECOND and ticks != -TICKS_OF_DAY:
        yield Report(
            place, f"'{_KEY}' is less than a second. The host stops, \"FunctionTimeout must be greater than 00:00:01\"."
        )
    elif (trap := day_trap(_KEY, value.text)) is not None:
        yield Report(place, trap, severity=Severity.WARNING)


RULE = AppRule(
    code="function-timeout",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-host-json#functiontimeout",
    refused_by=Refuser.HOST,
    check=check,
)
