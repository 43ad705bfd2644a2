"""Handlers that a definition or a lambda shows."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

DEFINED: Final = (
    template(
        "def",
        """
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "async def",
        """
        async def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "generator",
        """
        def NAME(PARAMS)ARROW:
            yield
        """,
    ),
    template(
        "async generator",
        """
        async def NAME(PARAMS)ARROW:
            yield
        """,
    ),
    template("lambda", "NAME = lambda PLAIN: None\n"),
    template(
        "def twice",
        """
        def NAME(first):
            pass


        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "def in def",
        """
        def outer():
            def NAME(PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "global def in def",
        """
        def define():
            global NAME

            def NAME(PARAMS)ARROW:
                pass


        define()
        """,
        Limit.DYNAMIC,
    ),
    template(
        "global def in def that is not called",
        """
        def define():
            global NAME

            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.DYNAMIC,
    ),
    template(
        "type parameters",
        """
        def NAME[T](PARAMS)ARROW:
            pass
        """,
    ),
)
