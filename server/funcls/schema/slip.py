"""Names that differ by one slip of the pen."""

from __future__ import annotations

import re
from typing import Final

_SHORTEST: Final = 4
"""Of shorter names, too many are near each other."""
_NUMBER: Final = re.compile(r"[0-9]+")


def is_slip(written: str, meant: str) -> bool:
    """Return whether one letter too many, too few or another, or two in the wrong order, make one of the other.

    The case of letters makes no difference. Of names that are numbered, such as `Part1` and `Part2`, none is a slip.
    """
    if differ_in_number(written, meant):
        return False
    one, other = written.lower(), meant.lower()
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if one[:2] == other[1::-1] and one[2:] == other[2:]:
        return True
    return one[1:] == other[1:] or one[1:] == other or one == other[1:]


def differ_in_number(name: str, other: str) -> bool:
    """Return whether the names are the same but for the numbers that both have: `Part1` and `Part2`."""
    numbers, others = _NUMBER.findall(name), _NUMBER.findall(other)
    return numbers != others and _NUMBER.sub("0", name).lower() == _NUMBER.sub("0", other).lower()
