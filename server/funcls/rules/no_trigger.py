"""No binding is a trigger.

What: exactly one binding must be an input whose type ends with `Trigger`. Where the type or direction of a binding
is what keeps it from being the trigger, that is the place.

Why: the host refuses the function with "No trigger binding specified. A function must have a trigger input
binding."

Example: a function.json with output bindings alone, or a trigger with direction `out`.

Instead: add the trigger, or set its direction to `in`.

Versions: all.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.consequences import lacks_trigger, mistyped_trigger, trigger_meant, turned_trigger
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a function whose bindings hold no trigger."""
    if not lacks_trigger(function):
        return
    turned, mistyped = turned_trigger(function), mistyped_trigger(function)
    if turned is not None:
        span = turned.direction_span
        advice = f'With this direction \'{turned.type}\' is no trigger: set "direction": "in".'
    elif mistyped is not None:
        span = mistyped.type_span
        advice = f"'{mistyped.type}' is no trigger. Did you mean '{trigger_meant(function, mistyped)}'?"
    else:
        span = function.bindings_span
        advice = "Add the binding that starts the function."
    words = '"No trigger binding specified. A function must have a trigger input binding."'
    yield Report(function.json_place(span), f"The host refuses the function, {words} {advice}")


RULE = FunctionRule(
    code="no-trigger",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
