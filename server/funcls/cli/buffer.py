"""A disk on which one file holds what was piped in."""

from __future__ import annotations

from dataclasses import replace

from funcls.model.source import Listing
from funcls.workspace.disk import LARGEST_FILE, Content, LocalDisk, decode
from funcls.workspace.paths import is_below, relative


class BufferDisk(LocalDisk):
    """The disk of this machine as it would be if the file at the absolute `path` held the bytes `data`.

    Neither the file nor its folders need exist.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self._path = path
        self._content = (
            decode(data, python=path.endswith(".py")) if len(data) <= LARGEST_FILE else Content("", readable=False)
        )

    def read(self, path: str) -> Content | None:
        """Return the file at `path`, or None where there is none."""
        return self._content if path == self._path else super().read(path)

    def list(self, folder: str) -> Listing | None:
        """Return the names in `folder`, with the file or the folder that leads to it, or None where there is none."""
        listing = super().list(folder)
        if folder == self._path or not is_below(self._path, folder):
            return listing
        listing = listing or Listing()
        name, _, below = relative(self._path, folder).partition("/")
        if below:
            return replace(listing, folders=listing.folders | {name})
        return replace(listing, files=listing.files | {name})
