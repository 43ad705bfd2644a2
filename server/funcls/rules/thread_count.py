"""PYTHON_THREADPOOL_THREAD_COUNT is no number of threads.

What: the value in local.settings.json has to be a whole number, 1 or more.

Why: the worker logs "PYTHON_THREADPOOL_THREAD_COUNT must be an integer", or between which numbers it must be, and
goes on with the default.

Example: `"PYTHON_THREADPOOL_THREAD_COUNT": "many"`, `"0"`.

Instead: a number such as `"4"`, or no such setting.

Versions: all.

Evidence: read in source (worker dispatcher.py, runtime-v1 1.2.0 threadpool.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_SETTING: Final = "PYTHON_THREADPOOL_THREAD_COUNT"


def check(app: App) -> Iterator[Report]:
    """Report a count that the worker does not take."""
    found = app.setting(_SETTING)
    if found is None or not found.text:
        return
    try:
        # The worker reads it in this way, too.
        number = int(found.text)
    except ValueError:
        words = "must be an integer"
    else:
        words = "must be set to a value between 1"
        if number >= 1:
            return
    yield Report(
        app.setting_place(found),
        f'The worker takes the default instead, "{_SETTING} {words}". Write a whole number, 1 or more.',
    )


RULE = AppRule(
    code="thread-count",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings#python_threadpool_thread_count",
    check=check,
)
