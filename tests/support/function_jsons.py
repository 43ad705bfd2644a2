"""Every function.json of the apps of the tests, and the places in one where something is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pytest

_APPS: Final = Path(__file__).parents[1] / "apps"
_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"?|\w+|\s+|.', re.DOTALL)

TEXTS: Final = sorted({path.read_bytes().decode() for path in _APPS.rglob("function.json")}, key=len)


class Typed(NamedTuple):
    """A text, and the offsets at which somebody may have stopped to type."""

    text: str
    offsets: Sequence[int]

    def within(self, start: int, end: int) -> list[int]:
        """Return the offsets between two others, without these."""
        return [each for each in self.offsets if start < each < end]


def _typed_anywhere(text: str) -> Typed:
    return Typed(text, range(len(text) + 1))


def _typed_by_tokens(text: str) -> Typed:
    """Before, in and behind each token: in the middle of a word or text all places are alike."""
    spans = [each.span() for each in _TOKEN.finditer(text)]
    return Typed(text, sorted({place for start, end in spans for place in (start, start + 1, (start + end) // 2, end)}))


every_text: Final = pytest.mark.parametrize(
    "texts",
    [
        [_typed_anywhere(each) for each in TEXTS[:: len(TEXTS) // 8]],
        pytest.param([_typed_by_tokens(each) for each in TEXTS], marks=pytest.mark.slow),
    ],
    ids=["some", "every"],
)
"""A few texts, short and long, at every offset; and where there is time all of them, token by token."""


def prefixes(texts: Iterable[Typed]) -> list[str]:
    """Return the beginnings of the texts up to each offset."""
    return sorted({each.text[:end] for each in texts for end in each.offsets})
