"""Which binding types are offered, and in which order: what a function can have first, what its host lacks last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from funcls.model.binding import Direction
from funcls.model.facts import AppFacts
from funcls.schema.catalogue import BindingType

_NOT_IN_BUNDLE = "not in the extension bundle"
_NO_BUNDLE = "needs an extension bundle"


@dataclass(frozen=True, slots=True)
class OfferedType:
    """A binding type that may be written; `lacking` is what the host of the app lacks, empty where nothing."""

    entry: BindingType
    lacking: str

    @property
    def detail(self) -> str:
        """What stands beside the name: the title, which says what the type can be, and what is lacking."""
        return f"{self.entry.title} ({self.lacking})" if self.lacking else self.entry.title


def offered_types(types: Iterable[BindingType], facts: AppFacts) -> list[OfferedType]:
    """Return the types with those last that the app's host lacks; the order stays elsewhere."""
    return sorted((OfferedType(each, _lacking(each, facts)) for each in types), key=lambda each: each.lacking != "")


def in_groups(types: Iterable[BindingType], direction: Direction | None) -> list[BindingType]:
    """Return triggers, then types that can be inputs, then outputs; within each group the order stays.

    Types that do not have the stated `direction` stand behind all others.
    """
    stated = direction.value if direction is not None else ""
    return sorted(types, key=lambda each: (bool(stated) and stated not in each.directions, _group(each)))


def _lacking(entry: BindingType, facts: AppFacts) -> str:
    if not entry.needs_extension or facts.extensions_elsewhere:
        return ""
    if not facts.names_bundle:
        return _NO_BUNDLE
    return _NOT_IN_BUNDLE if facts.target.bundle.lacks(entry.bundles) is not None else ""


def _group(entry: BindingType) -> int:
    if entry.is_trigger:
        return 0
    return 1 if Direction.IN.value in entry.directions else 2
