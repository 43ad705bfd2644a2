"""Annotations that the worker refuses, side by side with their bindings, for the rules on each kind of refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.annotations import Refusal, Verdict
from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.model.handler import Handler
from funcls.model.signature import Signature
from funcls.model.source import Place
from funcls.model.target import describe_versions
from funcls.rules.consequences import has_refused_direction
from funcls.rules.finding import Related, Report, Severity

_ABOUT_DIRECTION: Final = (Verdict.OUT_BARE, Verdict.OUT_NEEDED, Verdict.OUT_ON_INPUT)


@dataclass(frozen=True, slots=True)
class RefusedAnnotation:
    """An annotation that the worker refuses; `name` is that of the parameter, `binding` None where none is bound."""

    name: str
    text: str
    place: Place
    binding: Binding | None
    related: tuple[Related, ...]
    refusal: Refusal

    def report(self, message: str) -> Report:
        """Return the finding: an error where every Python of the target refuses, else a warning that names those."""
        if self.refusal.certain:
            return Report(self.place, message, self.related)
        return Report(self.place, f"{message}{_which(self.refusal)}", self.related, Severity.WARNING)


def _which(refusal: Refusal) -> str:
    return "" if refusal.failure else f" That is so on Python {describe_versions(refusal.versions)}."


def refused_parameters(function: Function, *verdicts: Verdict) -> Iterator[RefusedAnnotation]:
    """Yield the parameters' annotations against which one of these verdicts falls."""
    for bound, refusal in function.refused:
        expression = bound.parameter.annotation
        signature = _whole_signature(function) if refusal.verdict in verdicts else None
        if signature is None:
            continue
        if expression is None:
            # A library has made the parameter.
            span, text = bound.parameter.span, signature.annotated
        else:
            span, text = expression.span, expression.text
        binding = bound.bindings[0] if bound.bindings else None
        if binding is not None and (binding.node.damaged or has_refused_direction(function, binding)):
            continue
        related = _related(function, binding, refusal.verdict)
        yield RefusedAnnotation(bound.parameter.name, text, Place(signature.path, span), binding, related, refusal)


def failed_annotations(function: Function) -> Iterator[RefusedAnnotation]:
    """Yield the annotations that fail although a decorator hides what the handler is."""
    for each in function.failed if function.failed and _whole_handler(function) is not None else ():
        refusal, expression = each.annotation.refusal, each.expression
        if refusal is not None:
            yield RefusedAnnotation("", expression.text, Place(each.path, expression.span), None, (), refusal)


def refused_return(function: Function, *verdicts: Verdict) -> Iterator[RefusedAnnotation]:
    """Yield the return annotation, if one of these verdicts falls against it."""
    refusal = function.returns.refusal if function.returns is not None else None
    signature = _whole_signature(function) if refusal is not None and refusal.verdict in verdicts else None
    if signature is None or signature.returns is None or refusal is None:
        return
    binding = next((each for each in function.bindings if each.is_return), None)
    if binding is not None and (binding.node.damaged or binding.direction is not Direction.OUT):
        # `$return` in another direction has its own finding.
        return
    related = (Related(function.json_place(binding.type_span), "The binding of the return value"),) if binding else ()
    expression = signature.returns
    place = Place(signature.path, expression.span)
    yield RefusedAnnotation("return", expression.text, place, binding, related, refusal)


def _whole_signature(function: Function) -> Signature | None:
    handler = _whole_handler(function)
    return handler.signature if handler is not None else None


def _whole_handler(function: Function) -> Handler | None:
    """Return the handler, None while it is half typed: annotations may yet grow."""
    return function.certain_handler if not function.handler_is_half_typed else None


def _related(function: Function, binding: Binding | None, verdict: Verdict) -> tuple[Related, ...]:
    if binding is None:
        return ()
    if verdict in _ABOUT_DIRECTION:
        return (Related(function.json_place(binding.direction_span), f"The direction of binding '{binding.name}'"),)
    return (Related(function.json_place(binding.type_span), f"The type of binding '{binding.name}'"),)
