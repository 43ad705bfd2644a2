"""One run of the command `funcls`."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


Command: TypeAlias = Callable[..., Run]
"""Runs `funcls` with the given arguments."""
