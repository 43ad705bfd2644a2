"""The function.json of a handler whose annotations tell what binds it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.trial import try_out
from funcls.features.refactorings.declared_binding import connections_in_use
from funcls.features.refactorings.plan import Plan, Spot
from funcls.features.refactorings.sample_binding import sample_binding
from funcls.features.refactorings.telling import Told, told_of_parameter, told_of_return
from funcls.features.results import Edit, FileEdits
from funcls.model.binding import RETURN_NAME, Direction
from funcls.model.checked import BoundParameter
from funcls.model.function import (
    BINDINGS_KEY,
    ENTRY_POINT_KEY,
    PYTHON_EXTENSION,
    SCRIPT_KEY,
    Function,
    is_valid_function_name,
)
from funcls.model.handler import CONTEXT_NAME, DEFAULT_ENTRY_POINT
from funcls.model.modules import PACKAGE_FILE
from funcls.model.script import FUNCTION_FILE
from funcls.schema.catalogue import Catalogue
from funcls.schema.document import JsonData
from funcls.syntax.python.facts import FunctionDef
from funcls.text.span import Span

_ROUTE: Final = "x-route"


def create_function_file(spot: Spot) -> Iterator[Plan]:
    """Declare the handler under the cursor, in a folder that has everything of a function but its function.json."""
    folder, _, name = spot.source.path.rpartition("/")
    listing = spot.state.listings.get(folder)
    if not folder or "/" in folder or not name.endswith(PYTHON_EXTENSION) or not is_valid_function_name(folder):
        return
    if listing is None or FUNCTION_FILE in listing.files or name not in listing.files:
        return
    found = next((each for each in spot.source.python.functions() if spot.is_in(each.name_span)), None)
    if found is None or not _is_handler(found, name):
        return
    head = {SCRIPT_KEY: name} | ({} if found.name == DEFAULT_ENTRY_POINT else {ENTRY_POINT_KEY: found.name})
    draft = _linked(spot, folder, {**head, BINDINGS_KEY: []})
    bindings = _bindings(draft, spot) if draft is not None else None
    if bindings is not None:
        change = _created(folder, {**head, BINDINGS_KEY: list(bindings)})
        yield Plan(f"Create {change.path} for '{found.name}'", folder, (change,))


def _is_handler(definition: FunctionDef, script: str) -> bool:
    """Return whether it can be meant: `main`, or a public function of the package."""
    is_public = script == PACKAGE_FILE and not definition.name.startswith("_")
    return definition.name == DEFAULT_ENTRY_POINT or is_public


def _created(folder: str, declared: JsonData) -> FileEdits:
    text = json.dumps(declared, indent=2, ensure_ascii=False)
    return FileEdits(f"{folder}/{FUNCTION_FILE}", (Edit(Span(0, 0), f"{text}\n"),), creates=True)


def _linked(spot: Spot, folder: str, declared: JsonData) -> Function | None:
    """Return the function as it is with a function.json that binds nothing: with what its annotations are."""
    trial = try_out(spot.state, (_created(folder, declared),), folder)
    function = trial.state.function(folder) if trial is not None else None
    handler = function.handler if function is not None else None
    return function if handler is not None and handler.signature is not None and not handler.made else None


def _bindings(function: Function, spot: Spot) -> list[JsonData] | None:
    """Return the bindings, the trigger first; None where the annotations leave a type open."""
    needed = [each for each in function.parameters if each.parameter.name != CONTEXT_NAME]
    told = {each.parameter.name: _told(each, function.catalogue) for each in needed}
    trigger = _trigger(told)
    if trigger is None:
        return None
    name, started = trigger
    settings = connections_in_use(spot.state.functions.values())
    bindings: list[JsonData] = [dict(sample_binding(started, name, settings))]
    for other, candidates in told.items():
        plain = [each for each in candidates if not each.is_trigger]
        if other != name and len(plain) != 1:
            return None
        if other != name:
            bindings.append(dict(sample_binding(plain[0], other, settings)))
    answers = _returned(function, started, [each for each in bindings if isinstance(each, dict)])
    return [*bindings, *(dict(sample_binding(each, RETURN_NAME, settings)) for each in answers)]


def _told(bound: BoundParameter, catalogue: Catalogue) -> list[Told]:
    return list(told_of_parameter(bound.annotation, catalogue)) if bound.annotation is not None else []


def _trigger(told: dict[str, list[Told]]) -> tuple[str, Told] | None:
    """Return the one parameter that can be the trigger, with its type: one that can be nothing else before others."""
    possible = {name: [each for each in them if each.is_trigger] for name, them in told.items()}
    possible = {name: them for name, them in possible.items() if len(them) == 1}
    sure = {name: them for name, them in possible.items() if len(told[name]) == 1}
    chosen = sure or possible
    return next(((name, them[0]) for name, them in chosen.items()), None) if len(chosen) == 1 else None


def _returned(function: Function, trigger: Told, bindings: list[dict[str, JsonData]]) -> list[Told]:
    """Return what takes the return value: who calls a route waits for an answer."""
    answers = [each for each in function.catalogue.types if each.skeleton.get("name") == RETURN_NAME]
    if trigger.entry.property_with_role(_ROUTE) is not None:
        bound = {each["type"] for each in bindings}
        return [Told(each, Direction.OUT) for each in answers if each.name not in bound]
    told = list(told_of_return(function.returns, function.catalogue)) if function.returns is not None else []
    return [each for each in told if each.entry not in answers] if len(told) == 1 else []
