"""Writes a file whole or not at all."""

from __future__ import annotations

import os
import stat


def write_whole(path: str, text: str) -> None:
    """Write a text as UTF-8 with LF; whoever reads the file meanwhile sees what it held before.

    A link stays one, and a file keeps its permissions. What is no file, such as a pipe or `/dev/null`, is written to.
    Half characters are written by their codes. Raises OSError where that cannot be done; then a file is as before.
    """
    write_bytes(path, text.encode("utf-8", errors="backslashreplace"))


def write_bytes(path: str, data: bytes) -> None:
    """Write bytes in the same way."""
    mode = os.stat(path).st_mode if os.path.exists(path) else stat.S_IFREG | _mode_of_new_files()
    if not stat.S_ISREG(mode):
        # The path as it was given: /dev/stdout leads to a pipe that has no path of its own.
        _write(path, data)
        return
    # Few runs write a file, and the import takes as long as the check of ten functions.
    import tempfile

    target = os.path.realpath(path)
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".funcls-")
    try:
        _write(handle, data)
        os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _mode_of_new_files() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _write(file: str | int, data: bytes) -> None:
    with open(file, "wb") as stream:
        stream.write(data)
