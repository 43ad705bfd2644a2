"""What one function tells the others: the facts that findings across functions are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from funcls.model.binding import Binding
from funcls.model.durable_imports import DurableUse
from funcls.model.durable_names import DurableName, certain_uses, durable_name
from funcls.model.function import Function
from funcls.model.settings import values_place
from funcls.model.source import Place
from funcls.schema.routes import shape_of
from funcls.schema.slip import is_slip

_ROUTE_ROLE: Final = "x-route"
_METHODS_ROLE: Final = "x-httpMethods"
_RESERVED: Final = ("admin", "runtime")


@dataclass(frozen=True, slots=True)
class Route:
    """The route that a function answers.

    `text` is as the host compares it: without outer slashes, lower case. `methods` are compared in exactly their
    spelling (facts: route-conflict); None stands for all methods. `is_name` says that none is stated, so that the
    function answers its own name. `shape` is the same for all routes that answer the same paths, empty where the host
    cannot read the route.
    """

    text: str
    methods: frozenset[str] | None
    place: Place
    is_name: bool = False
    shape: str = ""

    def overlaps(self, other: Route) -> bool:
        """Return whether the host sees a method that both answer."""
        return self.methods is None or other.methods is None or bool(self.methods & other.methods)

    def meets(self, other: Route) -> bool:
        """Return whether a request may have a method that both answer: to requests, case makes no difference."""
        if self.methods is None or other.methods is None:
            return True
        return not {each.lower() for each in self.methods}.isdisjoint(each.lower() for each in other.methods)

    @property
    def reserved(self) -> str | None:
        """With what the route begins that only the host's own may begin with (facts: route-reserved)."""
        return next((each for each in _RESERVED if self.text.startswith(each)), None)


@dataclass(frozen=True, slots=True)
class StorageLacking:
    """The storage account of the host is lacking: where its setting belongs, and what needs it.

    `by_trigger` says that this is a trigger on account of which Core Tools ask for it.
    """

    settings: Place
    needed: Place
    by_trigger: bool


@dataclass(frozen=True, slots=True)
class DurableFacts:
    """What a function has to do with Durable Functions.

    `folder` is its name for the host, `own` that for Durable Functions. `may_be_any`: it cannot be told which that is.
    `is_certain`: the host loads it, and it is what it seems to be. `uses` are the calls of others, by whoever loads
    them, and `near` the folders that may be meant by names that no folder has.
    """

    folder: str
    own: DurableName | None
    may_be_any: bool
    is_certain: bool
    uses: tuple[DurableUse, ...] = ()
    near: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CrossFacts:
    """Small and comparable: while they are equal, nothing between this function and others has changed.

    `opening` is where its function.json begins. `storage` tells that it lacks a storage account. Of a function that the
    host has given up there is nothing but that Durable Functions might have called it.
    """

    route: Route | None = None
    opening: Place | None = None
    storage: StorageLacking | None = None
    durable: DurableFacts | None = None


def cross_facts(function: Function) -> CrossFacts:
    """Return what the function tells the others."""
    return CrossFacts(
        route_of(function), function.json_place(function.opening), _storage_lacking(function), _durable(function)
    )


def given_up(function: Function) -> CrossFacts:
    """Return what a function tells the others that the host does not load, or that nobody reads."""
    return CrossFacts(durable=_durable_facts(function, (), loaded=False))


def _durable(function: Function) -> DurableFacts:
    return _durable_facts(function, tuple(dict.fromkeys(certain_uses(function))), loaded=True)


def _durable_facts(function: Function, uses: tuple[DurableUse, ...], *, loaded: bool) -> DurableFacts:
    own = durable_name(function)
    folders = function.deployment.root.folders if uses else frozenset()
    near = ((name, _nearest(name, folders)) for name in sorted({each.call.name for each in uses}))
    return DurableFacts(
        folder=function.name,
        own=own,
        may_be_any=not function.file.readable or not function.bindings_known or (own is not None and not own.known),
        is_certain=loaded and any(each.entry is not None for each in function.triggers),
        uses=uses,
        near=tuple((name, folder) for name, folder in near if folder),
    )


def _nearest(name: str, folders: frozenset[str]) -> str:
    """Return the folder whose name differs by a slip of the pen, empty where there is none."""
    return next((each for each in sorted(folders) if is_slip(name, each) and name.lower() != each.lower()), "")


def _storage_lacking(function: Function) -> StorageLacking | None:
    if function.settings_file is None:
        return None
    trigger = next((each for each in function.triggers if each.needs_storage), None)
    used = next((each.place for each in function.bound_settings if each.is_of_storage), None)
    place = function.json_place(trigger.type_span) if trigger is not None else used
    settings = values_place(function.settings_file)
    return StorageLacking(settings, place, by_trigger=trigger is not None) if place is not None else None


def route_of(function: Function) -> Route | None:
    """Return the route that the function answers, or None where it answers none, or it is not known."""
    routes = (_route(function, trigger) for trigger in function.triggers)
    return next((route for route in routes if route is not None), None)


def _route(function: Function, trigger: Binding) -> Route | None:
    route = trigger.entry.property_with_role(_ROUTE_ROLE) if trigger.entry else None
    canonical = trigger.canonical
    if trigger.entry is None or canonical is None or route is None:
        return None
    value = canonical.value.get(route.name)
    stated = canonical.spans.get((route.name,))
    if not isinstance(value, str | None) or (route.name,) in canonical.unread or (canonical.damaged and stated is None):
        return None
    is_name = not (value or "").strip()
    place = function.json_place(stated if stated is not None else trigger.type_span)
    methods = trigger.entry.property_with_role(_METHODS_ROLE)
    verbs = canonical.value.get(methods.name) if methods else None
    written = frozenset(str(verb) for verb in verbs) if isinstance(verbs, list) else frozenset()
    text = function.name if is_name else value or ""
    return Route(text.strip("/").lower(), written or None, place, is_name, shape_of(text))
