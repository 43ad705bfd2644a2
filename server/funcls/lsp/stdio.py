"""Runs the language server on standard input and output."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys


def serve() -> int:
    """Serve one client until it says exit, closes its end or is gone; return the exit code.

    Standard output is the protocol, so everything else goes to standard error.
    """
    # What is imported now stays; looking through it for garbage is a tenth of the start. `Session.warm_up` turns it on.
    gc.disable()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="funcls: %(levelname)s %(name)s: %(message)s")
    from funcls.lsp.conversation import converse
    from funcls.lsp.server import create_server

    try:
        return asyncio.run(converse(create_server(), sys.stdin.fileno(), sys.stdout.fileno()))
    except KeyboardInterrupt:
        return 1
