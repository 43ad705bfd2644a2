"""An interval of the retry policy is no span of time, or none that a pause can have.

What: the intervals under `retry` are texts that .NET reads as a span of time: `hh:mm:ss`, with days as
`d.hh:mm:ss`. None may be negative, and the shortest may not be above the longest.

Why: the host refuses the function with "Error converting value "5s" to type", "The TimeSpan must not be negative."
or "The minimumInterval must not be greater than the maximumInterval."

Example: `"delayInterval": 10`, `"5s"` or `"00:60:00"`.

Instead: `"00:00:10"` for ten seconds. Beware of `"10"`, which is ten days, and of `"24:00:00"`, which is 24 days.

Versions: all.

Evidence: measured (Json.NET and .NET's TimeSpan; the limits were read in the host's Utility.ValidateRetryOptions).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.time_span import read_time_span
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonObject, JsonString

RETRY: Final = "retry"
STRATEGY: Final = "strategy"
DELAY: Final = "delayInterval"
SHORTEST: Final = "minimumInterval"
LONGEST: Final = "maximumInterval"
DEFAULT_STRATEGY: Final = "exponentialbackoff"
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {"fixeddelay": (DELAY,), DEFAULT_STRATEGY: (SHORTEST, LONGEST)}


def check(function: Function) -> Iterator[Report]:
    """Report each interval that the host cannot read, and those that it reads and refuses."""
    member = function.root.get(RETRY) if function.root else None
    policy = member.value if member else None
    if not isinstance(policy, JsonObject):
        return
    needed = NEEDED.get(_strategy(policy), ())
    read: dict[str, _Interval] = {}
    for name in (DELAY, SHORTEST, LONGEST):
        interval = _read(policy, name)
        if interval is None:
            continue
        refusal = _refusal(interval, is_needed=name in needed)
        if refusal is None:
            read[name] = interval
            continue
        yield Report(
            function.json_place(interval.node.span),
            f'\'{name}\' takes a span of time such as "00:00:10". The host refuses the function, "{refusal}"',
        )
    shortest, longest = (read.get(name) if name in needed else None for name in (SHORTEST, LONGEST))
    if shortest and longest and (shortest.ticks or 0) > (longest.ticks or 0):
        yield Report(
            function.json_place(shortest.node.span),
            'The host refuses the function, "The minimumInterval must not be greater than the maximumInterval."',
            (Related(function.json_place(longest.node.span), "The longest pause"),),
        )


@dataclass(frozen=True, slots=True)
class _Interval:
    """An interval that stands in the file; `ticks` is None where it is no span of time."""

    name: str
    node: JsonString | JsonNumber | JsonLiteral
    ticks: int | None


def _strategy(policy: JsonObject) -> str:
    """Return the strategy in lower case; empty where it is not known."""
    member = policy.get_ignoring_case(STRATEGY)
    if member is None:
        return "" if policy.damaged else DEFAULT_STRATEGY
    return member.value.value.strip().lower() if isinstance(member.value, JsonString) else ""


def _read(policy: JsonObject, name: str) -> _Interval | None:
    """Return a finished interval; one that is missing, or of another kind, breaks the schema."""
    member = policy.get_ignoring_case(name)
    node = member.value if member else None
    if isinstance(node, JsonString):
        return _Interval(name, node, read_time_span(node.value)) if node.closed else None
    if isinstance(node, JsonNumber | JsonLiteral) and node.value is not None:
        return _Interval(name, node, None)
    return None


def _refusal(interval: _Interval, *, is_needed: bool) -> str | None:
    """Return what the host says of the interval, or None where it takes it."""
    value = interval.node.value
    if value == "":
        # Json.NET reads an empty text as nothing.
        return (
            f"Value cannot be null. (Parameter '{interval.name[0].upper()}{interval.name[1:]}')" if is_needed else None
        )
    if interval.ticks is None:
        return f"Error converting value {json.dumps(value, ensure_ascii=False)} to type"
    return "The TimeSpan must not be negative." if interval.ticks < 0 and is_needed else None


RULE = FunctionRule(
    code="retry-interval",
    group=Group.FUNCTION,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-bindings-error-pages#retry-policies",
    refused_by=Refuser.HOST,
    check=check,
)
