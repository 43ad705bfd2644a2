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
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.json.tree import ProblemKind


def check(function: Function) -> Iterator[Report]:
    """Report each key that a later one of the same name makes ineffective."""
    for problem in function.file.json.problems:
        if problem.kind is ProblemKind.DUPLICATE:
            related = (Related(function.json_place(problem.related), "This one is read"),) if problem.related else ()
            yield Report(function.json_place(problem.span), problem.message, related)


RULE = FunctionRule(
    code="json-dup-key",
    group=Group.JSON,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference#function-code",
    check=check,
)
