"""Draws functions by number, and looks for the simplest one that is like it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Final, NamedTuple

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from oracle.compose.functions import Composed, functions

_FUNCTIONS: Final = functions()
_SETTINGS: Final = settings(
    # hypothesis begins with the simplest function of all; the second is drawn at random. More from one seed would be
    # mutations of each other, and a thousand of them would leave out half of what can be composed.
    max_examples=2,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
    report_multiple_bugs=False,
    verbosity=Verbosity.quiet,
)


class Number(NamedTuple):
    """Names a function: one of a run. The same seed and place give the same function."""

    seed: int
    place: int


class _FoundError(Exception):
    """Tells hypothesis that a function is what is looked for."""


class _EnoughError(BaseException):
    """Ends the search; hypothesis lets through what is no Exception."""


def draw(number: Number) -> Composed:
    """Return the function of this number."""
    drawn: list[Composed] = []
    _run(number, drawn.append, _SETTINGS)
    return drawn[-1]


def simplify(number: Number, is_like: Callable[[Composed], bool], goes_on: Callable[[], bool]) -> None:
    """Ask of simpler and simpler functions whether they are like that of this number, as long as `goes_on` says so."""

    def take(composed: Composed) -> None:
        if not goes_on():
            raise _EnoughError
        if is_like(composed):
            raise _FoundError

    with contextlib.suppress(_FoundError, _EnoughError):
        _run(number, take, settings(_SETTINGS, phases=(Phase.generate, Phase.shrink)))


def _run(number: Number, take: Callable[[Composed], None], how: settings) -> None:
    @seed(number.seed * 1_000_003 + number.place)
    @how
    @given(_FUNCTIONS)
    def each(composed: Composed) -> None:
        take(composed)

    each()
