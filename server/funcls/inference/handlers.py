"""What the handlers in a script do not say of their parameters, and their function.json does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from funcls.inference.rewriting import Replacement
from funcls.model.binding import Binding
from funcls.model.checked import BoundParameter, as_checked
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.trigger_names import delivers_many
from funcls.schema.converter import Accepted
from funcls.syntax.python.expressions import Expression, Name, ParameterKind, Subscript
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

LIBRARY: Final = "__funcls_func__"
TYPING: Final = "__funcls_typing__"
DURABLE: Final = "__funcls_durable__"
"""The names of libraries in a rewritten script, whatever it imports itself."""

PREAMBLE: Final = (
    f"import azure.functions as {LIBRARY}; import typing as {TYPING}; import azure.durable_functions as {DURABLE}\n"
)

_DURABLE: Final = "azure.durable_functions."
_CONTEXTS: Final = {"Orchestrator": "DurableOrchestrationContext", "Entity": "DurableEntityContext"}
_OUT: Final = "Out"
_NAMES: Final = (("azure.functions.", f"{LIBRARY}."), ("func.", f"{LIBRARY}."), ("typing.", f"{TYPING}."))
_BY_POSITION: Final = (ParameterKind.POSITIONAL_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD, ParameterKind.KEYWORD_ONLY)


class Annotations(NamedTuple):
    """What is put into a script: `missing` where nobody wrote any, `plain` in place of those that jedi cannot read."""

    missing: tuple[Replacement, ...] = ()
    plain: tuple[Replacement, ...] = ()


def annotations_for(state: AppState, path: str) -> Annotations:
    """Return the annotations for the handlers in the script `path`; of a handler of several functions, the first's."""
    missing: dict[Span, Replacement] = {}
    plain: dict[Span, Replacement] = {}
    for function in state.functions_of(path):
        handler = function.handler
        if handler is None or handler.definition is None or handler.place.path != path:
            continue
        for span, text in _missing(function):
            missing.setdefault(span, Replacement(span, text))
        for expression in _outputs(function):
            plain.setdefault(expression.span, Replacement(expression.span, f"{LIBRARY}.{_OUT}"))
    return Annotations(tuple(missing.values()), tuple(plain.values()))


def _missing(function: Function) -> Iterator[Replacement]:
    handler = function.handler
    if handler is not None and handler.made and handler.definition is not None:
        # What makes the callable hands on a context of its own.
        context = _CONTEXTS.get(handler.factory.removeprefix(_DURABLE).partition(".")[0])
        first = next(iter(handler.definition.parameters), None)
        if context is not None and first is not None and first.annotation is None:
            yield Replacement(Span(first.span.end, first.span.end), f": {DURABLE}.{context}")
        return
    for bound in function.parameters:
        if bound.parameter.annotation is None and bound.parameter.kind in _BY_POSITION:
            text = _annotation(bound, function)
            if text:
                end = bound.parameter.span.end
                yield Replacement(Span(end, end), f": {text}")


def _annotation(bound: BoundParameter, function: Function) -> str:
    """Return the class of what the worker hands over, empty where it may be anything."""
    if not bound.bindings:
        return f"{LIBRARY}.Context" if bound.parameter.name == CONTEXT_NAME else ""
    return _delivered(bound.bindings[0], function)


def _delivered(binding: Binding, function: Function) -> str:
    checked = as_checked(binding, function.catalogue)
    if checked is None:
        return ""
    if checked.is_output:
        return f"{LIBRARY}.{_OUT}"
    accepted = checked.converter.inputs if checked.converter is not None else None
    if accepted is None:
        return ""
    if accepted.items and delivers_many(binding):
        return f"{TYPING}.List[{_qualified(accepted.items[0])}]"
    return _qualified(first_class(accepted))


def first_class(accepted: Accepted) -> str:
    """Return the first of the accepted annotations that is a class, as the schema writes it; empty without one."""
    return next((each for each in accepted.texts if not each.startswith(("*", "typing."))), "")


def _qualified(name: str) -> str:
    return next((f"{new}{name.removeprefix(old)}" for old, new in _NAMES if name.startswith(old)), name)


def _outputs(function: Function) -> Iterator[Expression]:
    """Yield the annotations `func.Out[...]`."""
    for bound in function.parameters:
        expression = bound.parameter.annotation
        base = expression.form.base.form if expression and isinstance(expression.form, Subscript) else None
        if expression is not None and isinstance(base, Name) and base.dotted.rpartition(".")[2] == _OUT:
            yield expression
