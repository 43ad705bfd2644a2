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

from funcls.model.annotations import AnnotationKind
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report an `Out` as return annotation where `$return` is bound."""
    handler = function.certain_handler
    signature = handler.signature if handler else None
    returned = next((each for each in function.bindings if each.is_return), None)
    if signature is None or signature.returns is None or returned is None or function.returns is None:
        return
    if function.returns.kind in (AnnotationKind.OUT, AnnotationKind.BARE_OUT):
        yield Report(
            Place(signature.path, signature.returns.span),
            'The worker refuses the function, "return annotation should not be azure.functions.Out". '
            "Annotate the value that is returned, such as -> str.",
            (Related(function.json_place(returned.name_span), "The binding of the return value"),),
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
