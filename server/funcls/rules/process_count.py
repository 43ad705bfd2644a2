"""FUNCTIONS_WORKER_PROCESS_COUNT is no number of processes.

What: the value in local.settings.json has to be a whole number, at most 10. Zero and less count as 1, which is
information.

Why: the host fails to set up the Python worker ("ProcessCount must not be greater than MaxProcessCount" for more
than 10), and then has none for the functions of the app.

Example: `"FUNCTIONS_WORKER_PROCESS_COUNT": "auto"`, `"2.5"`, `"16"`.

Instead: a number from `"1"` to `"10"`.

Versions: all.

Evidence: read in source (host RpcWorkerConfigFactory.cs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_SETTING: Final = "FUNCTIONS_WORKER_PROCESS_COUNT"
_MOST: Final = 10
_MOST_OF_INT: Final = 2**31 - 1
_WHOLE: Final = re.compile(r"[ \t-\r]*[+-]?[0-9]+[ \t-\r]*")
"""What .NET reads as a whole number, of ASCII text; the rest depends on the culture of the machine."""

_FAILURE: Final = "the host fails to set up the Python worker"
_ADVICE: Final = f"Write a number from 1 to {_MOST}."


def check(app: App) -> Iterator[Report]:
    """Report a count that the host cannot read, or does not take."""
    found = app.setting(_SETTING)
    if found is None or not found.text or not found.text.isascii() or "\0" in found.text:
        return
    place = app.setting_place(found)
    number = _number(found.text)
    if number is None:
        yield Report(place, f"{_SETTING} is no whole number: {_FAILURE}, and no function runs. {_ADVICE}")
    elif number > _MOST:
        words = "ProcessCount must not be greater than MaxProcessCount"
        yield Report(place, f'{_SETTING} is more than {_MOST}: {_FAILURE}, "{words}", and no function runs. {_ADVICE}')
    elif number < 1:
        yield Report(place, f"The host takes a {_SETTING} below 1 as 1.", severity=Severity.INFORMATION)


def _number(text: str) -> int | None:
    """Return the number of an `int`, None where .NET fails to read one."""
    if not _WHOLE.fullmatch(text):
        return None
    digits = text.strip().lstrip("+-").lstrip("0") or "0"
    if len(digits) > len(str(_MOST_OF_INT)):
        return None
    number = -int(digits) if "-" in text else int(digits)
    return number if -_MOST_OF_INT - 1 <= number <= _MOST_OF_INT else None


RULE = AppRule(
    code="process-count",
    group=Group.SETTINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings#functions_worker_process_count",
    refused_by=Refuser.HOST,
    check=check,
)
