"""A binding has a direction that its type does not have.

What: each type is an input, an output or both. Without `direction` a binding is an input. Where the worker refuses
the annotation for it, that is told instead.

Why: the host refuses some of these at once ("Http binding can only be used for output."); the others fail when the
function runs. A trigger that is an output starts nothing.

Example: `{"type": "queue", "direction": "in"}`: a queue is read by its trigger only.

Instead: the direction that the type has.

Versions: all.

Evidence: read in source (host FunctionBinding.cs; the schema of the type).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.annotations import Verdict
from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.rules.consequences import mistyped_trigger
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import refused_parameters
from funcls.rules.rule import LEARN, FunctionRule, Group

_ABOUT_DIRECTION: Final = (Verdict.OUT_NEEDED, Verdict.OUT_ON_INPUT)


def check(function: Function) -> Iterator[Report]:
    """Report each direction that the binding's type lacks."""
    at_odds = [each.binding for each in refused_parameters(function, *_ABOUT_DIRECTION) if each.refusal.certain]
    for binding in function.bindings:
        entry, direction = binding.entry, binding.direction
        if entry is None or direction not in (Direction.IN, Direction.OUT) or binding.node.damaged:
            continue
        if direction.value in entry.directions or _is_told_elsewhere(function, binding, direction):
            continue
        refusal = entry.direction_refusal
        # Whoever refuses the function for it tells more.
        if binding is mistyped_trigger(function) or (refusal is None and binding in at_odds):
            continue
        yield Report(
            function.json_place(binding.direction_span),
            _message(binding, direction, refusal.words if refusal else None),
            severity=Severity.ERROR if refusal else Severity.WARNING,
            docs=entry.docs,
        )


def _is_told_elsewhere(function: Function, binding: Binding, direction: Direction) -> bool:
    """Whether it is a `$return` that is no output, or the one trigger, which is none for its direction."""
    is_return = binding.is_return and direction is Direction.IN
    return is_return or (binding.has_trigger_type and not function.triggers)


def _message(binding: Binding, direction: Direction, words: str | None) -> str:
    allowed = " or ".join(f'"{each}"' for each in binding.entry.directions) if binding.entry else ""
    stated = f'has direction "{direction.value}"' if binding.direction_field else 'has no direction, which means "in"'
    refused = f' The host refuses the function, "{words.rstrip(".")}".' if words else ""
    return f"This binding {stated}, and a '{binding.type}' binding takes only {allowed}.{refused}"


RULE = FunctionRule(
    code="direction-unsupported",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings#binding-direction",
    refused_by=Refuser.HOST,
    check=check,
)
