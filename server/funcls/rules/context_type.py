"""The `context` parameter is annotated with something other than `Context`.

What: a parameter named `context` that no binding fills receives the invocation context. Without an annotation,
or with a class named `Context`, it is accepted.

Why: the worker refuses every other annotation there, `Optional[func.Context]` included.

Example: `context: dict`.

Instead: `context: func.Context`, or no annotation.

Versions: all.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import refused_parameters
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report an annotation of the unbound `context` that the worker refuses."""
    handler = function.certain_handler
    # Of a made handler the binding is named wrong, which has a finding of its own.
    if handler is None or handler.made or not function.bindings_known:
        return
    for each in refused_parameters(function, Verdict.CONTEXT):
        yield each.report(
            f"'{each.text}' is not accepted for 'context': the worker refuses the function, "
            '"the "context" parameter is expected to be of type azure.functions.Context". '
            "Annotate it with func.Context.",
        )


RULE = FunctionRule(
    code="context-type",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#context",
    refused_by=Refuser.WORKER,
    check=check,
)
