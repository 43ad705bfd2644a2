"""Statements that raise while a module is imported, or look as if they did."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

RAISING: Final = (
    template("raise", "raise RuntimeError('no')\n", Limit.RAISES),
    template("division", "VALUE = 1 / 0\n", Limit.RAISES),
    template("name that is not there", "VALUE = undefined\n", Limit.RAISES),
    template("environment", "import os\n\nVALUE = os.environ['ORDERS_MISSING']\n", Limit.RAISES),
    template("exit", "import sys\n\nsys.exit(1)\n", Limit.RAISES),
    template("assert", "assert False\n", Limit.RAISES),
    template(
        "raise in a module",
        """
        from . import helpers
        --- ./helpers.py
        raise RuntimeError('no')
        """,
        Limit.RAISES,
    ),
    template(
        "name that is not there in a module",
        """
        from .helpers import VALUE
        --- ./helpers.py
        VALUE = undefined
        """,
        Limit.RAISES,
    ),
    template(
        "raise that is caught",
        """
        try:
            raise RuntimeError('no')
        except RuntimeError:
            pass
        """,
    ),
    template(
        "raise that does not run",
        """
        if False:
            raise RuntimeError('no')
        """,
    ),
    template(
        "raise that ends the module before the handler is known",
        """
        import os

        if os.environ.get("ORDERS"):
            raise RuntimeError('no')
        """,
    ),
    template("missing file", "open('missing.txt')\n", Limit.RAISES),
    template("prints", "print('loaded')\n"),
)
