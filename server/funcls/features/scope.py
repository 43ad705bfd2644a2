"""Which property of the schemas stands at a path of function.json."""

from __future__ import annotations

from funcls.features.results import Subject
from funcls.model.function import BINDINGS_KEY
from funcls.schema.catalogue import BindingType, Catalogue
from funcls.schema.property import Property
from funcls.syntax.json.path import JsonPath

_ITEM = "*"


def property_at(path: JsonPath, entry: BindingType | None, catalogue: Catalogue) -> Property | None:
    """Return the property at the path; `entry` is the type of the binding that the path leads through."""
    if not path:
        return None
    outer, last = path[:-1], path[-1]
    if isinstance(last, int):
        array = property_at(outer, entry, catalogue)
        return array.items if array is not None else None
    if _is_binding(outer) and entry is not None:
        return entry.property_named(last)
    # The host reads only the keys of the root in their exact case (facts: key-case).
    fold = str.lower if outer else str
    return next((each for each in properties_at(outer, entry, catalogue) if fold(each.name) == fold(last)), None)


def properties_at(path: JsonPath, entry: BindingType | None, catalogue: Catalogue) -> tuple[Property, ...]:
    """Return the properties that an object at the path may have, required ones first; empty where none are known."""
    if not path:
        return catalogue.top_level
    if _is_binding(path):
        return tuple(entry.properties.values()) if entry is not None else catalogue.common
    known = property_at(path, entry, catalogue)
    return tuple(known.properties.values()) if known is not None else ()


def subject_at(path: JsonPath, entry: BindingType | None, value: str = "") -> Subject:
    """Return the property at the path, or one of its values, as a subject of documentation."""
    steps = (_ITEM if isinstance(step, int) else step for step in path)
    return Subject(entry.name if entry is not None else "", "/".join(steps), value)


def property_of(subject: Subject, catalogue: Catalogue) -> Property | None:
    """Return the property that a subject is about."""
    path = tuple(0 if step == _ITEM else step for step in subject.path.split("/"))
    return property_at(path, catalogue.type_named(subject.type), catalogue)


def _is_binding(path: JsonPath) -> bool:
    return len(path) == 2 and path[0] == BINDINGS_KEY and isinstance(path[1], int)
