"""A schedule is none that the host can read, or one that only some hosting plans take.

What: a schedule is an NCRONTAB expression of six fields (second, minute, hour, day, month, day of the week), the same
in five fields without the second, or a span of time such as `00:05:00`. `%NAME%` takes it from an app setting, and is
not judged.

Why: of any other text the host says "The schedule expression 'X' was not recognized as a valid cron expression or
timespan string." and does not run the function. A span of time is refused by the plans Windows Consumption and Flex
Consumption ("'X' is not a valid CRON expression."), and the scaling of Linux Consumption cannot follow it.

Example: `0 0 9 ? * MON`, `0 0 9 * * 7`, `@daily`; `5`, which is five days.

Instead: `0 0 9 * * 1` for nine o'clock on Mondays, `0 */5 * * * *` for every five minutes.

Versions: all; what becomes of a span of time depends on the hosting plan.

Evidence: read in source (NCrontab, the timer extension's TimerSchedule.cs and CronSchedule.cs; host issue 11555).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.ncrontab import find_fault
from funcls.schema.time_span import describe_ticks, read_time_span
from funcls.text.span import Span

_ROLE: Final = "x-schedule"
_SETTING: Final = "%"


def check(function: Function) -> Iterator[Report]:
    """Report each schedule that the host cannot read, or that is a span of time."""
    for binding in function.bindings:
        found = _schedule(binding)
        if found is None:
            continue
        text, span = found
        fault = find_fault(text)
        if fault is None:
            continue
        ticks = read_time_span(text)
        if ticks is not None:
            yield Report(function.json_place(span), _of_span(text, ticks), severity=Severity.WARNING)
            continue
        words = f"The schedule expression '{text}' was not recognized as a valid cron expression or timespan string."
        place = function.json_place(_part(span, text, fault.span))
        yield Report(place, f'{fault.message} The host cannot start the trigger, "{words}"')


def _schedule(binding: Binding) -> tuple[str, Span] | None:
    """Return the schedule and its place, where it is a finished text that no app setting is part of."""
    prop = binding.entry.property_with_role(_ROLE) if binding.entry else None
    canonical = binding.canonical
    if prop is None or canonical is None:
        return None
    value, span = canonical.value.get(prop.name), canonical.spans.get((prop.name,))
    # An empty text breaks the schema.
    if not isinstance(value, str) or not value or span is None or _SETTING in value:
        return None
    return value, span


def _part(span: Span, text: str, part: Span) -> Span:
    """Return the place of a part of a text, or the whole of one that is written with escapes."""
    return part.shifted(span.start + 1) if span.end - span.start == len(text) + 2 else span


def _of_span(text: str, ticks: int) -> str:
    return (
        f"'{text}' is a span of time, {describe_ticks(ticks)}. The plans Windows Consumption and Flex Consumption "
        f"refuse it, \"'{text}' is not a valid CRON expression.\", and Linux Consumption cannot scale by it. Write an "
        'NCRONTAB expression such as "0 */5 * * * *".'
    )


RULE = FunctionRule(
    code="timer-schedule",
    group=Group.PROPERTIES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-timer#ncrontab-expressions",
    refused_by=Refuser.HOST,
    check=check,
)
