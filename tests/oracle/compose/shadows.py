"""Statements that bind a name anew: one that an annotation or the handler uses, ahead of it or behind it."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

SHADOWED: Final = ("str", "func", "typing", "Order", "QueueMessage", "bytes", "Out", "main", "object", "dict", "t")
"""What may stand for SHADOWED."""

SHADOWS: Final = (
    template("another class", "SHADOWED = int\n", Limit.OTHERS_CODE),
    template("nothing", "SHADOWED = None\n"),
    template(
        "class",
        """
        class SHADOWED:
            pass
        """,
    ),
    template(
        "def",
        """
        def SHADOWED():
            pass
        """,
    ),
    template("module", "import json as SHADOWED\n"),
    template("annotation alone", "SHADOWED: object\n"),
    template(
        "loop",
        """
        for SHADOWED in (str, int):
            pass
        """,
        Limit.CONDITION,
    ),
    template("deleted", "del SHADOWED\n", Limit.RAISES),
    template(
        "in a branch that runs",
        """
        if True:
            SHADOWED = str
        """,
        Limit.CONDITION,
    ),
    template(
        "in a branch that does not run",
        """
        if False:
            SHADOWED = 3
        """,
    ),
    template(
        "in a branch",
        """
        import os

        if os.environ.get("ORDERS"):
            SHADOWED = 3
        """,
        Limit.CONDITION,
    ),
    template(
        "in the other branch",
        """
        import os

        if not os.environ.get("ORDERS"):
            SHADOWED = 3
        """,
        Limit.CONDITION,
    ),
    template(
        "in a function",
        """
        def inside():
            SHADOWED = 3
        """,
    ),
    template(
        "in a class",
        """
        class Inside:
            SHADOWED = 3
        """,
    ),
    template(
        "global in a function",
        """
        def inside():
            global SHADOWED
            SHADOWED = 3
        """,
        Limit.DYNAMIC,
    ),
    template(
        "global in a function that is called",
        """
        def inside():
            global SHADOWED
            SHADOWED = 3


        inside()
        """,
        Limit.DYNAMIC,
    ),
)
