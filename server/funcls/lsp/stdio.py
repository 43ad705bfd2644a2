"""Runs the language server on standard input and output."""

from __future__ import annotations

import logging
import sys

from funcls.lsp.server import create_server


def serve() -> int:
    """Serve one client until it says exit or closes its end; return the exit code.

    Standard output is the protocol, so everything else goes to standard error.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="funcls: %(levelname)s %(name)s: %(message)s")
    create_server().start_io()
    return 0
