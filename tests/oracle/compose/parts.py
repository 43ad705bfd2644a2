"""Parts of a function: texts that need other lines, other files, and say what nobody can tell about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar

from hypothesis import strategies as st

from oracle.compose.limits import Limit

FOLDER: Final = "Orders"
"""The function's folder in all texts; a batch gives each function its own name by replacing it."""

T = TypeVar("T")


class Draw(Protocol):
    """What hypothesis hands to a composite strategy."""

    def __call__(self, strategy: st.SearchStrategy[T], label: object = None) -> T: ...


@dataclass(frozen=True)
class Part:
    """An expression or some lines, with what they need.

    `before` and `after` are lines of the same module ahead of and behind the handler. `files` lie where their paths
    say, from the script's folder.
    """

    text: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    limits: frozenset[Limit] = frozenset()

    def with_text(self, text: str) -> Part:
        return Part(text, self.before, self.after, self.files, self.limits)

    def plus(self, *others: Part) -> Part:
        """This text with all that the others need as well."""
        parts = (self, *others)
        return Part(
            self.text,
            unique(line for part in parts for line in part.before),
            unique(line for part in parts for line in part.after),
            {path: text for part in parts for path, text in part.files.items()},
            frozenset(limit for part in parts for limit in part.limits),
        )


def unique(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines))


def words(text: str) -> list[str]:
    return text.split()


def chance(draw: Draw, percent: int) -> bool:
    """Draw True in so many of a hundred cases; False is the simpler one."""
    return draw(_HUNDRED) >= 100 - percent


def pick(draw: Draw, choices: Sequence[T]) -> T:
    return draw(st.sampled_from(choices))


_HUNDRED: Final = st.integers(0, 99)
