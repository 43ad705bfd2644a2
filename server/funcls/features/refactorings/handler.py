"""The handler that function.json declares, where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.json_edits import line_end
from funcls.features.fixes.python_edits import spell
from funcls.features.refactorings.plan import Plan, Spot
from funcls.features.refactorings.written_handler import definition, whole_script
from funcls.features.results import Edit, FileEdits
from funcls.model.function import BINDINGS_KEY, ENTRY_POINT_KEY, PYTHON_EXTENSION, SCRIPT_KEY, Function
from funcls.model.handler import Absence
from funcls.model.modules import PACKAGE_FILE
from funcls.model.script import ScriptState
from funcls.model.source import SourceFile
from funcls.rules.finding import Finding
from funcls.text.span import Span

_KEYS: Final = (BINDINGS_KEY, SCRIPT_KEY, ENTRY_POINT_KEY)
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BREAKS: Final = 3
"""How many line breaks make two blank lines."""

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
    is_empty = not script.text.strip()
    text = whole_script(function) if is_empty else definition(function)
    if text is None:
        return
    edits = [Edit(Span(0, len(script.text)), text)] if is_empty else _appended(script, text)
    if edits:
        title = f"Add the handler '{function.entry_point}' to {script.path}"
        yield Plan(
            title, function.name, (FileEdits(script.path, tuple(edits)),), _findings(spot, function, _OF_ENTRY_POINT)
        )


def _appended(script: SourceFile, text: str) -> list[Edit]:
    """Return the edits that add a definition at the end of a script, two blank lines below what stands there."""
    spelling = spell(script, text)
    if spelling is None:
        return []
    end, stands = line_end(script.text), script.text.rstrip()
    at_end = "".join(each.text for each in spelling.imports if each.span.start >= len(stands))
    above = (script.text if not at_end else "") + at_end
    breaks = len(_LINE_BREAK.findall(above[len(above.rstrip()) :]))
    lead = end * max(0, _BREAKS - breaks)
    place = Span(len(script.text), len(script.text))
    return [*spelling.imports, Edit(place, lead + spelling.text.replace("\n", end))]


def _findings(spot: Spot, function: Function, codes: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(each for each in spot.state.findings_of(function.name) if each.code in codes)
