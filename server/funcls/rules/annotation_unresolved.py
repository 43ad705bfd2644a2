"""An annotation of the handler cannot be evaluated.

What: the worker evaluates every annotation of the handler, those in quotes and those that
`from __future__ import annotations` postpones included. A name that is not there when the app runs fails: one that is
imported under `if TYPE_CHECKING:` alone, a misspelt class of azure.functions, text that is no expression.

Why: the worker imports the script and calls `typing.get_type_hints`; a NameError there, or in the script itself, means
that the function is not loaded.

Example: `def main(req: "func.HttpRequest")` in a module that does not import azure.functions.

Instead: import the name where the app can see it, or write one that exists.
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.function import Function
from funcls.model.library import nearest_class
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import RefusedAnnotation, refused_parameters, refused_return
from funcls.rules.rule import LEARN, Evidence, FunctionRule


def check(function: Function) -> Iterator[Report]:
    """Report each annotation that fails."""
    for each in (*refused_parameters(function, Verdict.UNRESOLVED), *refused_return(function, Verdict.UNRESOLVED)):
        yield each.report(_message(each))


def _message(each: RefusedAnnotation) -> str:
    words = each.refusal.words
    said = f"'{each.text}' cannot be evaluated: the worker refuses the function, \"{words}\"."
    if "has no attribute" in words:
        near = nearest_class(words.rpartition(" ")[2].strip("'"))
        return f"{said} Did you mean '{near}'?" if near else f"{said} A newer azure-functions may have it."
    return f"{said} Import the name at the top of the module, outside 'if TYPE_CHECKING:'."


RULE = FunctionRule(
    code="annotation-unresolved",
    severity=Severity.ERROR,
    evidence=Evidence(Grade.MEASURED, "typing.get_type_hints as runtime-v1 1.2.0 calls it, functions.py"),
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    refused_by=Refuser.WORKER,
    check=check,
)
