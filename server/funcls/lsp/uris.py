"""Between the URIs of the client, in its own spelling, and the paths of funcls."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

from funcls.workspace.paths import ancestors, normalised
from funcls.workspace.spellings import Spellings

_DRIVE = re.compile(r"/[A-Za-z]:(?=/|$)")


def file_path(uri: str, *, windows: bool = os.name == "nt") -> str | None:
    """Return the path that a `file:` URI names, with `/`, or None for any other URI; `c%3A` is a drive as `c:` is."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if parts.scheme != "file" or not path.startswith("/") or "\0" in path:
        return None
    if windows and parts.netloc not in ("", "localhost"):
        return f"//{parts.netloc}{path}"
    return path[1:] if windows and _DRIVE.match(path) else path


class Uris:
    """The documents and folders that the client has named, and how it spells them."""

    def __init__(self) -> None:
        self.spellings = Spellings()
        self._documents: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def spelled_path(self, uri: str) -> str | None:
        """Return the path of a `file:` URI as the client writes it; None for any other URI."""
        path = file_path(uri)
        return normalised(path) if path is not None else None

    def path(self, uri: str) -> str | None:
        """Return the one path for what a `file:` URI names; None for any other URI."""
        path = self.spelled_path(uri)
        return self.spellings.key(path) if path is not None else None

    def add_document(self, uri: str, spelled: str) -> str:
        """Remember how the client spells the URI of the document at a path; return the one path for it."""
        path = self.spellings.key(spelled)
        self._documents[path] = uri
        return path

    def add_folder(self, uri: str) -> str | None:
        """Remember how the client spells a folder of its workspace; return the folder's path, spelled like that."""
        path = self.spelled_path(uri)
        if path is not None:
            self.spellings.add(path)
            if not path.endswith("/"):
                self._folders[path] = uri.rstrip("/")
        return path

    def uri(self, path: str) -> str:
        """Return the URI of an absolute path: as the client spells it, or as it would by the folder that holds it."""
        if path in self._documents:
            return self._documents[path]
        spelled = self.spellings.spelled(path)
        for folder in ancestors(spelled):
            if folder in self._folders:
                return self._folders[folder] + quote_from_bytes(os.fsencode(spelled[len(folder) :]))
        return Path(spelled).as_uri()
