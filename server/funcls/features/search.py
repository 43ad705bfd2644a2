"""Search: the functions of the workspace, by their names and by the addresses at which HTTP calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import Final

from funcls.features.results import Found, FoundKind
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.subject import address_of
from funcls.workspace.app_state import AppState

_MOST: Final = 500
"""So many are told at once: who sees more types another letter."""

_BLANKS: Final = re.compile(r"\s+")


def search(states: Iterable[AppState], query: str) -> list[tuple[AppState, Found]]:
    """Return the functions and HTTP addresses that have the characters of `query` in this order, each with its app.

    Case and blanks do not count. What begins with the query comes first, then what holds it, then the rest, each by
    name. The container of a function is its app, that of an address its function. Functions of other languages are
    passed over, and those that are still to be linked are not known yet.
    """
    wanted = _folded(query)
    found = ((_rank(wanted, each.name), state, each) for state in states for each in _all(state))
    best = nsmallest(
        _MOST,
        (each for each in found if each[0] is not None),
        key=lambda each: (each[0], each[2].name, each[1].root),
    )
    return [(state, each) for _, state, each in best]


def _all(state: AppState) -> Iterator[Found]:
    app = state.root.rpartition("/")[2]
    for function in state.functions.values():
        if not function.is_of_other_language:
            place = _place(function)
            yield Found(FoundKind.FUNCTION, function.name, app, place)
            for address in _addresses(function):
                yield Found(FoundKind.ADDRESS, address, function.name, place)


def _addresses(function: Function) -> Iterator[str]:
    addresses = (address_of(each, function) for each in function.bindings if each.is_trigger)
    yield from (str(each) for each in addresses if each is not None)


def _place(function: Function) -> Place:
    """Return where the handler is; where it is not found, function.json."""
    return function.handler.place if function.handler is not None else function.json_place(function.bindings_span)


def _rank(wanted: str, name: str) -> int | None:
    """Return how well a name answers, the best 0; None where it does not."""
    folded = _folded(name)
    if folded.startswith(wanted):
        return 0
    if wanted in folded:
        return 1
    letters = iter(folded)
    return 2 if all(letter in letters for letter in wanted) else None


def _folded(text: str) -> str:
    return _BLANKS.sub("", text).casefold()
