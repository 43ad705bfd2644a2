"""Which functions stand under a key, such as a file that they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")


class Index(Generic[Key]):
    """The names of functions by key, while some of them move."""

    def __init__(self, entries: Mapping[Key, frozenset[str]]) -> None:
        self._entries = entries
        self._moved: dict[Key, set[str]] = {}

    @property
    def touched(self) -> Iterable[Key]:
        """The keys under which something moved."""
        return self._moved.keys()

    def move(self, name: str, old: frozenset[Key], new: frozenset[Key], *, always: bool = False) -> None:
        """Take `name` from the keys `old` to the keys `new`; `always` counts keys that it keeps as touched."""
        for key in old | new if always else old ^ new:
            names = self._moved.setdefault(key, set(self._entries.get(key, ())))
            if key in new:
                names.add(name)
            else:
                names.discard(name)

    def finished(self) -> Mapping[Key, frozenset[str]]:
        """Return the index after all moves; the one before them where nothing moved."""
        if not self._moved:
            return self._entries
        entries = dict(self._entries)
        for key, names in self._moved.items():
            entries.pop(key, None)
            if names:
                entries[key] = frozenset(names)
        return entries
