"""Fixes for annotations that the worker refuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.accepted_annotations import annotations_of
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.python_edits import spell
from funcls.features.results import Edit, FileEdits
from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.schema.wording import nearest
from funcls.syntax.python.expressions import Constant, Expression, Name, Subscript, Union
from funcls.text.span import Span

_LISTS: Final = frozenset({"list", "Sequence", "Iterable", "Collection"})
_DICTS: Final = frozenset({"dict", "Dict", "Mapping"})


def of_parameter(problem: Problem) -> Iterator[Proposal]:
    """Write the annotation in a form that the worker takes, or one that the binding takes, or none."""
    bound = problem.parameter
    annotation = bound.parameter.annotation if bound is not None else None
    if bound is None or annotation is None or problem.function is None or not bound.bindings:
        return
    yield from _replaced(problem, problem.function, annotation, bound.bindings[0])
    start = bound.parameter.span.end
    yield _without(problem, Span(start, annotation.span.end), annotation)


def of_return(problem: Problem) -> Iterator[Proposal]:
    """Do the same with what is annotated as returned."""
    function = problem.function
    handler = function.handler if function is not None else None
    annotation = handler.signature.returns if handler is not None and handler.signature is not None else None
    definition = handler.definition if handler is not None else None
    if function is None or annotation is None or annotation.span != problem.span or definition is None:
        return
    returned = next((each for each in function.bindings if each.is_return), None)
    inner = _inside_out(annotation)
    if inner is not None:
        yield from _written(problem, annotation, inner.text, is_likely=True)
    if returned is not None:
        yield from _replaced(problem, function, annotation, returned)
    arrow = problem.source.text.rfind("->", definition.name_span.end, annotation.span.start)
    start = len(problem.source.text[:arrow].rstrip()) if arrow >= 0 else annotation.span.start
    yield _without(problem, Span(start, annotation.span.end), annotation)


def of_context(problem: Problem) -> Iterator[Proposal]:
    """Annotate the invocation context as what it is."""
    bound = problem.parameter
    if bound is not None and bound.parameter.annotation is not None:
        yield from _written(problem, bound.parameter.annotation, "func.Context", is_likely=True)


def of_missing_direction(problem: Problem) -> Iterator[Proposal]:
    """Take `Out` from an input."""
    bound = problem.parameter
    annotation = bound.parameter.annotation if bound is not None else None
    if bound is None or annotation is None or problem.function is None or not bound.bindings:
        return
    inner = _inside_out(annotation)
    if inner is not None:
        yield from _written(problem, annotation, inner.text, is_likely=False)
    yield from of_parameter(problem)


def _replaced(problem: Problem, function: Function, annotation: Expression, binding: Binding) -> Iterator[Proposal]:
    accepted = annotations_of(function, binding)
    same = list(dict.fromkeys(each for each in _in_other_words(annotation) if each != annotation.text))
    if binding.direction is Direction.OUT and not binding.is_return and _inside_out(annotation) is None:
        # What is set would have to be set otherwise.
        for each in [annotation.text, *same]:
            yield from _written(problem, annotation, f"func.Out[{each}]", is_likely=False)
        same = []
    for each in same:
        yield from _written(problem, annotation, each, is_likely=True)
    slip = nearest(annotation.text, accepted)
    is_one = len(accepted) == 1
    for each in sorted(accepted, key=lambda one: one != slip)[:3]:
        yield from _written(problem, annotation, each, is_likely=is_one)


def _written(problem: Problem, annotation: Expression, text: str, *, is_likely: bool) -> Iterator[Proposal]:
    spelling = spell(problem.source, text)
    if spelling is not None:
        edits = (*spelling.imports, Edit(annotation.span, spelling.text))
        yield Proposal(f"Annotate '{spelling.text}'", (FileEdits(problem.path, edits),), is_likely)


def _without(problem: Problem, span: Span, annotation: Expression) -> Proposal:
    return Proposal.of(f"Remove the annotation '{annotation.text}'", problem.path, Edit(span, ""))


def _in_other_words(annotation: Expression) -> Iterator[str]:
    """Yield forms of an annotation that say the same of the value that comes, without what the worker refuses."""
    match annotation.form:
        case Union():
            yield from _only(_members(annotation))
        case Subscript(base=Expression(form=Name(dotted=dotted)), items=items):
            last = dotted.rpartition(".")[2]
            if last in ("Optional", "Union"):
                yield from _only(items)
            elif last == "Out" and len(items) == 1:
                yield from (f"{annotation.text[: _opening(annotation)]}[{each}]" for each in _in_other_words(items[0]))
            elif last in _LISTS and len(items) == 1:
                inner = next(iter(_in_other_words(items[0])), items[0].text)
                yield f"typing.List[{inner}]"
            elif last in _DICTS:
                yield "dict"


def _opening(annotation: Expression) -> int:
    return annotation.text.index("[")


def _only(items: tuple[Expression, ...]) -> Iterator[str]:
    """Yield the one member of a union that is not None."""
    others = [each for each in items if each.form not in (Constant(None), Name("None"))]
    if len(others) == 1:
        yield others[0].text
        yield from _in_other_words(others[0])


def _members(annotation: Expression) -> tuple[Expression, ...]:
    if isinstance(annotation.form, Union):
        return (*_members(annotation.form.left), *_members(annotation.form.right))
    return (annotation,)


def _inside_out(annotation: Expression) -> Expression | None:
    match annotation.form:
        case Subscript(base=Expression(form=Name(dotted=dotted)), items=(inner,)) if dotted.rpartition(".")[2] == "Out":
            return inner
        case _:
            return None
