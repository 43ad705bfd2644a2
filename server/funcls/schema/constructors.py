"""Whether the host can build a binding from the properties that stand in it (facts: binding-props).

The extension has constructors, and the host takes one all of whose parameters are present. Which names an extension
reads may depend on the major version of its bundle.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from funcls.schema.canonical import CanonicalBinding
from funcls.schema.catalogue import JUDGED_ELSEWHERE, BindingType
from funcls.schema.property import Property
from funcls.schema.validation import Violation, filled
from funcls.schema.wording import missing_set

CONSTRUCTORS: Final = "x-constructors"
"""The keyword with the sets of properties, and that of a violation where none is complete."""


def present(canonical: CanonicalBinding) -> frozenset[str]:
    """Return the properties that stand in the binding, whatever their values: a null is a parameter too."""
    return frozenset(str(path[0]) for path in canonical.key_spans if len(path) == 1)


def can_be_built(entry: BindingType, names: Collection[str], major: int | None) -> bool:
    """Return whether one constructor has all its properties among `names`; `major` is that of the bundle, if known."""
    readable = {name for name in names if is_read(entry.known[name], major)}
    return not entry.constructors or any(each <= readable for each in entry.constructors)


def is_read(prop: Property, major: int | None) -> bool:
    """Return whether the bundle of this major reads the property, as far as that is known."""
    return major is None or not prop.majors or major in prop.majors


def replacement(entry: BindingType, prop: Property, major: int) -> Property | None:
    """Return the property that this bundle reads in place of one of another bundle."""
    newer = entry.known.get(prop.renamed_to or "")
    older = (each for each in entry.known.values() if each.renamed_to == prop.name)
    return next((each for each in (newer, *older) if each is not None and is_read(each, major)), None)


def unbuildable(entry: BindingType, canonical: CanonicalBinding, major: int | None) -> Violation | None:
    """Return the violation of a binding that no bundle can build for want of alternative properties.

    Where a property is missing that all constructors need, that is told as such; where the names are those of another
    bundle, too.
    """
    refusal = entry.refusals.get(CONSTRUCTORS)
    if canonical.damaged or refusal is None:
        return None
    names = present(canonical)
    required = {name for name, each in entry.properties.items() if each.required} - JUDGED_ELSEWHERE
    if not required <= names or can_be_built(entry, names, None):
        return None
    sets = [each for each in entry.constructors if all(is_read(entry.known[name], major) for name in each)]
    return Violation(
        keyword=CONSTRUCTORS,
        property="",
        span=canonical.spans.get(("type",), canonical.span),
        message=missing_set(entry, [sorted(each - required, key=list(entry.properties).index) for each in sets]),
        refusal=filled(refusal, canonical, None),
        docs=entry.docs,
    )
