"""A span of time in host.json counts days, and can hardly be meant so.

What: .NET reads a bare number as days, and `24:00:00` as 24 days, since a day has no hour 24. The key is told in
host.json's schema; days that are meant are written as `d.hh:mm:ss`. For `functionTimeout` there is a rule of its own.

Why: a queue that is looked at every 2000 days, or a batch that waits for 30, looks like an app that does nothing.

Example: `"queues": {"maxPollingInterval": 2000}`, or `"flushTimeout": "30"`.

Instead: `"maxPollingInterval": "00:00:02"`.

Versions: all. Where local.settings.json sets the value, nothing is said.

Evidence: measured (how .NET reads spans: tests/schema/test_time_span.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.rules.day_trap import day_trap
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.host_keys import TIMEOUT, read_keys
from funcls.rules.rule import LEARN, AppRule, Group

_TIME_SPAN: Final = "x-timeSpan"
_IN_DAYS: Final = "x-inDays"


def check(app: App) -> Iterator[Report]:
    """Report each span that is a number of days."""
    for key, known in read_keys(app):
        value = key.value_in(app)
        is_judged = _TIME_SPAN in known.roles and _IN_DAYS not in known.roles and known.name != TIMEOUT
        trap = day_trap(key.name, value.text) if value is not None and is_judged else None
        if value is not None and trap is not None:
            yield Report(app.host_place(value.node.span), trap, docs=known.docs)


RULE = AppRule(
    code="host-time-span",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
