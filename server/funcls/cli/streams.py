"""The standard output, made fit for what is written to it."""

from __future__ import annotations

import sys


def write_for_tools() -> None:
    """Write what tools read, or what goes into a file: the same on every system."""
    reconfigure(encoding="utf-8", newline="\n")


def write_safely() -> None:
    """Let a terminal that cannot show a character show something else instead of stopping the run."""
    reconfigure(errors="backslashreplace")


def reconfigure(**options: str) -> None:
    """Set options of the stream as `io.TextIOWrapper.reconfigure` does, where the stream has them."""
    change = getattr(sys.stdout, "reconfigure", None)
    if change is not None:
        change(**options)
