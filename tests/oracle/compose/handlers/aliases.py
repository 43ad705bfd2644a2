"""Handlers under a second name: assignments, and methods of classes."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

ALIASES: Final = (
    template(
        "alias",
        """
        def inner(PARAMS)ARROW:
            pass


        NAME = inner
        """,
    ),
    template(
        "alias of alias",
        """
        def inner(PARAMS)ARROW:
            pass


        middle = inner
        NAME = middle
        """,
    ),
    template(
        "alias with annotation",
        """
        def inner(PARAMS)ARROW:
            pass


        NAME: object = inner
        """,
    ),
    template(
        "annotated without value",
        """
        NAME: object
        """,
    ),
    template(
        "chain of aliases",
        """
        def inner(PARAMS)ARROW:
            pass


        NAME = other = inner
        """,
    ),
    template(
        "pair of aliases",
        """
        def inner(PARAMS)ARROW:
            pass


        NAME, other = inner, None
        """,
    ),
    template(
        "walrus",
        """
        def inner(PARAMS)ARROW:
            pass


        if (NAME := inner):
            pass
        """,
    ),
    template(
        "alias of what is rebound later",
        """
        def inner(PARAMS)ARROW:
            pass


        NAME = inner


        def inner(other):
            pass
        """,
    ),
    template(
        "alias before the definition",
        """
        NAME = inner


        def inner(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "method of an instance",
        """
        class Handler:
            def handle(self, PARAMS)ARROW:
                pass


        NAME = Handler().handle
        """,
        Limit.FACTORY,
    ),
    template(
        "method of a class",
        """
        class Handler:
            def handle(self, PARAMS)ARROW:
                pass


        NAME = Handler.handle
        """,
    ),
    template(
        "static method",
        """
        class Handler:
            @staticmethod
            def handle(PARAMS)ARROW:
                pass


        NAME = Handler.handle
        """,
    ),
    template(
        "class method",
        """
        class Handler:
            @classmethod
            def handle(cls, PARAMS)ARROW:
                pass


        NAME = Handler.handle
        """,
    ),
    template(
        "import of the module itself",
        """
        def inner(PARAMS)ARROW:
            pass


        import sys

        NAME = sys.modules[__name__].inner
        """,
        Limit.DYNAMIC,
    ),
)
