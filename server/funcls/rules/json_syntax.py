"""function.json is not what the host can parse.

What: the host reads function.json with Json.NET, which takes comments, trailing commas and single quotes, but
needs one object and stops at the first thing it cannot read.

Why: the host reports the function in error and does not index it. Of an object or array in which the text is broken
nothing else is said.

Example: `{"bindings": [] "scriptFile": "main.py"}`, a comma is missing.

Instead: mend the place; every finding says what was expected there.

Versions: all.

Evidence: measured (Json.NET JObject.Parse).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.json_problems import refused_reports
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each place at which the host stops reading."""
    return refused_reports(function.file)


RULE = FunctionRule(
    code="json-syntax",
    group=Group.JSON,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference#function-code",
    refused_by=Refuser.HOST,
    check=check,
)
