"""Fixes for calls of Durable Functions."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.results import Edit
from funcls.schema.slip import is_slip
from funcls.schema.wording import nearest_given


def of_name(problem: Problem) -> Iterator[Proposal]:
    """Name the function that is nearest to the name in the call."""
    text = problem.source.text
    start, end = problem.span
    quote = text[start : start + 1]
    if quote in ("'", '"'):
        start, end = start + 1, end - 1
    names = (each.cross.durable for each in problem.state.judgements.values())
    written = text[start:end]
    near = nearest_given(written, (each.own.name for each in names if each is not None and each.own is not None))
    if near is not None:
        edit = Edit(problem.span, f"{quote}{near}{quote}" if quote in ("'", '"') else near)
        yield Proposal.of(f"Write '{near}'", problem.path, edit, is_likely=is_slip(written, near))
