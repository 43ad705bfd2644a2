"""Annotated parameters side by side with their bindings, for the rules that compare `Out` with the direction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from funcls.model.annotations import Annotation
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.rules.finding import Related


@dataclass(frozen=True, slots=True)
class AnnotatedBinding:
    """A binding whose parameter is annotated."""

    name: str
    binding: Binding
    annotation: Annotation
    annotation_text: str
    annotation_place: Place
    related_direction: tuple[Related, ...]


def annotated_bindings(function: Function) -> Iterator[AnnotatedBinding]:
    """Yield the bindings of the function whose parameters are annotated."""
    handler = function.certain_handler
    if handler is None or handler.signature is None:
        return
    for bound in function.parameters:
        expression = bound.parameter.annotation
        if expression is None or bound.annotation is None:
            continue
        for binding in bound.bindings:
            if binding.node.damaged:
                continue
            place = function.json_place(binding.direction_span)
            yield AnnotatedBinding(
                name=bound.parameter.name,
                binding=binding,
                annotation=bound.annotation,
                annotation_text=expression.text,
                annotation_place=Place(handler.signature.path, expression.span),
                related_direction=(Related(place, f"The direction of binding '{bound.parameter.name}'"),),
            )
