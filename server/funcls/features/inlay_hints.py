"""Inlay hints: behind a parameter without an annotation the one that its binding's type takes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.features.results import Edit
from funcls.model.binding import Binding, Direction
from funcls.model.checked import BoundParameter, as_checked
from funcls.model.function import Function
from funcls.model.source import SourceFile
from funcls.rules.cardinality_mismatch import delivers_many
from funcls.schema.converter import Accepted
from funcls.syntax.python.expressions import ParameterKind
from funcls.syntax.python.facts import Bind, ImportedModule, running
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_LIBRARY: Final = "azure.functions"
_SHORT: Final = "func"
_STARRED: Final = (ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD)
_NO_CLASS: Final = ("*", "typing.", "azure.")


@dataclass(frozen=True, slots=True)
class InlayHint:
    """A text that an editor shows at `offset`; `edit` writes it there, None where an import would be needed too."""

    offset: int
    text: str
    edit: Edit | None


def inlay_hints(state: AppState, path: str, span: Span) -> list[InlayHint]:
    """Return the hints of the file `path` in `span`, in order: for parameters and for what is returned.

    Where several functions have the handler and would say different things, nothing is said.
    """
    source = state.files.get(path)
    if source is None or not source.readable:
        return []
    library = _name_of_library(source)
    found: dict[int, set[str]] = {}
    for function in state.functions_of(path):
        for offset, text in _of_function(function, path):
            found.setdefault(offset, set()).add(text)
    hints = ((offset, next(iter(texts))) for offset, texts in sorted(found.items()) if len(texts) == 1)
    return [_hint(offset, text, library) for offset, text in hints if span.touches(offset)]


def _hint(offset: int, text: str, library: str | None) -> InlayHint:
    written = text.replace(f"{_SHORT}.", f"{library or _SHORT}.")
    can_write = library is not None or f"{_SHORT}." not in text
    return InlayHint(offset, written, Edit(Span(offset, offset), written) if can_write else None)


def _name_of_library(source: SourceFile) -> str | None:
    """Return the name by which a module has azure.functions, None where it has none or several."""
    names = {
        each.name
        for each in running(source.python.statements)
        if isinstance(each, Bind) and isinstance(each.value, ImportedModule) and each.value.bound == _LIBRARY
    }
    return names.pop() if len(names) == 1 else None


def _of_function(function: Function, path: str) -> Iterator[tuple[int, str]]:
    handler = function.handler
    signature = handler.signature if handler is not None and not handler.made else None
    definition = handler.definition if handler is not None else None
    if signature is None or definition is None or signature.path != path:
        return
    for bound in function.parameters:
        text = _of_parameter(bound, function)
        if text:
            yield bound.parameter.span.end, f": {text}"
    returned = [each for each in function.bindings if each.is_return]
    if signature.returns is None and len(returned) == 1:
        text = _taken(returned[0], function)
        if text:
            yield definition.signature.end, f" -> {text}"


def _of_parameter(bound: BoundParameter, function: Function) -> str:
    parameter = bound.parameter
    if parameter.annotation is not None or parameter.kind in _STARRED or len(bound.bindings) != 1:
        return ""
    binding = bound.bindings[0]
    text = _taken(binding, function)
    return f"{_SHORT}.Out[{text}]" if text and binding.direction is Direction.OUT else text


def _taken(binding: Binding, function: Function) -> str:
    """Return the class that the binding's type takes first; empty where any will do, or more than the type decides."""
    checked = as_checked(binding, function.catalogue)
    if checked is None or checked.converter is None or binding.data_type or delivers_many(binding):
        return ""
    accepted = checked.converter.outputs if binding.direction is Direction.OUT else checked.converter.inputs
    return _first_class(accepted)


def _first_class(accepted: Accepted | None) -> str:
    texts = accepted.texts if accepted is not None else ()
    return next((each for each in texts if not each.startswith(_NO_CLASS)), "")
