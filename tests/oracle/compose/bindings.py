"""Bindings of every type in every direction that the host lets through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from funcls.schema.catalogue import BindingType
from funcls.schema.document import JsonData
from funcls.workspace.resources import load_catalogue
from oracle.compose.limits import Limit
from oracle.compose.parts import Draw, chance, pick

RETURN: Final = "$return"
_NAMES: Final = ("order", "msg", "data", "result", "context", "_hidden", "Order", "class", "self", "str", "func")
_DATA_TYPES: Final = ("string", "binary", "stream", "undefined", "String", "BINARY", "", None)
_MOST_BESIDE_THE_TRIGGER: Final = 3

_TEXTS: Final = ("str", "bytes")
"""What every binding without implicit output takes."""

CATALOGUE: Final = load_catalogue()
_PREVIEW: Final = "connectorTrigger"
"""The type whose converter is still changing from release to release."""
_TRIGGERS: Final = [each for each in CATALOGUE.types if each.is_trigger]
_CUSTOM: Final = ("acmeQueue", "shopPoints")
"""Types of extensions that nobody but their makers knows."""


@dataclass(frozen=True)
class Bound:
    """A binding: its JSON, and the catalogue's entry where there is one."""

    json: dict[str, JsonData]
    entry: BindingType | None

    @property
    def name(self) -> str:
        return str(self.json["name"])

    @property
    def is_out(self) -> bool:
        return self.json.get("direction") == "out"

    @property
    def is_return(self) -> bool:
        return self.name == RETURN

    @property
    def accepted(self) -> Sequence[str]:
        """The annotations that the schemas name for it, without those that only describe what is accepted."""
        converter = self.entry.converter if self.entry else CATALOGUE.generic_converter
        accepted = converter.outputs if self.is_out else converter.inputs
        texts = [each for each in accepted.texts if not each.startswith("*")] if accepted else []
        return [each.replace("azure.functions.", "func.") for each in (*texts, *_TEXTS)]

    @property
    def limits(self) -> frozenset[Limit]:
        return frozenset() if self.entry and self.entry.name != _PREVIEW else frozenset({Limit.UNKNOWN_TYPE})


def draw_bindings(draw: Draw) -> list[Bound]:
    """Draw one trigger and up to three other bindings, with names that differ in any case."""
    bindings = [_trigger(draw)]
    if chance(draw, 35):
        bindings.append(_output(draw, pick(draw, _with_direction("out")), RETURN))
    for _ in range(draw_count(draw)):
        names = {each.name.lower() for each in bindings}
        bindings.append(_beside(draw, names))
    if chance(draw, 10):
        bindings.reverse()
    return bindings


def draw_count(draw: Draw) -> int:
    for count in range(_MOST_BESIDE_THE_TRIGGER):
        if not chance(draw, 55):
            return count
    return _MOST_BESIDE_THE_TRIGGER


def _trigger(draw: Draw) -> Bound:
    return _bound(draw, pick(draw, _TRIGGERS), "in", set())


def _output(draw: Draw, entry: BindingType, name: str) -> Bound:
    if chance(draw, 8):
        entry = pick(draw, CATALOGUE.types)
    return _bound(draw, entry, "out", set(), name)


def _beside(draw: Draw, taken: set[str]) -> Bound:
    if chance(draw, 4):
        kind = pick(draw, _CUSTOM)
        json: dict[str, JsonData] = {"name": _free_name(draw, "data", taken), "type": kind}
        return Bound({**json, "direction": pick(draw, ["in", "out"])}, None)
    direction = pick(draw, ["out", "in"])
    entries = _with_direction(direction)
    if chance(draw, 8):
        entries = [each for each in CATALOGUE.types if _host_takes(each, direction)]
    return _bound(draw, pick(draw, entries), direction, taken)


def _bound(draw: Draw, entry: BindingType, direction: str, taken: set[str], name: str = "") -> Bound:
    route = entry.property_with_role("x-route")
    skeleton = {key: value for key, value in entry.skeleton.items() if route is None or key != route.name}
    own_name = str(skeleton.get("name") or "data")
    json: dict[str, JsonData] = {
        **skeleton,
        "name": name or _free_name(draw, "data" if own_name == RETURN else own_name, taken),
        "type": entry.name,
        "direction": direction,
    }
    if direction == "in" and chance(draw, 5):
        del json["direction"]
    if chance(draw, 3):
        json["type"] = pick(draw, [entry.name.lower(), entry.name.upper(), entry.name[0].upper() + entry.name[1:]])
    if chance(draw, 20):
        json["dataType"] = pick(draw, _DATA_TYPES)
    return Bound(json, entry)


def _free_name(draw: Draw, own: str, taken: set[str]) -> str:
    if own.lower() not in taken and not chance(draw, 12):
        return own
    return pick(draw, [each for each in _NAMES if each.lower() not in taken])


def _with_direction(direction: str) -> Sequence[BindingType]:
    return [each for each in CATALOGUE.types if direction in each.directions and _may_stand_beside(each, direction)]


def _may_stand_beside(entry: BindingType, direction: str) -> bool:
    # The host counts a trigger that is an output as no trigger.
    return direction == "out" or not entry.is_trigger


def _host_takes(entry: BindingType, direction: str) -> bool:
    allowed = direction in entry.directions or entry.direction_refusal is None
    return allowed and _may_stand_beside(entry, direction)
