"""The refactorings of a place that bring nothing new to mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from funcls.features.fixes.trial import try_out
from funcls.features.refactorings import binding, function_file, handler, unit_test
from funcls.features.refactorings.plan import Plan, Planner, Spot
from funcls.features.results import Refactoring
from funcls.model.source import SourceFile
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_PLANNERS: Final[tuple[Planner, ...]] = (
    handler.create_handler,
    function_file.create_function_file,
    binding.add_binding,
    unit_test.create_unit_test,
)


def refactorings(state: AppState, source: SourceFile, span: Span, *, creates_files: bool) -> list[Refactoring]:
    """Return what can be made at `span` of a file of an app, which may be one that only an editor has read.

    `creates_files` says that a refactoring may come with a file that is not there yet.
    """
    if source.is_large:
        return []
    known = state if source.path in state.files else replace(state, files={**state.files, source.path: source})
    return [
        Refactoring(plan.title, plan.changes)
        for plan in _plans(Spot(known, source, span))
        if (creates_files or not any(each.creates for each in plan.changes)) and _keeps_its_promise(known, plan)
    ]


def _plans(spot: Spot) -> Iterator[Plan]:
    for each in _PLANNERS:
        yield from each(spot)


def _keeps_its_promise(state: AppState, plan: Plan) -> bool:
    """Return whether the findings that it is about are gone afterwards, and no other is there."""
    trial = try_out(state, plan.changes, plan.function)
    return trial is not None and not trial.brings_others and all(each in trial.gone for each in plan.ends)
