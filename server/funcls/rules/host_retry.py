"""The retry policy of host.json is none that the host takes.

What: `retry` in host.json is for all functions, with the same members as in function.json: `maxRetryCount`, and
`delayInterval` for the strategy `fixedDelay`, or `minimumInterval` and `maximumInterval` for `exponentialBackoff`,
which is that of a policy without one. Here a bare number as interval is read, as days.

Why: the host stops with "Value cannot be null", "Failed to convert configuration value", "The TimeSpan must not be
negative." or "The minimumInterval must not be greater than the maximumInterval.", and no function of the app runs.

Example: `"retry": {"strategy": "fixedDelay", "maxRetryCount": 3}`, which has no `delayInterval`.

Instead: complete the policy, or write one in the function.json of each function that needs it.

Versions: all.

Evidence: read in source (host ScriptJobHostOptionsSetup.cs, Utility.ValidateRetryOptions; .NET
ConfigurationBinder.cs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.host_configuration import HostConfiguration, HostValue
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.retry_interval import DEFAULT_STRATEGY, DELAY, LONGEST, NEEDED, RETRY, SHORTEST, STRATEGY
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.time_span import read_time_span

_COUNT: Final = "maxRetryCount"
_WHOLE: Final = re.compile(r"\s*[-+]?[0-9]+\s*")
_MAY_BE_WHOLE: Final = re.compile(r"\s*(#|0x|&h).*", re.IGNORECASE)
_OTHER_ENUM_TEXT: Final = re.compile(r"\s*([-+]?[0-9]+|.*,.*)?\s*")
"""Numbers and lists, of which .NET makes a value of an enumeration too."""


def check(app: App) -> Iterator[Report]:
    """Report what the host misses in the policy, and what it cannot read."""
    host = app.configuration
    if host is None or not host.has_below(RETRY) or host.is_overridden(RETRY):
        return
    unread = [*_unread(app, host)]
    if unread:
        # The host converts all members before it asks for any.
        yield from unread
        return
    strategy = host.value(RETRY, STRATEGY)
    needed = NEEDED.get(strategy.text.strip().lower() if strategy is not None else DEFAULT_STRATEGY, ())
    for name in (_COUNT, *needed):
        value = host.value(RETRY, name)
        if value is None or value.text == "":
            place = app.host_key(RETRY) if value is None else app.host_place(value.node.span)
            parameter = f"{name[0].upper()}{name[1:]}"
            words = f"\"Value cannot be null. (Parameter '{parameter}')\""
            yield Report(place, f"The retry policy has no '{name}'. The host stops, {words}.")
    yield from _out_of_range(app, host, needed)


def _unread(app: App, host: HostConfiguration) -> Iterator[Report]:
    strategy, count = host.value(RETRY, STRATEGY), host.value(RETRY, _COUNT)
    if strategy is not None and not _may_be_strategy(strategy.text):
        yield _unconverted(app, STRATEGY, strategy, '"fixedDelay" or "exponentialBackoff"')
    if count is not None and count.text and not (_WHOLE.fullmatch(count.text) or _MAY_BE_WHOLE.fullmatch(count.text)):
        yield _unconverted(app, _COUNT, count, "a whole number")
    for name in (DELAY, SHORTEST, LONGEST):
        value = host.value(RETRY, name)
        if value is not None and value.text and read_time_span(value.text) is None:
            yield _unconverted(app, name, value, 'a span of time such as "00:00:10"')


def _may_be_strategy(text: str) -> bool:
    return text.strip().lower() in NEEDED or _OTHER_ENUM_TEXT.fullmatch(text) is not None


def _unconverted(app: App, name: str, value: HostValue, wanted: str) -> Report:
    words = f"\"Failed to convert configuration value\" at 'AzureFunctionsJobHost:{RETRY}:{name}'"
    return Report(app.host_place(value.node.span), f"'{name}' takes {wanted}. The host stops, {words}.")


def _out_of_range(app: App, host: HostConfiguration, needed: tuple[str, ...]) -> Iterator[Report]:
    count = host.value(RETRY, _COUNT)
    if count is not None and _WHOLE.fullmatch(count.text) and int(count.text) < -1:
        message = (
            f"'{_COUNT}' has to be -1, for ever, or more. The host stops, \"Specified argument was out of the range\"."
        )
        yield Report(app.host_place(count.node.span), message)
    spans: list[tuple[HostValue, int]] = []
    for name in needed:
        value = host.value(RETRY, name)
        ticks = read_time_span(value.text) if value is not None else None
        if value is None or ticks is None:
            continue
        if ticks < 0:
            message = f"'{name}' is negative. The host stops, \"The TimeSpan must not be negative.\""
            yield Report(app.host_place(value.node.span), message)
        else:
            spans.append((value, ticks))
    if len(spans) == 2 and spans[0][1] > spans[1][1]:
        yield Report(
            app.host_place(spans[0][0].node.span),
            'The host stops, "The minimumInterval must not be greater than the maximumInterval."',
            (Related(app.host_place(spans[1][0].node.span), "The longest pause"),),
        )


RULE = AppRule(
    code="host-retry",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-error-pages#retry-policies",
    refused_by=Refuser.HOST,
    check=check,
)
