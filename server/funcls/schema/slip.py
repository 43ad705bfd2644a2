"""Names that differ by one slip of the pen."""

from __future__ import annotations

from typing import Final

_SHORTEST: Final = 4
"""Of shorter names, too many are near each other."""


def is_slip(written: str, meant: str) -> bool:
    """Return whether one letter too many, too few or another, or two in the wrong order, make one of the other.

    The case of letters makes no difference.
    """
    one, other = written.lower(), meant.lower()
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if one[:2] == other[1::-1] and one[2:] == other[2:]:
        return True
    return one[1:] == other[1:] or one[1:] == other or one == other[1:]
