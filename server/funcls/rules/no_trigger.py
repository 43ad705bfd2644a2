"""No binding is a trigger.

What: exactly one binding must be an input whose type ends with `Trigger`.

Why: the host refuses the function with "No trigger binding specified. A function must have a trigger input
binding."

Example: a function.json with output bindings alone, or a trigger with direction `out`.

Instead: add the trigger, or set its direction to `in`.

Versions: all.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a function whose bindings hold no trigger."""
    bindings = function.bindings
    if not function.bindings_known or not bindings or function.triggers():
        return
    # Without its type or direction a binding may yet be the trigger; that has a finding of its own.
    if any(not each.type or each.direction is None for each in bindings):
        return
    turned = next((each for each in bindings if _is_turned_trigger(each)), None)
    if turned is not None:
        span = turned.direction_span
        advice = f'With this direction \'{turned.type}\' is no trigger: set "direction": "in".'
    else:
        span = function.bindings_span
        advice = "Add the binding that starts the function."
    words = '"No trigger binding specified. A function must have a trigger input binding."'
    yield Report(function.json_place(span), f"The host refuses the function, {words} {advice}")


def _is_turned_trigger(binding: Binding) -> bool:
    return binding.has_trigger_type and binding.direction is not Direction.IN


RULE = FunctionRule(
    code="no-trigger",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
