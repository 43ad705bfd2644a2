"""The return annotation does not fit the type of the `$return` binding.

What: the converter of the binding's type takes certain classes. `-> None` is refused by most, `-> bytes` and
`-> dict` by `http`.

Why: the worker asks the converter when it loads the function, and refuses what the converter does not take.

Example: `def main(req) -> dict` where `$return` is an `http` binding.

Instead: one of the classes that the message names, or no annotation.

Versions: all.

Evidence: measured (worker functions.py and the converters of azure-functions 1.26.0 and 2.3.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.accepted import advice
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import RefusedAnnotation, refused_return
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a return annotation that the converter refuses."""
    for each in refused_return(function, Verdict.MISMATCH, Verdict.NO_CONVERTER):
        if each.binding is not None:
            yield each.report(_message(function, each, each.binding))


def _message(function: Function, each: RefusedAnnotation, binding: Binding) -> str:
    words = f'Python return annotation "{each.text}" does not match binding type "{binding.type}"'
    if each.refusal.verdict is Verdict.NO_CONVERTER:
        words = "has no attribute 'check_output_type_annotation'"
    return (
        f"'{each.text}' does not fit the '{binding.type}' binding of the return value: the worker refuses the "
        f'function, "{words}".{advice(function, binding)}'
    )


RULE = FunctionRule(
    code="return-mismatch",
    group=Group.RETURNS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    refused_by=Refuser.WORKER,
    check=check,
)
