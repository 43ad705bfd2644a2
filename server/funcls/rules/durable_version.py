"""requirements.txt asks for a durable library that does not support function.json.

What: azure-functions-durable 2.x is for functions that decorators declare. The rule looks at the requirements.txt of an
app with a durable function in a function.json; a line with a marker, and what other files bring, is not judged.

Why: 2.x talks to the host in another way, and has no `Entity.create`: what loads does not run.

Example: `azure-functions-durable==2.0.0rc3`.

Instead: `azure-functions-durable<2`, or move the functions into decorators.

Versions: azure-functions-durable 2.x, which only Python 3.13 and newer can install.

Evidence: said by a maintainer (microsoft/durabletask-python pull request 155 and its migration guide; measured with
2.0.0rc3: `Entity.create` is gone).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.durable import WITHOUT_FUNCTION_JSON, asked_for
from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report the line of requirements.txt: the same for every durable function, so that it is shown once."""
    requirements = function.requirements
    if requirements is None:
        return
    for each in asked_for(requirements):
        if each.is_at_least(WITHOUT_FUNCTION_JSON):
            yield Report(
                requirements.place(each.span),
                'azure-functions-durable 2.x does not support functions of function.json, "The classic programming '
                'model with one directory and function.json per function is not supported". Write '
                "azure-functions-durable<2.",
            )


RULE = FunctionRule(
    code="durable-version",
    group=Group.DURABLE,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/durable/durable-functions-overview",
    check=check,
)
