"""The return annotation is `Out`.

What: `$return` is filled with the value that the handler returns; `func.Out[...]` belongs on parameters.

Why: the worker refuses to load the function: "return annotation should not be azure.functions.Out".

Example: `def main(req) -> func.Out[str]` with a `$return` binding.

Instead: annotate the type of the value, such as `-> str`.

Versions: all.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import refused_return
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report an `Out` as return annotation where `$return` is bound."""
    for each in refused_return(function, Verdict.RETURNS_OUT):
        yield each.report(
            'The worker refuses the function, "return annotation should not be azure.functions.Out". '
            "Annotate the value that is returned, such as -> str."
        )


RULE = FunctionRule(
    code="return-out",
    group=Group.RETURNS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
