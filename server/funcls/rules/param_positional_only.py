"""A parameter of the handler cannot be passed by its name.

What: a parameter before `/` is positional-only. The worker passes every binding, and `context`, by name.

Why: the function loads, and each call of it fails: "got some positional-only arguments passed as keyword arguments".

Example: `def main(req, /)`.

Instead: `def main(req)`.

Versions: all.

Evidence: measured (worker handle_event.py, runtime-v1 1.2.0, and the call that it makes).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.expressions import ParameterKind
from funcls.text.span import Span


def check(function: Function) -> Iterator[Report]:
    """Report the parameters before `/`, once for all."""
    handler = function.certain_handler
    if handler is None or handler.signature is None or handler.made or handler.decorated:
        return
    if not all(each.bindings or each.parameter.name == CONTEXT_NAME for each in function.parameters):
        # The worker does not even load it.
        return
    guilty = [each.parameter for each in function.parameters if each.parameter.kind is ParameterKind.POSITIONAL_ONLY]
    if guilty:
        names = " and ".join(f"'{each.name}'" for each in guilty)
        yield Report(
            Place(handler.signature.path, Span(guilty[0].span.start, guilty[-1].span.end)),
            f"The worker passes {names} by name, and what stands before '/' takes no name: the function loads, and "
            "each call fails, \"got some positional-only arguments passed as keyword arguments\". Remove the '/'.",
        )


RULE = FunctionRule(
    code="param-positional-only",
    group=Group.SIGNATURE,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    check=check,
)
