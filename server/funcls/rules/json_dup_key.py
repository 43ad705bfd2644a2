"""The same key stands twice in one object.

What: the host takes the last one and says nothing of the other.

Why: the value that is read first by people has no effect.

Example: `{"type": "a", "type": "b"}` has type `b`.

Instead: remove the one that is not meant.

Versions: all.

Evidence: measured (Json.NET JObject.Parse).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import duplicate_reports
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each key that a later one of the same name makes ineffective."""
    return duplicate_reports(function.file)


RULE = FunctionRule(
    code="json-dup-key",
    group=Group.JSON,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference#function-code",
    check=check,
)
