"""The names that the trigger of a function gives: what may stand in the brackets of its other bindings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from funcls.model.binding import Binding
from funcls.model.name_uses import NameUse, name_uses
from funcls.schema.canonical import CanonicalBinding
from funcls.schema.catalogue import BindingType
from funcls.schema.property import Expression
from funcls.schema.trigger_data import Openness

_BATCH: Final = "Array"
_CARDINALITY: Final = "cardinality"
_MANY: Final = "many"
_NOT_TEXT: Final = ("binary", "stream")


class Origin(Enum):
    """Where a name comes from."""

    ROUTE = auto()
    CAPTURE = auto()
    """A part of a text of the trigger, such as the path of a blob."""
    DATA = auto()
    """What the host knows of the event."""


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name that the trigger gives; `words` say what its value is, empty where that is not known.

    `has_members` says that the value has members of its own, `use` where a route or a path gives the name.
    """

    name: str
    origin: Origin
    words: str
    has_members: bool = False
    use: NameUse | None = None


@dataclass(frozen=True, slots=True)
class TriggerNames:
    """All names of a trigger, the ones of its route or path first; none without a trigger whose type is known.

    `is_closed` says that there are no others, whatever starts the function.
    """

    trigger: Binding | None
    given: tuple[GivenName, ...]
    is_closed: bool

    @property
    def may_be_replaced(self) -> bool:
        """Whether what starts the function may bring a value of its own for a name that the host knows."""
        entry = self.trigger.entry if self.trigger is not None else None
        return entry is not None and not self.is_closed and bool(entry.trigger_data.others)

    def named(self, name: str) -> GivenName | None:
        """Return the name that the host takes for this one, up to a dot: their case does not matter."""
        first = name.partition(".")[0].lower()
        return next((each for each in self.given if each.name.lower() == first), None)


def trigger_names(bindings: tuple[Binding, ...], text: str) -> TriggerNames:
    """Return the names that the one trigger of these bindings gives; `text` is the one that they were read from."""
    triggers = [each for each in bindings if each.is_trigger]
    trigger = triggers[0] if len(triggers) == 1 else None
    if trigger is None or trigger.entry is None or trigger.canonical is None:
        return TriggerNames(None, (), is_closed=False)
    parts = [each for each in name_uses([trigger], text) if each.gives]
    given = (*_of_parts(parts), *_of_data(trigger.entry, trigger.canonical))
    by_name: dict[str, GivenName] = {}
    for each in given:
        by_name.setdefault(each.name.lower(), each)
    is_closed = _is_closed(trigger, trigger.entry, trigger.canonical, text)
    return TriggerNames(trigger, tuple(by_name.values()), is_closed)


def delivers_many(binding: Binding) -> bool:
    """Return whether the binding says that the handler gets a list of events."""
    return binding.canonical is not None and _is_batch(binding.canonical)


def _is_batch(canonical: CanonicalBinding) -> bool:
    return canonical.value.get(_CARDINALITY) == _MANY


def _of_parts(parts: list[NameUse]) -> Iterator[GivenName]:
    for each in parts:
        if each.parameter is not None:
            yield GivenName(each.name, Origin.ROUTE, "a part of the route", use=each)
        else:
            yield GivenName(each.name, Origin.CAPTURE, f"a part of '{each.known.name}'", use=each)


def _of_data(entry: BindingType, canonical: CanonicalBinding) -> Iterator[GivenName]:
    data = entry.trigger_data
    is_batch = _is_batch(canonical)
    for name in data.names:
        one = name.removesuffix(_BATCH)
        is_of_batch = one != name and one in data.names
        has_batch = f"{name}{_BATCH}" in data.names
        if is_of_batch is is_batch or not (is_of_batch or has_batch):
            words = data.words.get(one, "")
            yield GivenName(
                name, Origin.DATA, f"of each event: {words}" if is_of_batch and words else words, name in data.objects
            )


def _is_closed(trigger: Binding, entry: BindingType, canonical: CanonicalBinding, text: str) -> bool:
    openness = entry.trigger_data.openness
    if canonical.damaged or openness is Openness.OPEN:
        return False
    if openness is Openness.AS_TEXT and trigger.data_type not in _NOT_TEXT:
        return False
    return all(
        _is_plain(canonical, name, text) for name, each in entry.known.items() if each.expression is Expression.CAPTURES
    )


def _is_plain(canonical: CanonicalBinding, name: str, text: str) -> bool:
    """Return whether all names that a value gives are read from it: a setting may bring others."""
    span, value = canonical.spans.get((name,)), canonical.value.get(name)
    return span is None or (text[span.start + 1 : span.end - 1] == value and "%" not in value)
