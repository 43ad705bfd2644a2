"""`funcls check --watch`: checks again whenever something changes, until Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final, NoReturn

from funcls.cli.check import PathError, Result
from funcls.cli.session import Session

QUIET: Final = 0.1
"""Seconds without a change after which a save is over: editors write in several steps."""

_SHORTEST: Final = 0.25
"""Seconds between two looks at the disk."""

_IDLE: Final = 10
"""A look is followed by a pause of so many times its length, so that a large tree takes a tenth of a core at most."""

_MOST_LOOKS: Final = 20
"""How long quiet is waited for, while something changes all the time."""

Show = Callable[[Sequence[Result]], None]
Tell = Callable[[str], None]


def watch(
    session: Session,
    show: Show,
    tell: Tell,
    pause: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.perf_counter,
) -> NoReturn:
    """Show the results, and again after each change that may bear on them; ends by the KeyboardInterrupt of Ctrl-C.

    `tell` gets why nothing can be checked for now. Raises PathError where that is so from the start.
    """
    took = 0.0

    def look() -> frozenset[str]:
        nonlocal took
        began = clock()
        seen = session.look()
        took = clock() - began
        return seen

    show(session.check())
    while True:
        changed = look()
        if changed and session.take_in(changed | _until_quiet(look, pause)):
            try:
                show(session.check())
            except PathError as problem:
                tell(str(problem))
        pause(max(_SHORTEST, _IDLE * took))


def _until_quiet(look: Callable[[], frozenset[str]], pause: Callable[[float], None]) -> frozenset[str]:
    """Return what else changes before a look sees nothing new."""
    changed: frozenset[str] = frozenset()
    for _ in range(_MOST_LOOKS):
        pause(QUIET)
        more = look()
        if not more:
            break
        changed |= more
    return changed
