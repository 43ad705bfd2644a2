"""What a binding is about, in words for people: `queue orders`, `GET, POST /api/orders/{id}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.schema.canonical import CanonicalBinding
from funcls.schema.catalogue import TRIGGER_SUFFIX, BindingType, is_trigger_name
from funcls.schema.document import JsonData
from funcls.text.secrets import masked

_ROUTE_ROLE: Final = "x-route"
_METHODS_ROLE: Final = "x-httpMethods"
_AUTH_LEVEL_ROLE: Final = "x-authLevel"
_SCHEDULE_ROLE: Final = "x-schedule"
_DURABLE_NAME_ROLE: Final = "x-durableName"

_EVERY_METHOD: Final = "ANY"
_NO_TYPE: Final = "(no type)"
_LONGEST: Final = 60
_CUT: Final = "..."
_DIRECTIONS: Final = re.compile(r" (input or output|input|output)\b.*$")
"""What a title says of the directions of a type."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an HTTP trigger is called.

    `methods` are in upper case, empty where every one is answered. `route` is the stated one, or else the name of the
    function. `path` is that of the URL, None where the app does not show how it begins. `auth_level` says which key a
    request has to bring.
    """

    methods: tuple[str, ...]
    route: str
    path: str | None
    auth_level: str | None

    def __str__(self) -> str:
        """Return the methods and the path."""
        methods = ", ".join(self.methods) or _EVERY_METHOD
        return f"{methods} {self.path if self.path is not None else f'{_CUT}/{self.route}'}"


def address_of(binding: Binding, function: Function) -> Address | None:
    """Return where the binding is called; None where it is no HTTP trigger, or its route is not known."""
    entry, canonical = binding.entry, binding.canonical
    route = entry.property_with_role(_ROUTE_ROLE) if entry is not None else None
    if entry is None or canonical is None or route is None or (route.name,) in canonical.unread:
        return None
    stated = canonical.value.get(route.name)
    if not isinstance(stated, str | None):
        return None
    text = masked((stated or "").strip().strip("/")) or function.name
    prefix = function.facts.route_prefix
    return Address(
        methods=_methods(canonical.value.get(_name(entry, _METHODS_ROLE))),
        route=text,
        path="/" + "/".join(filter(None, (prefix.strip("/"), text))) if prefix is not None else None,
        auth_level=_auth_level(entry, canonical),
    )


def schedule_of(binding: Binding) -> str | None:
    """Return the schedule of the binding as it is written; None where its type has none, or none is stated."""
    entry, canonical = binding.entry, binding.canonical
    return _text(canonical.value.get(_name(entry, _SCHEDULE_ROLE))) if entry is not None and canonical else None


def subject_of(binding: Binding, function: Function) -> str | None:
    """Return what the binding connects to, such as `orders` of a queue; None where it names nothing.

    Secrets in it are masked. The names of several properties stand behind each other: `topic/subscription`.
    """
    entry, canonical = binding.entry, binding.canonical
    if entry is None or canonical is None:
        return None
    address = address_of(binding, function)
    if address is not None:
        return address.route
    stated = masked("/".join(_stated(entry, canonical)))
    is_named = _name(entry, _DURABLE_NAME_ROLE) in entry.subject
    return stated or (function.name if is_named else None)


def kind_of(binding: Binding) -> str:
    """Return a short name for the type of the binding: `queue` of a queue trigger."""
    name = binding.entry.name if binding.entry is not None else masked(binding.type or "")
    if is_trigger_name(name) and len(name) > len(TRIGGER_SUFFIX):
        return name[: -len(TRIGGER_SUFFIX)]
    if binding.entry is not None and not binding.entry.subject:
        return _DIRECTIONS.sub("", binding.entry.title)
    return name or _NO_TYPE


def describe(binding: Binding, function: Function) -> str:
    """Return the binding in one line: its kind and what it connects to; a long subject is cut."""
    address = address_of(binding, function)
    if address is not None:
        return str(address)
    subject = " ".join((subject_of(binding, function) or "").split())
    if len(subject) > _LONGEST:
        subject = subject[: _LONGEST - len(_CUT)].rstrip() + _CUT
    return f"{kind_of(binding)} {subject}".rstrip()


def _stated(entry: BindingType, canonical: CanonicalBinding) -> Iterator[str]:
    taken: set[str] = set()
    for name in entry.subject:
        text = _text(canonical.value.get(name))
        if text is None or entry.known[name].renamed_to in taken:
            continue
        if any(name in pair and taken & pair for pair in entry.exclusive):
            continue
        taken.add(name)
        yield text


def _name(entry: BindingType, role: str) -> str:
    found = entry.property_with_role(role)
    return found.name if found is not None else ""


def _text(value: JsonData) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _methods(value: JsonData) -> tuple[str, ...]:
    written = (masked(each).upper() for each in value if isinstance(each, str)) if isinstance(value, list) else ()
    return tuple(dict.fromkeys(written))


def _auth_level(entry: BindingType, canonical: CanonicalBinding) -> str | None:
    found = entry.property_with_role(_AUTH_LEVEL_ROLE)
    if found is None or (found.name,) in canonical.unread:
        return None
    stated = _text(canonical.value.get(found.name))
    return masked(stated) if stated is not None else str(found.default)
