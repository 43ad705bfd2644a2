"""The handler returns a value, and no output takes it.

What: a returned value goes to the binding `$return`. Without one, only some types (activity and orchestration triggers
among them, and all that the azure-functions library has no converter for) take it. Values that may be None are not
reported.

Why: the function loads, and a call that returns something fails: "function 'F' without a $return binding returned a
non-None value".

Example: `return func.HttpResponse("ok")` where the `http` output is named `res`.

Instead: name the output `$return`, add one, or return nothing.

Versions: all. Workers for Python 3.13 and newer write "bindingreturned", and the name of the function after it.

Evidence: measured (worker handle_event.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report the first value that is certainly not None."""
    handler = function.certain_handler
    definition = handler.definition if handler else None
    if handler is None or definition is None or handler.made or handler.decorated or definition.is_generator:
        return
    if definition.returned_value is None or not function.bindings_known or not function.bindings:
        return
    if any(each.is_return or each.may_take_return_value for each in function.bindings):
        return
    if any(each.direction is Direction.OUT and function.parameter_of(each) is None for each in function.bindings):
        # An output that no parameter takes, or whose name is refused, may be meant for the value.
        return
    outputs = [each for each in function.bindings if each.direction is Direction.OUT and each.name]
    advice = "Add an output binding named '$return', or return nothing."
    if outputs:
        advice = (
            f"Name the output binding '{outputs[0].name}' '$return', or pass the value to {outputs[0].name}.set(...)."
        )
    yield Report(
        Place(handler.place.path, definition.returned_value),
        f"No output takes the value that {function.entry_point}() returns here: the function loads, and this "
        f"call fails, \"function '{function.name}' without a $return binding returned a non-None value\". {advice}",
        (Related(function.json_place(function.bindings_span), "The bindings of the function"),),
    )


RULE = FunctionRule(
    code="return-without-output",
    group=Group.RETURNS,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#outputs",
    check=check,
)
