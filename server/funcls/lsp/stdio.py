"""Runs the language server on standard input and output."""

from __future__ import annotations

import gc
import logging
import sys


def serve() -> int:
    """Serve one client until it says exit or closes its end; return the exit code.

    Standard output is the protocol, so everything else goes to standard error.
    """
    # What is imported now stays; looking through it for garbage is a tenth of the start. `Session.warm_up` turns it on.
    gc.disable()
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="funcls: %(levelname)s %(name)s: %(message)s")
    from funcls.lsp.server import create_server

    create_server().start_io()
    return 0
