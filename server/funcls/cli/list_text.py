"""`funcls list` for people: a table of functions for each app."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from funcls.cli.listing import Listed
from funcls.cli.printable import printable
from funcls.cli.reported import shown_path
from funcls.cli.table import Column, to_table, unbroken
from funcls.features.inventory import Entry, Outcome, State
from funcls.model.binding import Binding
from funcls.model.subject import describe, schedule_of
from funcls.text.lines import Encoding
from funcls.text.secrets import masked
from funcls.workspace.app_state import AppState

_LIST: Final = ", "
_WORDS: Final = {
    Outcome.INDEXED: "indexed",
    Outcome.REFUSED: "refused",
    Outcome.NOT_LOADED: "not loaded",
    Outcome.DISABLED: "disabled",
    Outcome.UNKNOWN: "unknown",
}


def to_text(apps: Sequence[Listed], folder: str, width: int | None) -> str:
    """Return a table for each app, in lines of `width` characters if given, and a closing line.

    Apps are written relative to the absolute `folder` where they lie in it.
    """
    blocks = ["\n".join(_app(each, folder, width)) for each in apps]
    return "\n\n".join([*blocks, _summary(apps)])


def no_functions(app: Listed, folder: str) -> str:
    """Return the line that stands for an app of which nothing is listed."""
    name = printable(shown_path(app.root, folder))
    if not app.inventory.is_python:
        return f"{name}: not an app of Python, so its functions are not listed"
    if app.inventory.known:
        return f"{name}: 0 of {_count(app.inventory.known, 'function')}"
    return f"{name}: no functions in this app"


def _app(app: Listed, folder: str, width: int | None) -> Iterator[str]:
    inventory = app.inventory
    if inventory.entries:
        asked = len(inventory.entries)
        of_all = f"{asked} of " if asked < inventory.known else ""
        others = f" ({inventory.others} of other languages not listed)" if inventory.others else ""
        yield f"{printable(shown_path(app.root, folder))}: {of_all}{_count(inventory.known, 'function')}{others}"
    else:
        yield no_functions(app, folder)
    for each in inventory.stops:
        text = f"The host does not start: {each.code}: {printable(masked(each.message))}"
        yield from textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) if width else [text]
    if inventory.entries:
        yield from to_table(_columns(inventory.entries, app.state), width)


def _columns(entries: Sequence[Entry], state: AppState) -> list[Column]:
    return [
        Column("FUNCTION", [[each.name] for each in entries]),
        Column("TRIGGER", [_trigger(each) for each in entries]),
        Column("INPUTS", [_bindings(each, each.inputs) for each in entries], _LIST, optional=True),
        Column("OUTPUTS", [_bindings(each, each.outputs) for each in entries], _LIST, optional=True),
        Column("HANDLER", [_handler(each, state) for each in entries]),
        Column("STATE", [_state(each.state) for each in entries], ": "),
    ]


def _trigger(entry: Entry) -> list[str]:
    if entry.trigger is None:
        return []
    text, schedule = describe(entry.trigger, entry.function), schedule_of(entry.trigger)
    return [text.replace(schedule, unbroken(schedule)) if schedule is not None else text]


def _bindings(entry: Entry, bindings: Sequence[Binding]) -> list[str]:
    return [describe(each, entry.function) for each in bindings]


def _handler(entry: Entry, state: AppState) -> list[str]:
    if entry.handler is None:
        return []
    line, _ = state.position(entry.handler.path, entry.handler.span.start, Encoding.UTF32)
    return [f"{entry.handler.path}:{line + 1}", entry.handler_name]


def _state(state: State) -> list[str]:
    word = f"refused by the {state.by.value}" if state.by is not None else _WORDS[state.outcome]
    return [word, state.code] if state.code else [word]


def _summary(apps: Sequence[Listed]) -> str:
    counts = Counter(each.state.outcome for app in apps for each in app.inventory.entries)
    parts = [f"{counts[outcome]} {_WORDS[outcome]}" for outcome in Outcome if counts[outcome]]
    total = f"{_count(counts.total(), 'function')} in {_count(len(apps), 'app')}"
    return f"{total}: {', '.join(parts)}." if parts else f"{total}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
