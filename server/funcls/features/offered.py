"""Which binding types are offered, and in which order: what a function can have first, what its host lacks last."""

from __future__ import annotations

from collections.abc import Iterable

from funcls.model.binding import Direction
from funcls.model.facts import AppFacts
from funcls.schema.catalogue import BindingType

NOT_IN_BUNDLE = "not in the extension bundle"
NO_BUNDLE = "needs an extension bundle"


def in_groups(types: Iterable[BindingType], facts: AppFacts, direction: Direction | None) -> list[BindingType]:
    """Return triggers, then types that can be inputs, then outputs; within each group the order stays.

    Types that the app's host lacks stand behind all others, those without the stated `direction` before them.
    """
    stated = direction.value if direction is not None else ""
    return available_first(
        sorted(types, key=lambda each: (bool(stated) and stated not in each.directions, _group(each))), facts
    )


def available_first(types: Iterable[BindingType], facts: AppFacts) -> list[BindingType]:
    """Return the types with those last that the app's host lacks; the order stays elsewhere."""
    return sorted(types, key=lambda each: what_lacks(each, facts) != "")


def what_lacks(entry: BindingType, facts: AppFacts) -> str:
    """Return what the host of the app lacks for the type, in a few words; empty where it may have all."""
    if not entry.needs_extension or facts.extensions_elsewhere:
        return ""
    if not facts.names_bundle:
        return NO_BUNDLE
    return NOT_IN_BUNDLE if facts.target.bundle.lacks(entry.bundles) is not None else ""


def detail(entry: BindingType, facts: AppFacts) -> str:
    """Return what stands beside the name of a type: its title, which says what it can be, and what it lacks."""
    lacking = what_lacks(entry, facts)
    return f"{entry.title} ({lacking})" if lacking else entry.title


def _group(entry: BindingType) -> int:
    if entry.is_trigger:
        return 0
    return 1 if Direction.IN.value in entry.directions else 2
