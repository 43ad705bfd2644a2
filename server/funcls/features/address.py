"""The address of an HTTP function, in words: its methods, its URL on one's own machine, and the key it asks for."""

from __future__ import annotations

from typing import Final

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.model.local_host import local_port
from funcls.model.settings import SETTINGS_FILE
from funcls.model.subject import Address, address_of
from funcls.schema.routes import read_route
from funcls.workspace.app_state import AppState

_AUTH_LEVEL: Final = "x-authLevel"
_WITHOUT_KEY: Final = "anonymous"


def describe_address(binding: Binding | None, function: Function, state: AppState) -> str:
    """Return where the function is called; empty for a binding that is no HTTP trigger, or whose route is not known."""
    address = address_of(binding, function) if binding is not None and binding.is_trigger else None
    if binding is None or address is None:
        return ""
    methods = ", ".join(address.methods) or "Every method"
    if address.path is None:
        where = f"the path ends with `{_shown(address.route)}`, and how it begins the files do not show"
    else:
        where = f"`http://localhost:{local_port(state.files.get(SETTINGS_FILE))}{_shown(address.path)}`"
    return f"{methods}: {where}.{_key(binding, address)}"


def _shown(path: str) -> str:
    """Return a path with the names of its parameters, without what the route says of them."""
    parts, end = [], 0
    for each in read_route(path).parameters:
        parts.append(f"{path[end : each.span.start]}{{{each.name}}}")
        end = each.span.end
    return "".join(parts) + path[end:]


def _key(binding: Binding, address: Address) -> str:
    known = binding.entry.property_with_role(_AUTH_LEVEL) if binding.entry is not None else None
    level = address.auth_level or ""
    meaning = known.enum_descriptions.get(level.lower()) if known is not None else None
    if not meaning:
        return ""
    locally = "" if level.lower() == _WITHOUT_KEY else " `func start` asks for none."
    return f"\n\nLevel `{level}`: {meaning[:1].lower()}{meaning[1:]}{locally}"
