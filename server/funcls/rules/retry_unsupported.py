"""A retry policy stands beside a trigger that is not meant to have one.

What: `retry` is meant for the triggers whose extension says that it supports it, as those for timers, Kafka, Cosmos DB
and Event Hubs do.

Why: with any other trigger the host warns "Soon retries will not be supported for function": the policy still counts
today, beside what the triggering service does on its own.

Example: `retry` beside a queue trigger, whose messages come back by themselves.

Instead: what the service offers, such as `maxDequeueCount` in host.json for queues, or a loop in the handler.

Versions: all.

Evidence: read in source (WebJobs SDK FunctionIndexer.CheckRetrySupport).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.function import Function
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.json.tree import JsonObject

_RETRY: Final = "retry"


def check(function: Function) -> Iterator[Report]:
    """Report a retry policy beside one trigger that is known not to support it."""
    member = function.root.get(_RETRY) if function.root else None
    triggers = function.triggers
    if member is None or not isinstance(member.value, JsonObject) or len(triggers) != 1:
        return
    (trigger,) = triggers
    if trigger.entry is None or trigger.entry.supports_retry or not function.bindings_known:
        return
    yield Report(
        function.json_place(member.key.span),
        f"'{trigger.entry.name}' is not among the triggers that are meant to have a retry policy. It still counts, and "
        'the host warns, "Soon retries will not be supported for function".',
        (Related(function.json_place(trigger.type_span), "The trigger"),),
    )


RULE = FunctionRule(
    code="retry-unsupported",
    group=Group.FUNCTION,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-error-pages#retries",
    check=check,
)
