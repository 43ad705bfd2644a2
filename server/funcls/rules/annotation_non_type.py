"""A parameter's annotation is neither a class nor a generic of `typing`.

What: the worker takes classes, and generics such as `typing.List[str]`. It refuses `Optional[...]`, `Union[...]`,
`X | None`, `list[str]` and the like since Python 3.11, `typing.Tuple`, `typing.Callable`, values, and what stands for
such a thing inside `func.Out[...]`.

Why: it has no converter to ask, and does not load the function.

Example: `msg: Optional[func.QueueMessage]`.

Instead: the class alone, or `typing.List[...]` where the binding takes several.

Versions: `list[str]` is a type until Python 3.10, `typing.Any` since 3.11; `x: str = None` means `Optional[str]` until
3.10. Everything else in all versions. Where the target is not stated, what only some refuse is a warning.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.function import Function
from funcls.rules.accepted import advice
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import refused_parameters
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each annotation that is no type."""
    for each in refused_parameters(function, Verdict.NON_TYPE):
        yield each.report(
            f"'{each.text}' is no type for the worker: it refuses the function, "
            f'"binding {each.name} has invalid non-type annotation".{advice(function, each.binding)}'
        )


RULE = FunctionRule(
    code="annotation-non-type",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    refused_by=Refuser.WORKER,
    check=check,
)
