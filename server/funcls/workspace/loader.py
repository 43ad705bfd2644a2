"""Builds parts of the model: loads what they miss, until they miss nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from funcls.model.source import Listing, Lookup, Memory, SourceFile

_MOST_ROUNDS: Final = 64
"""Each round reveals what the next one asks for: a few rounds for each import that is followed."""

Made = TypeVar("Made")


class Loader:
    """The files and listings of one app, read when the model first asks for them."""

    def __init__(
        self,
        read: Callable[[str], SourceFile | None],
        list_folder: Callable[[str], Listing | None],
        files: Mapping[str, SourceFile | None],
        listings: Mapping[str, Listing | None],
    ) -> None:
        self._read = read
        self._list = list_folder
        self._memory: Memory = {}
        self.files = dict(files)
        self.listings = dict(listings)

    def fetch(self, paths: Iterable[str]) -> None:
        """Read files that are not known yet."""
        self.files.update({path: self._read(path) for path in paths if path not in self.files})

    def build(self, make: Callable[[Lookup], Made]) -> tuple[Made, frozenset[str]]:
        """Return what `make` makes when nothing is missing, and the keys of all that it asked for."""
        for _ in range(_MOST_ROUNDS):
            lookup = Lookup(self.files, self.listings, self._memory)
            made = make(lookup)
            if lookup.complete:
                break
            self.fetch(lookup.missing_files)
            self.listings.update({folder: self._list(folder) for folder in lookup.missing_folders})
        return made, frozenset(lookup.asked)
