"""The one door to the disk: files as text, folders as listings. Nothing is ever written or run."""

from __future__ import annotations

import codecs
import io
import os
import stat
import tokenize
from typing import Final, NamedTuple, Protocol

from funcls.model.source import Listing

LARGEST_FILE: Final = 2 * 1024 * 1024
"""Bytes; a larger file is known to exist and is not read."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CODECS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""What encodes the text behind each mark."""


class Content(NamedTuple):
    """A file as it was read; see `SourceFile` for the two flags."""

    text: str
    readable: bool = True
    decodable: bool = True


class Disk(Protocol):
    """What the workspace needs of a disk; paths are absolute."""

    def read(self, path: str) -> Content | None:
        """Return the file at `path`, or None where there is none."""

    def list(self, folder: str) -> Listing | None:
        """Return the names in `folder`, or None where there is no such folder."""


class LocalDisk:
    """The disk of this machine."""

    def read(self, path: str) -> Content | None:
        """Return the file at `path`, or None where there is none; never raises for what it finds there."""
        try:
            # Opening a pipe or a device could wait for ever.
            status = os.stat(path)
            if not stat.S_ISREG(status.st_mode):
                return None
            if status.st_size > LARGEST_FILE:
                return Content("", readable=False)
            # All is read at once: a buffer in between would only cost time.
            with open(path, "rb", buffering=0) as file:
                return decode(file.read(), python=path.endswith(".py"))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None
        except OSError:
            return Content("", readable=False)

    def list(self, folder: str) -> Listing | None:
        """Return the names in `folder`, or None where there is none that can be read."""
        files: set[str] = set()
        folders: set[str] = set()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    (folders if _is_folder(entry) else files).add(entry.name)
        except (OSError, ValueError):
            return None
        return Listing(frozenset(files), frozenset(folders))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


_BOM: Final = "\ufeff"


def encode_like(data: bytes, text: str, *, python: bool) -> bytes | None:
    """Return the text as bytes, encoded as those that a file holds, with their BOM; None where it cannot be.

    What comes of it is read as the text again.
    """
    bom = next((bom for bom, _ in _BOMS if not python and data.startswith(bom)), b"")
    try:
        encoded = bom + text.encode(_CODECS[bom]) if bom else text.encode(_python_encoding(data) if python else "utf-8")
    except (UnicodeEncodeError, LookupError):
        return None
    return encoded if decode(encoded, python=python) == Content(text) else None


def decode(data: bytes, *, python: bool) -> Content:
    """Return the bytes as text without a BOM: Python by its coding line, all else as .NET does (BOM, else UTF-8)."""
    encoding = _python_encoding(data) if python else _bom_encoding(data)
    try:
        text = data.decode(encoding)
        if python and text.startswith(_BOM):
            # Python takes off one mark, and that only if the coding line does not name another encoding.
            return Content(f"\ufffd{text[1:]}", decodable=False)
        return Content(text)
    except (UnicodeDecodeError, LookupError):
        return Content(data.decode("utf-8", errors="replace"), decodable=False)


def _bom_encoding(data: bytes) -> str:
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")


def _python_encoding(data: bytes) -> str:
    if not data.startswith(codecs.BOM_UTF8) and not any(b"coding" in line for line in data.split(b"\n", 2)[:2]):
        # Nearly every script: a line that names an encoding is one of the first two.
        return "utf-8"
    try:
        return tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    except SyntaxError:
        return "utf-8"
