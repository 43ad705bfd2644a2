"""`funcls list` as one JSON object for tools; server/docs/list.md describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from funcls.cli.listing import Listed
from funcls.cli.reported import shown_path
from funcls.features.inventory import Entry, State
from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.subject import address_of, describe, schedule_of, subject_of
from funcls.rules.finding import Finding
from funcls.text.lines import Encoding
from funcls.text.secrets import masked
from funcls.workspace.app_state import AppState

_FORMAT_VERSION: Final = 1


def to_json(apps: Sequence[Listed], folder: str) -> str:
    """Return all apps with their functions; apps are written relative to the absolute `folder` where they lie in it.

    Lines and characters count from 0, characters in UTF-16 code units.
    """
    data = {"version": _FORMAT_VERSION, "apps": [_app(each, folder) for each in apps]}
    return json.dumps(data, indent=2, ensure_ascii=False)


def _app(app: Listed, folder: str) -> dict[str, object]:
    return {
        "app": shown_path(app.root, folder),
        "isPython": app.inventory.is_python,
        "stops": [_stop(each) for each in app.inventory.stops],
        "functions": [_function(each, app.state) for each in app.inventory.entries],
    }


def _stop(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "message": finding.message}


def _function(entry: Entry, state: AppState) -> dict[str, object]:
    return {
        "name": entry.name,
        "trigger": _trigger(entry.trigger, entry.function) if entry.trigger is not None else None,
        "inputs": [_binding(each, entry.function) for each in entry.inputs],
        "outputs": [_binding(each, entry.function) for each in entry.outputs],
        "handler": _handler(entry, state),
        "state": _state(entry.state),
    }


def _binding(binding: Binding, function: Function) -> dict[str, object]:
    return {
        "name": _masked(binding.name),
        "type": binding.entry.name if binding.entry is not None else _masked(binding.type),
        "direction": binding.direction.value if binding.direction is not None else None,
        "subject": subject_of(binding, function),
        "text": describe(binding, function),
    }


def _trigger(binding: Binding, function: Function) -> dict[str, object]:
    trigger = _binding(binding, function)
    address, schedule = address_of(binding, function), schedule_of(binding)
    if address is not None:
        trigger["methods"] = list(address.methods)
        trigger["route"] = address.route
        trigger["path"] = address.path
        trigger["authLevel"] = address.auth_level
    if schedule is not None:
        trigger["schedule"] = schedule
    return trigger


def _masked(text: str | None) -> str | None:
    return masked(text) if text is not None else None


def _handler(entry: Entry, state: AppState) -> dict[str, object] | None:
    if entry.handler is None:
        return None
    line, character = state.position(entry.handler.path, entry.handler.span.start, Encoding.UTF16)
    return {"file": entry.handler.path, "line": line, "character": character, "name": entry.handler_name}


def _state(state: State) -> dict[str, object]:
    return {
        "kind": state.outcome.value,
        "by": state.by.value if state.by is not None else None,
        "code": state.code or None,
        "message": state.message or None,
    }
