"""The return annotation is no class, and a `$return` binding carries the value.

What: for the return value the worker takes classes only: no `Optional[...]`, no `X | None`, no generic such as
`typing.List[str]`.

Why: the worker refuses to load the function: "has invalid non-type return annotation". Up to Python 3.12 it also fails
on a class that is generic.

Example: `def main(req) -> Optional[func.HttpResponse]`.

Instead: the class alone, or no annotation.

Versions: all; a class that is generic is refused up to Python 3.12 only, and is a warning: the worker of those versions
is not on PyPI to measure it again.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.function import Function
from funcls.rules.accepted import advice
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import refused_return
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a return annotation that is no class."""
    for each in refused_return(function, Verdict.NON_TYPE, Verdict.RETURNS_GENERIC):
        if each.refusal.verdict is Verdict.RETURNS_GENERIC:
            yield each.report(
                f"'{each.text}' is a generic class, and the worker for Python 3.12 and older refuses the function, "
                f"\"'NoneType' object has no attribute '__name__'\".{advice(function, each.binding)}"
            )
        else:
            yield each.report(
                f"'{each.text}' is no class: the worker refuses the function, "
                f'"has invalid non-type return annotation".{advice(function, each.binding)}'
            )


RULE = FunctionRule(
    code="return-non-type",
    group=Group.RETURNS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
