"""A refactoring before it is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from funcls.features.results import FileEdits
from funcls.model.source import SourceFile
from funcls.rules.finding import Finding
from funcls.text.span import Span
from funcls.workspace.app_state import AppState


@dataclass(frozen=True)
class Plan:
    """Edits for the function `function`; `ends` are the findings of which none may be left."""

    title: str
    function: str
    changes: tuple[FileEdits, ...]
    ends: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Spot:
    """What is selected, or where the cursor stands, in a file of an app."""

    state: AppState
    source: SourceFile
    span: Span

    def is_in(self, span: Span) -> bool:
        """Return whether it lies in a span, its ends included."""
        return span.start <= self.span.start and self.span.end <= span.end


Planner: TypeAlias = Callable[[Spot], Iterator[Plan]]
"""Yields what can be made at a place."""
