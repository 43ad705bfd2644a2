"""Code lenses: above a handler what starts it and what it reads and writes, above a function.json its handler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.subject import address_of, describe, kind_of, schedule_of
from funcls.schema.schedule_words import describe_schedule
from funcls.text.secrets import masked
from funcls.text.span import Span
from funcls.workspace.app_state import AppState

_SETTING: Final = "%"
_WORDS: Final = {Direction.IN: "in", Direction.OUT: "out", Direction.INOUT: "in and out"}


@dataclass(frozen=True, slots=True)
class CodeLens:
    """A line above `span` that says `title` and leads to `target`."""

    span: Span
    title: str
    target: Place


def code_lenses(state: AppState, path: str) -> list[CodeLens]:
    """Return the lenses of the file `path`, in order: the trigger first, then each input and output."""
    served = [each for each in state.functions_of(path) if each.handler and each.handler.place.path == path]
    lenses = [lens for each in served for lens in _of_handler(each, is_named=_shares_handler(each, served))]
    lenses += [lens for each in state.functions_of(path) if each.file.path == path for lens in _of_file(each)]
    return sorted(lenses, key=lambda each: each.span)


def _shares_handler(function: Function, served: Sequence[Function]) -> bool:
    """Whether its handler serves another function as well, so that the name of each tells which is meant."""
    return any(each is not function and _place(each) == _place(function) for each in served)


def _place(function: Function) -> Place | None:
    return function.handler.place if function.handler is not None else None


def _of_handler(function: Function, *, is_named: bool) -> Iterator[CodeLens]:
    place = _place(function)
    if place is None:
        return
    # What starts the function is read first.
    for binding in sorted(function.bindings, key=lambda each: not each.is_trigger):
        if binding.type:
            words = _trigger(binding, function) if binding.is_trigger else _other(binding, function)
            title = f"{function.name}: {words}" if is_named else words
            yield CodeLens(place.span, title, function.json_place(binding.name_span))


def _trigger(binding: Binding, function: Function) -> str:
    schedule = schedule_of(binding)
    if schedule is not None:
        in_words = describe_schedule(schedule).partition(";")[0] if _SETTING not in schedule else ""
        return in_words or f"{kind_of(binding)} {masked(schedule)}"
    if address_of(binding, function) is not None:
        return describe(binding, function)
    return f"on {describe(binding, function)}"


def _other(binding: Binding, function: Function) -> str:
    direction = _WORDS[binding.direction] if binding.direction is not None else "?"
    return f"{direction}: {describe(binding, function)}"


def _of_file(function: Function) -> Iterator[CodeLens]:
    handler = function.handler
    if handler is not None and function.file.readable:
        name = handler.definition.name if handler.definition is not None else function.entry_point
        yield CodeLens(function.opening, f"{name}() in {handler.place.path}", handler.place)


def is_half_typed(state: AppState, path: str) -> bool:
    """Return whether the file, or one that its lenses tell of, is not whole: what is missing may come back."""
    files = [each.file for each in state.functions_of(path)] if path in state.readers else []
    own = state.files.get(path)
    is_broken = own is not None and path.endswith(".py") and own.readable and not own.python.complete
    return is_broken or any(bool(each.json.refused) for each in files)


def kept(lenses: Sequence[CodeLens], before: str, after: str) -> list[CodeLens]:
    """Return lenses of the text `before` at their places in the text `after`: what stands around a change stays."""
    start = _alike(before, after)
    end = min(_alike(before[::-1], after[::-1]), min(len(before), len(after)) - start)

    def moved(offset: int) -> int:
        if offset <= start:
            return offset
        return offset + len(after) - len(before) if offset >= len(before) - end else start

    return [replace(each, span=Span(moved(each.span.start), moved(each.span.end))) for each in lenses]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their start on."""
    differ = (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differ, min(len(one), len(other)))
