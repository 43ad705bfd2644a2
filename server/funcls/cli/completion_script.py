"""`funcls completion`: the script by which a shell completes the command line."""

from __future__ import annotations

import argparse
from typing import Final

from funcls.cli.arguments import make_parsers

_PATHS: Final = ("PATH", "FILE")
"""What the help calls an argument that names a file or a folder."""


def completion_script(shell: str) -> str:
    """Return the script for a shell, one of `SHELLS`."""
    import shtab

    parser, commands = make_parsers()
    for each in (parser, *commands.values()):
        for action in _actions(each):
            if action.metavar in _PATHS:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell))


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    # The only way to an argument of a parser that is made elsewhere.
    return parser._actions
