"""function.json holds JSON that only the host accepts.

What: single quotes, unquoted keys, octal and hexadecimal numbers and the like are read by the host and refused
by strict tools. Comments and trailing commas are common in these files and are not reported.

Why: deployment scripts and other tools that read the file fail on it.

Example: `{'bindings': []}`.

Instead: standard JSON.

Versions: all.

Evidence: measured (Json.NET JObject.Parse).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.json_problems import lenient_reports
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report the first place that strict readers of JSON refuse."""
    return lenient_reports(function.file)


RULE = FunctionRule(
    code="json-lenient",
    group=Group.JSON,
    severity=Severity.INFORMATION,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference#function-code",
    check=check,
)
