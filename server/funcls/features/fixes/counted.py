"""Fixes for how many events a trigger delivers and its handler takes."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.fixes.json_edits import set_member
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.python_edits import spell
from funcls.features.results import Edit, FileEdits
from funcls.model.annotations import Annotation
from funcls.model.values import TypingGeneric

_KEY, _ONE, _MANY = "cardinality", "one", "many"


def of_cardinality(problem: Problem) -> Iterator[Proposal]:
    """Annotate what comes, or let come what is annotated."""
    bound, function = problem.parameter, problem.function
    expression = bound.parameter.annotation if bound is not None else None
    if bound is None or expression is None or bound.annotation is None or function is None or not bound.bindings:
        return
    takes_many = _takes_many(bound.annotation)
    value = _MANY if takes_many else _ONE
    edits = set_member(function.file, bound.bindings[0].node, _KEY, value)
    yield Proposal.of(f'Set "{_KEY}": "{value}"', function.file.path, *edits)
    inner = expression.text[expression.text.find("[") + 1 : -1] if takes_many else ""
    spelling = spell(problem.source, inner or f"typing.List[{expression.text}]")
    if spelling is not None:
        change = FileEdits(problem.path, (*spelling.imports, Edit(expression.span, spelling.text)))
        yield Proposal(f"Annotate '{spelling.text}'", (change,))


def _takes_many(annotation: Annotation) -> bool:
    return any(isinstance(each, TypingGeneric) for each in annotation.values.values())
