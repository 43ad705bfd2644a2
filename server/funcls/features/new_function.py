"""A new function: the files that make one, ready to be written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from funcls.features.insert import plain_text
from funcls.features.new_handler import new_handler, of_trigger
from funcls.features.skeletons import function_snippet
from funcls.model.binding import RETURN_NAME
from funcls.model.facts import Language
from funcls.model.function import BINDINGS_KEY, SCRIPT_KEY, is_valid_function_name
from funcls.model.modules import PACKAGE_FILE
from funcls.model.script import FUNCTION_FILE
from funcls.rules.function_name import why_refused
from funcls.schema.catalogue import BindingType, Catalogue
from funcls.schema.wording import did_you_mean
from funcls.workspace.app_state import AppState

_IMPORTED: Final = re.compile(r"^(?:import|from) (\w+)", re.MULTILINE)
"""The top package of what a script imports."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be written; `path` is relative to the app root."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class NewFunction:
    """The files of a new function; `open` is the path of the one in which people go on."""

    files: tuple[NewFile, ...]
    open: str


class NoNewFunctionError(Exception):
    """There can be no such function; the text says why."""


def triggers(catalogue: Catalogue) -> list[BindingType]:
    """Return the triggers that a new function can have, in the order in which completion offers them."""
    return [each for each in catalogue.types if each.is_trigger and each.skeleton]


def new_function(state: AppState, trigger: str, name: str, taken: Iterable[str]) -> NewFunction:
    """Return a function of this name with a trigger of this type; `taken` are the names of all at the app root.

    Raises NoNewFunctionError where the app cannot have it.
    """
    entry = _trigger(trigger, state.catalogue)
    if state.facts.language is Language.OTHER:
        raise NoNewFunctionError("The app is not one of Python: its functions run on the worker of another language.")
    # The host takes a line break at the end for the end.
    if not is_valid_function_name(name) or name.endswith("\n"):
        raise NoNewFunctionError(f"'{name}' is not a valid function name. {why_refused(name)}")
    for each in sorted({*taken, *state.judgements, *state.backlog}):
        if each.lower() == name.lower():
            raise NoNewFunctionError(f"The app has '{each}' already. Take another name.")
    bindings = json.loads(plain_text(function_snippet(entry, state.catalogue, (), "\n")))[BINDINGS_KEY]
    returned = next((each for each in bindings if each["name"] == RETURN_NAME), None)
    answer = state.catalogue.type_named(returned["type"]) if returned is not None else None
    script = new_handler(name, entry, [of_trigger(entry, bindings[0]["name"])], answer)
    if name in _IMPORTED.findall(script):
        raise NoNewFunctionError(
            f"'{name}' is the name of a module that the handler imports, and Python would take the folder for it. "
            "Take another name."
        )
    function_json = json.dumps({SCRIPT_KEY: PACKAGE_FILE, BINDINGS_KEY: bindings}, indent=2, ensure_ascii=False)
    declared = NewFile(f"{name}/{FUNCTION_FILE}", f"{function_json}\n")
    return NewFunction((declared, NewFile(f"{name}/{PACKAGE_FILE}", script)), declared.path)


def _trigger(name: str, catalogue: Catalogue) -> BindingType:
    entry = catalogue.type_named(name)
    if entry is None or not entry.is_trigger or not entry.skeleton:
        hint = did_you_mean(name, [each.name for each in triggers(catalogue)])
        raise NoNewFunctionError(f"No trigger has the type '{name}'.{hint}")
    return entry
