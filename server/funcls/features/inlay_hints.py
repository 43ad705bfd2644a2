"""Inlay hints: what the parameters and the return value of a handler may be annotated with that have no annotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.python_edits import spell
from funcls.features.fixes.trial import try_out
from funcls.features.refactorings.written_handler import usual_annotation
from funcls.features.results import Edit, FileEdits, InlayHint
from funcls.model.checked import BoundParameter
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.source import SourceFile
from funcls.syntax.python.expressions import ParameterKind
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_CONTEXT: Final = "func.Context"
_STARS: Final = frozenset({ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD})


def inlay_hints(state: AppState, path: str, span: Span) -> list[InlayHint]:
    """Return the hints in `span` of the file `path`, in order; none unless they are asked for.

    Where a handler serves several functions, those on which all agree.
    """
    source = state.files.get(path)
    if source is None or not state.configured.settings.inlay_hints:
        return []
    found: dict[int, set[InlayHint]] = {}
    for function in state.functions_of(path):
        for hint in _taken(state, function, source):
            found.setdefault(hint.offset, set()).add(hint)
    agreed = [next(iter(hints)) for _, hints in sorted(found.items()) if len(hints) == 1]
    return [each for each in agreed if span.start <= each.offset <= span.end]


def _taken(state: AppState, function: Function, source: SourceFile) -> list[InlayHint]:
    """Return the hints that the function can be written with."""
    hints = list(_hints(function, source))
    if not hints or _is_right(state, function, source, hints):
        return hints
    return [each for each in hints if _is_right(state, function, source, [each])]


def _is_right(state: AppState, function: Function, source: SourceFile, hints: list[InlayHint]) -> bool:
    edits = dict.fromkeys(edit for each in hints for edit in each.edits)
    trial = try_out(state, [FileEdits(source.path, tuple(edits))], function.name)
    return trial is not None and not trial.brings_others


def _hints(function: Function, source: SourceFile) -> Iterator[InlayHint]:
    handler = function.certain_handler
    definition = handler.definition if handler is not None else None
    if handler is None or handler.signature is None or definition is None or handler.made:
        return
    if handler.place.path != source.path:
        return
    for bound in function.parameters:
        parameter = bound.parameter
        if parameter.annotation is None and parameter.default is None and parameter.kind not in _STARS:
            yield from _hint(source, parameter.span.end, ": ", _of_parameter(function, bound))
    returned = next((each for each in function.bindings if each.is_return), None)
    closing = source.text.rfind(")", definition.name_span.end, definition.signature.end)
    if returned is not None and handler.signature.returns is None and closing >= 0:
        yield from _hint(source, closing + 1, " -> ", usual_annotation(function, returned))


def _of_parameter(function: Function, bound: BoundParameter) -> str:
    if bound.bindings:
        return usual_annotation(function, bound.bindings[0])
    return _CONTEXT if bound.parameter.name == CONTEXT_NAME else ""


def _hint(source: SourceFile, offset: int, lead: str, annotation: str) -> Iterator[InlayHint]:
    spelling = spell(source, annotation) if annotation else None
    if spelling is not None:
        label = f"{lead}{spelling.text}"
        yield InlayHint(offset, label, (*spelling.imports, Edit(Span(offset, offset), label)))
