"""Fixes for a secret that stands where everybody reads it. The secret is shown in no title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from funcls.features.fixes.json_edits import add_member, put_text, remove
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.insert import json_text
from funcls.features.results import Edit, FileEdits
from funcls.model.defined_settings import STORAGE_SETTING
from funcls.model.facts import PYTHON_RUNTIME
from funcls.model.local_settings import ENCRYPTED_KEY, VALUES_KEY
from funcls.model.settings import RUNTIME_SETTING, SETTINGS_FILE, stated_settings
from funcls.model.source import ROOT
from funcls.schema.document import JsonData
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonObject, JsonString
from funcls.text.span import Span

_HOST_SECTION: Final = "AzureFunctionsJobHost"
"""What begins the name of a setting that counts instead of a value in host.json (facts: local.settings)."""

_PLAIN_KEY: Final = re.compile(r"[A-Za-z0-9]+")
"""Of others it is not sure that an environment variable can have them in its name."""

EMULATOR: Final = "UseDevelopmentStorage=true"


def of_binding(problem: Problem) -> Iterator[Proposal]:
    """Move a secret to a setting: whose name belongs in its place, or which `%NAME%` stands for.

    None is preferred: the name is made up, and the app in Azure needs a setting of it too.
    """
    function, binding = problem.function, problem.binding
    if function is None or binding is None or binding.entry is None:
        return
    for member in binding.node.members:
        known = binding.entry.property_named(member.key.value)
        if known is None or not isinstance(member.value, JsonString) or not member.value.span.covers(problem.span):
            continue
        written = _written(known, member.value.value)
        if written is not None:
            name = _free_name(problem, function.name, known.name)
            named = FileEdits(problem.path, (put_text(problem.source, member.value, written.format(name)),))
            yield from _moved(problem, named, name, member.value.value)


def of_host_file(problem: Problem) -> Iterator[Proposal]:
    """Move a secret to the setting that counts instead of the value in host.json."""
    node, keys = problem.source.json.root, list[str]()
    while isinstance(node, JsonObject):
        member = next((each for each in node.members if each.span.covers(problem.span)), None)
        if member is None or not _PLAIN_KEY.fullmatch(member.key.value):
            return
        keys.append(member.key.value)
        if isinstance(member.value, JsonString) and member.value.span.covers(problem.span):
            removed = FileEdits(problem.path, remove(problem.source, node, member))
            yield from _moved(problem, removed, "__".join([_HOST_SECTION, *keys]), member.value.value)
        node = member.value


def _written(known: Property, value: str) -> str | None:
    """Return how the name of a setting stands in the place of the value; None where none can."""
    if known.setting:
        return "{}"
    return "%{}%" if known.expression is not None and not known.holds_expression(value) else None


def _moved(problem: Problem, named: FileEdits, name: str, secret: str) -> Iterator[Proposal]:
    settings, values = problem.settings_file, stated_settings(problem.settings_file)
    if values is not None and settings is not None:
        moved = FileEdits(SETTINGS_FILE, add_member(settings, values, f"{json_text(name)}: {json_text(secret)}"))
        yield Proposal(f"Move it to the app setting '{name}'", (named, moved))
    elif settings is None and not _is_there(problem):
        title = f"Move it to the app setting '{name}' in a new {SETTINGS_FILE}"
        # What other functions name is looked for where there is such a file.
        yield Proposal(title, (named, new_settings({name: secret})), reveals=True)


def new_settings(values: dict[str, JsonData]) -> FileEdits:
    """Return the edits that create local.settings.json as Core Tools do, with these settings too."""
    usual: dict[str, JsonData] = {RUNTIME_SETTING: PYTHON_RUNTIME, STORAGE_SETTING: EMULATOR}
    whole = {ENCRYPTED_KEY: False, VALUES_KEY: usual | values}
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    return FileEdits(SETTINGS_FILE, (Edit(Span(0, 0), f"{text}\n"),), creates=True)


def _is_there(problem: Problem) -> bool:
    listing = problem.state.listings.get(ROOT)
    return listing is None or SETTINGS_FILE in listing.files


def _free_name(problem: Problem, function: str, key: str) -> str:
    """Return a name for a setting that is not there: of what reads it."""
    values = stated_settings(problem.settings_file)
    base = f"{re.sub(r'[^A-Za-z0-9]', '', function)}{key[:1].upper()}{key[1:]}"
    names = (base, *(f"{base}{number}" for number in range(2, 100)))
    return next((each for each in names if values is None or values.get_ignoring_case(each) is None), base)
