"""`funcls list`: the functions of the apps that a path names."""

from __future__ import annotations

from dataclasses import dataclass

from funcls.cli.check import check
from funcls.features.inventory import Inventory, take_inventory
from funcls.model.configured import Options, Statement
from funcls.workspace.app_state import AppState


@dataclass(frozen=True, slots=True)
class Listed:
    """An app, and what becomes of those of its functions that were asked for."""

    state: AppState
    inventory: Inventory

    @property
    def root(self) -> str:
        """The absolute path of the app."""
        return self.state.root


def list_functions(path: str) -> list[Listed]:
    """Return all apps that `path` names, by their roots; raises PathError where it names none.

    What the host will index does not depend on what a configuration leaves out.
    """
    options = Options(({"exclude": Statement((), "funcls list")},))
    return [Listed(each.state, take_inventory(each.state, each.names)) for each in check((path,), options)]
