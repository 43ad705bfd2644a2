"""Which imports of a test any other server for Python follows by itself, wherever it looks for modules besides."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from funcls.model.modules import APP_PACKAGE
from funcls.syntax.python.facts import Import

IsLeft: TypeAlias = Callable[[Import], bool]
"""Whether what an import brings is left to another server."""


def nothing_is_left(statement: Import) -> bool:
    """Return False: there is no other server."""
    del statement
    return False


def known_to_python(way: tuple[str, ...] | None) -> IsLeft:
    """Return what is left to a server that finds modules by their place, and from the folder of the workspace.

    `way` are the names of the folders that lead from there to the app; None if that does not hold it.
    """

    def is_left(statement: Import) -> bool:
        parts = tuple(statement.module.split("."))
        is_of_worker = not way and parts[0] == APP_PACKAGE
        return statement.level > 0 or (way is not None and parts[: len(way)] == way and not is_of_worker)

    return is_left
