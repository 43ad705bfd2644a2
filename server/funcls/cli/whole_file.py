"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from typing import Final

_NEW: Final = 0o644


def write_whole(path: str, text: str) -> None:
    """Write a text as UTF-8 with LF; whoever reads the file meanwhile sees what it held before.

    A link stays one, and a file keeps its permissions. What is no file, such as a pipe or `/dev/null`, is written to.
    Half characters are written by their codes. Raises OSError where that cannot be done; then a file is as before.
    """
    target = os.path.realpath(path)
    mode = os.stat(target).st_mode if os.path.exists(target) else stat.S_IFREG | _NEW
    if not stat.S_ISREG(mode):
        _write(target, text)
        return
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".funcls-", text=True)
    try:
        _write(handle, text)
        os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _write(file: str | int, text: str) -> None:
    with open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        stream.write(text)
