"""The handler that function.json declares, where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.refactorings.plan import Plan, Spot
from funcls.features.refactorings.written_handler import added_handler, whole_script
from funcls.features.results import Edit, FileEdits
from funcls.model.function import BINDINGS_KEY, ENTRY_POINT_KEY, PYTHON_EXTENSION, SCRIPT_KEY, Function
from funcls.model.handler import Absence
from funcls.model.modules import PACKAGE_FILE
from funcls.model.script import ScriptState
from funcls.rules.finding import Finding
from funcls.text.span import Span

_KEYS: Final = (BINDINGS_KEY, SCRIPT_KEY, ENTRY_POINT_KEY)
_OF_SCRIPT: Final = ("script-missing", "script-undetermined")
_OF_ENTRY_POINT: Final = ("entry-missing",)


def create_handler(spot: Spot) -> Iterator[Plan]:
    """Write the script that is missing, or the `def` in the one that is there."""
    for function in spot.state.functions_of(spot.source.path):
        if function.file.path == spot.source.path and _is_asked(spot, function):
            yield from _script(spot, function)
            yield from _entry_point(spot, function)


def _is_asked(spot: Spot, function: Function) -> bool:
    root = function.root
    members = [each for key in _KEYS if root is not None and (each := root.get(key)) is not None]
    if any(spot.is_in(each.key.span) for each in members):
        return True
    return any(
        each.value is not None and spot.is_in(each.value.span) for each in members if each.key.value != BINDINGS_KEY
    )


def _script(spot: Spot, function: Function) -> Iterator[Plan]:
    path = _missing_path(function)
    text = whole_script(function) if path is not None and path.endswith(PYTHON_EXTENSION) else None
    if path is not None and text is not None:
        change = FileEdits(path, (Edit(Span(0, 0), text),), creates=True)
        title = f"Create {path} with a handler for these bindings"
        yield Plan(title, function.name, (change,), _findings(spot, function, _OF_SCRIPT))


def _missing_path(function: Function) -> str | None:
    script = function.certain_script
    if script.state is ScriptState.MISSING:
        return script.path
    if script.state is ScriptState.UNDETERMINED and not script.candidates and not function.misspelt(SCRIPT_KEY):
        return f"{function.name}/{PACKAGE_FILE}"
    return None


def _entry_point(spot: Spot, function: Function) -> Iterator[Plan]:
    missing, script = function.missing_handler, function.script_file
    if missing is None or script is None or missing.path != script.path or missing.name != function.entry_point:
        return
    if missing.why is not Absence.UNBOUND or function.misspelt(ENTRY_POINT_KEY):
        return
    edits = added_handler(function, script)
    if edits:
        title = f"Add the handler '{function.entry_point}' to {script.path}"
        yield Plan(title, function.name, (FileEdits(script.path, edits),), _findings(spot, function, _OF_ENTRY_POINT))


def _findings(spot: Spot, function: Function, codes: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(each for each in spot.state.findings_of(function.name) if each.code in codes)
