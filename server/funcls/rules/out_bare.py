"""`Out` does not say what it carries.

What: `func.Out` needs exactly one type in brackets, whatever the direction of the binding.

Why: the worker reads the type of the output from there and refuses the bare class.

Example: `msg: func.Out`.

Instead: `msg: func.Out[str]`.

Versions: all.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import refused_parameters, refused_return
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each bare `Out` on a bound parameter, and one that cannot even be evaluated where values are returned."""
    for each in refused_parameters(function, Verdict.OUT_BARE):
        is_input = each.binding is not None and each.binding.direction is Direction.IN
        advice = "Annotate what comes in" if is_input else "Write func.Out[str], for example"
        yield each.report(
            f"'{each.text}' needs one type in brackets: the worker refuses the function, "
            f'"binding {each.name} has invalid Out annotation". {advice}.'
        )
    for each in refused_return(function, Verdict.OUT_BARE):
        yield each.report(
            f"'{each.text}' cannot be evaluated, since func.Out takes exactly one type in brackets: the worker refuses "
            "the function. Annotate the value that is returned."
        )


RULE = FunctionRule(
    code="out-bare",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
