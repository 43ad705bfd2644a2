"""Fixes for local.settings.json, and for what names a setting that is not there. No value is shown in a title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.features.fixes import values
from funcls.features.fixes.json_edits import add_member, remove, rename_key, set_member
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.fixes.secret import EMULATOR
from funcls.features.insert import json_text
from funcls.features.results import Edit, FileEdits
from funcls.model.defined_settings import STORAGE_SETTING
from funcls.model.facts import PYTHON_RUNTIME
from funcls.model.local_settings import ENCRYPTED_KEY, TOP_LEVEL_KEYS, VALUES_KEY
from funcls.model.setting_uses import SettingUse
from funcls.model.settings import RUNTIME_SETTING, SETTINGS_FILE, named_settings
from funcls.model.source import SourceFile
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString, Member

_SEPARATOR: Final = "__"


def of_missing(problem: Problem) -> Iterator[Proposal]:
    """Name the setting that is meant, or add it without a value."""
    use = _use(problem)
    function = problem.function
    defined = function.facts.settings if function is not None else None
    if use is None or defined is None:
        return
    near = nearest(use.name, defined.values)
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


def of_nested(problem: Problem) -> Iterator[Proposal]:
    """Write a setting for each of those that one holds."""
    values = named_settings(problem.settings_file)
    source = problem.settings_file
    member = next((each for each in (values.members if values else ()) if each.key.span == problem.span), None)
    if source is None or member is None or not isinstance(member.value, JsonObject):
        return
    parts = list(_flat(member.key.value, member.value, source))
    if parts and all(text is not None for _, text in parts):
        text = ", ".join(f"{json_text(name)}: {value}" for name, value in parts)
        title = f"Write a setting for each value of '{member.key.value}', such as '{parts[0][0]}'"
        yield Proposal.of(title, SETTINGS_FILE, Edit(member.span, text), is_likely=True)


def of_outside(problem: Problem) -> Iterator[Proposal]:
    """Move a setting to the others, or give a key the letters that are read."""
    source, root = problem.settings_file, _root(problem)
    member = next((each for each in (root.members if root else ()) if each.key.span == problem.span), None)
    if source is None or root is None or member is None:
        return
    meant = next((each for each in TOP_LEVEL_KEYS if each.lower() == member.key.value.lower()), None)
    near = meant or nearest(member.key.value, TOP_LEVEL_KEYS)
    if near is not None and root.get(near) is None:
        edit = rename_key(source, member, near)
        yield Proposal.of(f"Rename '{member.key.value}' to '{near}'", SETTINGS_FILE, edit, is_likely=True)
        return
    values = named_settings(source)
    if values is None or isinstance(member.value, JsonArray | JsonObject) or member.value is None:
        return
    written = source.text[slice(*member.value.span)]
    text = written if isinstance(member.value, JsonString) else json_text(written)
    if values.get(member.key.value) is None:
        edits = (*remove(source, root, member), *add_member(source, values, f"{json_text(member.key.value)}: {text}"))
        yield Proposal.of(f"Move '{member.key.value}' into {VALUES_KEY}", SETTINGS_FILE, *edits, is_likely=True)


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


def _flat(name: str, node: JsonObject, source: SourceFile) -> Iterator[tuple[str, str | None]]:
    """Yield the settings that an object within a setting stands for, as JSON; None for what is no text."""
    for member in node.members:
        inner = f"{name}{_SEPARATOR}{member.key.value}"
        if isinstance(member.value, JsonObject):
            yield from _flat(inner, member.value, source)
        elif isinstance(member.value, JsonString):
            yield inner, json_text(member.value.value)
        elif isinstance(member.value, JsonNumber | JsonLiteral) and not _is_null(member):
            yield inner, json_text(source.text[slice(*member.value.span)])
        else:
            yield inner, None


def _is_null(member: Member) -> bool:
    return isinstance(member.value, JsonLiteral) and member.value.value is None


def _use(problem: Problem) -> SettingUse | None:
    function = problem.function
    uses = function.setting_uses if function is not None else ()
    return next((each for each in uses if each.place == problem.finding.place), None)


def _root(problem: Problem) -> JsonObject | None:
    root = problem.settings_file.json.root if problem.settings_file is not None else None
    return root if isinstance(root, JsonObject) else None
