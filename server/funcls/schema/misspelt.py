"""Keys that are a slip of the pen for a property that is missing."""

from __future__ import annotations

from collections.abc import Mapping

from funcls.schema.canonical import CanonicalBinding
from funcls.schema.catalogue import JUDGED_ELSEWHERE, BindingType
from funcls.schema.wording import nearest
from funcls.syntax.json.tree import Member

_DIRECTION = "direction"
_INPUT = "in"
_RETURN = "$return"


def misspelt(entry: BindingType, canonical: CanonicalBinding) -> Mapping[str, Member]:
    """Return the unknown members that stand where a property is absent of almost the same name, by that name."""
    found: dict[str, Member] = {}
    for member in canonical.unknown if not entry.is_open else ():
        near = nearest(member.key.value, entry.properties)
        if near is not None and (near,) not in canonical.spans:
            found.setdefault(near, member)
    return found


def missed(entry: BindingType, canonical: CanonicalBinding) -> tuple[Member, ...]:
    """Return those of the misspelt members of which the finding on the missing property tells."""
    return tuple(each for name, each in misspelt(entry, canonical).items() if _is_told(name, entry, canonical))


def _is_told(name: str, entry: BindingType, canonical: CanonicalBinding) -> bool:
    if name == _DIRECTION:
        # Without it the binding is an input: that is wrong for some only.
        return _INPUT not in entry.directions or canonical.value.get("name") == _RETURN
    return name in JUDGED_ELSEWHERE or entry.properties[name].required
