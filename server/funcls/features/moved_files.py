"""Files and folders that are about to be renamed: what else has to change, so that the app stays as it is."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from funcls.features.changes import Changes, Collector, RefusedError
from funcls.features.moved_folder import Folder, rename_folder
from funcls.features.moved_script import rename_script
from funcls.features.written import write_member
from funcls.model.cross import route_of
from funcls.model.function import PYTHON_EXTENSION, SCRIPT_KEY, Function
from funcls.model.modules import PACKAGE_FILE
from funcls.syntax.json.tree import JsonString
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import is_below

_SAME: Final = "."


@dataclass(frozen=True, slots=True)
class Move:
    """A file or folder under its old and its new path, both relative to the app root."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What changes with moves: the edits, of files under their old paths, and what people should know besides."""

    changes: Changes
    remarks: tuple[str, ...]


def moved(state: AppState, moves: Sequence[Move]) -> Moved:
    """Return what else changes when files and folders of an app are renamed; never raises.

    A file that cannot be changed safely is left as it is.
    """
    if state.backlog:
        return Moved({}, ("What else changes with a renamed file is not known yet: the app is still being read.",))
    collector = Collector(state)
    for function in state.functions.values():
        with suppress(RefusedError):
            _rename_script(collector, function, moves)
    scripts = {each.script.path for each in state.functions.values()}
    for each in moves:
        if each.old in scripts and each.new.endswith(PYTHON_EXTENSION):
            rename_script(state, collector, each.old, each.new)
    folders = [Folder(each.old, each.new) for each in moves if _is_top_folder(state, each)]
    for folder in folders:
        rename_folder(state, collector, folder)
    return Moved(collector.changes(), tuple(_remarks(state, folders)))


def _is_top_folder(state: AppState, move: Move) -> bool:
    is_at_top = all(each and "/" not in each and each not in (_SAME, "..") for each in (move.old, move.new))
    files = state.files.keys() - state.tests
    return is_at_top and any(is_below(path, move.old) and path != move.old for path in files)


def _rename_script(collector: Collector, function: Function, moves: Sequence[Move]) -> None:
    """State where the script of a function is, if that is another way from its folder than before."""
    path, field = function.script.path, function.script.field
    if function.script_file is None or path is None:
        return
    before = posixpath.relpath(path, function.name)
    after = posixpath.relpath(_after(path, moves), _after(function.name, moves))
    if before == after or not after.endswith(PYTHON_EXTENSION):
        return
    if field is not None and field.text:
        value = field.member.value
        if isinstance(value, JsonString) and value.closed:
            collector.replace(function.file.path, value.span, json.dumps(after, ensure_ascii=False))
    elif field is None and after != PACKAGE_FILE:
        write_member(collector, function, SCRIPT_KEY, after)


def _after(path: str, moves: Sequence[Move]) -> str:
    """Return where a file or folder is after the moves, the one of the nearest folder among them."""
    nearest = max((each for each in moves if is_below(path, each.old)), key=lambda each: len(each.old), default=None)
    return nearest.new + path[len(nearest.old) :] if nearest is not None else path


def _remarks(state: AppState, folders: Sequence[Folder]) -> Iterator[str]:
    for each in folders:
        function = state.functions.get(each.old)
        route = route_of(function) if function is not None else None
        if route is not None and route.is_name:
            yield f"{each.old} states no route: with the folder, its address becomes that of `{each.new}`."
