"""An annotation of the handler cannot be evaluated.

What: the worker evaluates every annotation of the handler, those in quotes and those that `from __future__ import
annotations` postpones included. A name that is not there when the app runs fails: one that is imported under `if
TYPE_CHECKING:` alone, a misspelt class of azure.functions, text that is no expression. Annotations that fail for
one reason are told once.

Why: the worker imports the script and calls `typing.get_type_hints`; a NameError there, or in the script itself, means
that the function is not loaded.

Example: `def main(req: "func.HttpRequest")` in a module that does not import azure.functions.

Instead: import the name where the app can see it, or write one that exists.

Versions: a name that is bound below the handler is found since Python 3.14. A name that no known release of
azure-functions or `typing` has, and that is no slip of the pen, is a warning: a newer release may have it.

Evidence: measured (typing.get_type_hints as runtime-v1 1.2.0 calls it, functions.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from funcls.model.annotations import Verdict
from funcls.model.function import Function
from funcls.model.values import Failure
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.refused_annotations import (
    RefusedAnnotation,
    failed_annotations,
    refused_parameters,
    refused_return,
)
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report the annotations that fail: those that do so for the same reason once, with the others beside the first."""
    parameters, returned = (find(function, Verdict.UNRESOLVED) for find in (refused_parameters, refused_return))
    alike: dict[tuple[str, bool], list[RefusedAnnotation]] = {}
    for each in (*parameters, *returned, *failed_annotations(function)):
        if each.refusal.failure is not None:
            alike.setdefault((each.refusal.failure.words, each.refusal.certain), []).append(each)
    for first, *others in alike.values():
        also = tuple(Related(each.place, f"'{each.text}' fails, too") for each in others)
        if first.refusal.failure is not None:
            report = first.report(_message(first, first.refusal.failure))
            yield replace(report, related=(*report.related, *also))


def _message(each: RefusedAnnotation, failure: Failure) -> str:
    said = f"'{each.text}' cannot be evaluated: the worker refuses the function, \"{failure.words}\"."
    if failure.meant is not None:
        return f"{said} Did you mean '{failure.meant}'?"
    if not failure.certain:
        return f"{said} A newer release may have it."
    if "is not defined" in failure.words:
        return f"{said} Import the name before this line, and not under 'if TYPE_CHECKING:' alone."
    return said


RULE = FunctionRule(
    code="annotation-unresolved",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    refused_by=Refuser.WORKER,
    check=check,
)
