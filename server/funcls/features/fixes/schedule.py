"""Fixes for schedules in the notations of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.json_edits import put_text
from funcls.features.fixes.problem import Problem, Proposal
from funcls.schema.ncrontab import find_fault
from funcls.schema.time_span import read_time_span
from funcls.syntax.json.tree import JsonString

_WORDS: Final = {
    "@yearly": "0 0 0 1 1 *",
    "@annually": "0 0 0 1 1 *",
    "@monthly": "0 0 0 1 * *",
    "@weekly": "0 0 0 * * 0",
    "@daily": "0 0 0 * * *",
    "@midnight": "0 0 0 * * *",
    "@hourly": "0 0 * * * *",
}
"""The names of cron, in fields."""

_FIELDS: Final = 6
_SUNDAY: Final = re.compile(r"(?<![\d/])7(?!\d)")
_TICKS_OF_MINUTE: Final = 600_000_000
_IN_HOUR: Final = 60


def of_schedule(problem: Problem) -> Iterator[Proposal]:
    """Write what the schedule says in six fields."""
    binding = problem.binding
    for member in binding.node.members if binding is not None else ():
        value = member.value
        if not isinstance(value, JsonString) or not value.span.covers(problem.span):
            continue
        ticks = read_time_span(value.value)
        for text in _of_span(ticks) if ticks is not None else _in_fields(value.value):
            if find_fault(text) is None:
                edit = put_text(problem.source, value, text)
                yield Proposal.of(f"Write '{text}'", problem.path, edit, is_likely=ticks is None)


def _in_fields(text: str) -> Iterator[str]:
    known = _WORDS.get(text.strip().lower())
    if known is not None:
        yield known
        return
    fields = text.replace("?", "*").split()
    if len(fields) == _FIELDS + 1 and fields[-1] == "*":
        # Quartz has a field for the year, and counts the days of the week from 1.
        fields.pop()
    if fields and _SUNDAY.fullmatch(fields[-1]):
        fields[-1] = "0"
    yield " ".join(fields)


def _of_span(ticks: int) -> Iterator[str]:
    minutes, rest = divmod(ticks, _TICKS_OF_MINUTE)
    if rest == 0 and 0 < minutes < _IN_HOUR and _IN_HOUR % minutes == 0:
        yield f"0 */{minutes} * * * *"
    elif rest == 0 and minutes == _IN_HOUR:
        yield "0 0 * * * *"
