"""Fixes for local.settings.json, and for what names a setting that is not there. No value is shown in a title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.fixes import values
from funcls.features.fixes.json_edits import remove, set_member
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.secret import EMULATOR
from funcls.features.results import Edit, FileEdits
from funcls.model.defined_settings import STORAGE_SETTING
from funcls.model.facts import PYTHON_RUNTIME
from funcls.model.local_settings import ENCRYPTED_KEY
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import RUNTIME_SETTING, SETTINGS_FILE, named_settings
from funcls.schema.wording import nearest_given
from funcls.syntax.json.tree import JsonObject, JsonString

_SEPARATOR: Final = "__"


def of_missing(problem: Problem) -> Iterator[Proposal]:
    """Name the setting that is meant, or add it without a value."""
    use = _use(problem)
    function = problem.function
    defined = function.facts.settings if function is not None else None
    if use is None or defined is None:
        return
    near = nearest_given(use.name, defined.values)
    if near is not None and not use.is_default and near.lower() != use.name.lower():
        edit = Edit(use.place.span, near)
        marked = problem.source.text[slice(*use.place.span)]
        if use.name in marked:
            written = marked.replace(use.name, near)
            yield Proposal.of(f"Write '{near}'", use.place.path, Edit(edit.span, written), is_likely=False)
    yield from _added(problem, use.name, "", "", leaves_rest=True)


def of_storage(problem: Problem) -> Iterator[Proposal]:
    """Add the storage account of the emulator."""
    yield from _added(problem, STORAGE_SETTING, EMULATOR, f" as {EMULATOR}", is_likely=True)


def of_runtime(problem: Problem) -> Iterator[Proposal]:
    """State that the app is one in Python."""
    yield from _added(problem, RUNTIME_SETTING, PYTHON_RUNTIME, f" as {PYTHON_RUNTIME}", is_likely=True)


def of_other_runtime(problem: Problem) -> Iterator[Proposal]:
    """State the same where another language is stated."""
    yield from _added(problem, RUNTIME_SETTING, PYTHON_RUNTIME, f" to {PYTHON_RUNTIME}")


def of_encryption(problem: Problem) -> Iterator[Proposal]:
    """Say that the values are not encrypted."""
    source, root = problem.settings_file, _root(problem)
    if source is None or root is None:
        return
    if root.get(ENCRYPTED_KEY) is None and root.members:
        first = root.members[0].span
        between = source.text[root.span.start + 1 : first.start]
        space = between if not between.strip() and between else " "
        edits: tuple[Edit, ...] = (Edit(first._replace(end=first.start), f'"{ENCRYPTED_KEY}": false,{space}'),)
    else:
        edits = set_member(source, root, ENCRYPTED_KEY, value=False)
    yield Proposal.of(f'Write "{ENCRYPTED_KEY}": false', SETTINGS_FILE, *edits, is_likely=True)


def of_empty_name(problem: Problem) -> Iterator[Proposal]:
    """Remove the setting."""
    settings, source = named_settings(problem.settings_file), problem.settings_file
    member = next((each for each in (settings.members if settings else ()) if each.key.span == problem.span), None)
    if source is not None and settings is not None and member is not None:
        edits = remove(source, settings, member)
        yield Proposal.of("Remove the setting without a name", SETTINGS_FILE, *edits)


def of_null(problem: Problem) -> Iterator[Proposal]:
    """Write an empty text."""
    values = named_settings(problem.settings_file)
    for member in values.members if values is not None else ():
        if member.value is not None and member.value.span == problem.span:
            edit = Edit(member.value.span, '""')
            yield Proposal.of(f"Write an empty text for '{member.key.value}'", SETTINGS_FILE, edit)


def of_value(problem: Problem) -> Iterator[Proposal]:
    """Write the value that is nearly there, of those that the readers of a well-known setting know."""
    settings = named_settings(problem.settings_file)
    for member in settings.members if settings is not None else ():
        known = problem.state.catalogue.settings.setting(member.key.value)
        if known is None or not isinstance(member.value, JsonString) or member.value.span != problem.span:
            continue
        for each in values.of_enum(known.described.enum, member.value.value, member.value, problem.source):
            if each.is_likely:
                yield each


def of_suffix(problem: Problem) -> Iterator[Proposal]:
    """Name what the settings of a connection begin with."""
    use = _use(problem)
    name = use.name.rpartition(_SEPARATOR)[0] if use is not None else ""
    marked = problem.source.text[slice(*problem.span)]
    if use is not None and name and use.name in marked:
        edit = Edit(problem.span, marked.replace(use.name, name))
        yield Proposal.of(f"Write '{name}'", problem.path, edit, is_likely=True)


def _added(
    problem: Problem, name: str, value: str, how: str, *, is_likely: bool = False, leaves_rest: bool = False
) -> Iterator[Proposal]:
    source, values = problem.settings_file, named_settings(problem.settings_file)
    if source is None or values is None:
        return
    verb = "Add" if values.get(name) is None else "Set"
    title = f"{verb} `{name}`{how} in {SETTINGS_FILE}"
    edits = set_member(source, values, name, value)
    yield Proposal(title, (FileEdits(SETTINGS_FILE, edits),), is_likely, leaves_rest and verb == "Add")


def _use(problem: Problem) -> SettingUse | None:
    function = problem.function
    uses = function.setting_uses if function is not None else ()
    return next((each for each in uses if each.place == problem.finding.place), None)


def _root(problem: Problem) -> JsonObject | None:
    root = problem.settings_file.json.root if problem.settings_file is not None else None
    return root if isinstance(root, JsonObject) else None
