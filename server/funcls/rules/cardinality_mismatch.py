"""A trigger delivers one event where the annotation says a list, or a list where it says one event.

What: with `cardinality` set to `many` the handler gets a list of events, else a single one. The annotation has to say
the same: `typing.List[...]` for a list, the class of the event, `str` or `bytes` for one.

Why: neither host nor worker compares the two. The function loads, and fails on the first event, such as with
"'list' object has no attribute 'get_body'".

Example: `"cardinality": "many"` and `def main(events: func.EventHubEvent)`.

Instead: `def main(events: typing.List[func.EventHubEvent])`, or `"cardinality": "one"`.

Versions: all.

Evidence: measured (worker issues 699 and 783; the converters of azure-functions 2.3.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.annotations import Annotation, Verdict
from funcls.model.binding import Binding, Direction
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.values import PyClass, TypingGeneric
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.expressions import Expression

_CARDINALITY: Final = "cardinality"
_ONE: Final = "one"
_MANY: Final = "many"


def check(function: Function) -> Iterator[Report]:
    """Report each annotation that says another number of events than the binding."""
    handler = function.certain_handler
    if handler is None or handler.signature is None or handler.decorated:
        return
    for bound in function.parameters:
        expression, annotation = bound.parameter.annotation, bound.annotation
        if expression is None or annotation is None or not bound.bindings:
            continue
        delivers, takes = delivers_many(bound.bindings[0]), _takes_many(annotation)
        if delivers is not None and takes is not None and delivers is not takes:
            place = Place(handler.signature.path, expression.span)
            yield Report(
                place, _message(bound, expression, delivers=delivers), (_related(function, bound.bindings[0]),)
            )


def delivers_many(binding: Binding) -> bool | None:
    """Return whether the trigger delivers lists; None where it has no cardinality, or that is half typed."""
    entry, canonical = binding.entry, binding.canonical
    if entry is None or canonical is None or binding.direction is not Direction.IN or canonical.damaged:
        return None
    if _CARDINALITY not in entry.properties or (_CARDINALITY,) in canonical.unread or entry.name != binding.type:
        return None
    value = canonical.value.get(_CARDINALITY, _ONE)
    # Of another value it is told that there is none such.
    return value == _MANY if value in (_ONE, _MANY) else None


def _takes_many(annotation: Annotation) -> bool | None:
    if any(verdict is not Verdict.ACCEPTED for verdict in annotation.verdicts.values()):
        return None
    kinds = {type(value) for value in annotation.values.values()}
    return {frozenset({TypingGeneric}): True, frozenset({PyClass}): False}.get(frozenset(kinds))


def _message(bound: BoundParameter, expression: Expression, *, delivers: bool) -> str:
    name, text = bound.parameter.name, expression.text
    if delivers:
        return (
            f"'{name}' gets a list of events and is annotated '{text}': the function fails on the first batch. "
            'Annotate typing.List[...] with the class of the event, or set "cardinality": "one".'
        )
    return (
        f"'{name}' gets one event at a time and is annotated '{text}': the function fails on the first event. "
        'Set "cardinality": "many", or annotate the class of the event.'
    )


def _related(function: Function, binding: Binding) -> Related:
    stated = binding.canonical.spans.get((_CARDINALITY,)) if binding.canonical else None
    if stated is not None:
        return Related(function.json_place(stated), f"The cardinality of binding '{binding.name}'")
    return Related(function.json_place(binding.type_span), f"The type of binding '{binding.name}'")


RULE = FunctionRule(
    code="cardinality-mismatch",
    group=Group.ANNOTATIONS,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-bindings-event-hubs-trigger",
    check=check,
)
