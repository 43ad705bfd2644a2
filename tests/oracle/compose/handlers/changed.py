"""Handlers that are changed after their definition."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

CHANGED: Final = (
    template(
        "__wrapped__ set",
        """
        def other(first):
            pass


        def NAME(PARAMS)ARROW:
            pass


        NAME.__wrapped__ = other
        """,
        Limit.CHANGED,
    ),
    template(
        "__signature__ set",
        """
        import inspect


        def NAME(PARAMS)ARROW:
            pass


        NAME.__signature__ = inspect.Signature()
        """,
        Limit.CHANGED,
    ),
    template(
        "__annotations__ set",
        """
        def NAME(PARAMS)ARROW:
            pass


        NAME.__annotations__ = {}
        """,
        Limit.CHANGED,
    ),
    template(
        "__annotations__ cleared",
        """
        def NAME(PARAMS)ARROW:
            pass


        NAME.__annotations__.clear()
        """,
        Limit.CHANGED,
    ),
    template(
        "__annotations__ of another",
        """
        def other(PARAMS)ARROW:
            pass


        def NAME(PLAIN):
            pass


        NAME.__annotations__.update(other.__annotations__)
        """,
        Limit.CHANGED,
    ),
    template(
        "__code__ of another",
        """
        def other(first):
            pass


        def NAME(PARAMS)ARROW:
            pass


        NAME.__code__ = other.__code__
        """,
        Limit.CHANGED,
    ),
    template(
        "update_wrapper",
        """
        import functools


        def other(first):
            pass


        def NAME(PARAMS)ARROW:
            pass


        functools.update_wrapper(NAME, other)
        """,
        Limit.CHANGED,
    ),
    template(
        "an attribute of its own",
        """
        def NAME(PARAMS)ARROW:
            pass


        NAME.retries = 3
        """,
    ),
    template(
        "setattr",
        """
        def other(first):
            pass


        def NAME(PARAMS)ARROW:
            pass


        setattr(NAME, "__wrapped__", other)
        """,
        Limit.DYNAMIC,
        Limit.CHANGED,
    ),
)
