"""What a command cannot do, told in one line."""

from __future__ import annotations


class NotRunError(Exception):
    """The command could not do what it was asked for; the text says why."""
