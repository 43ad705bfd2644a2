"""Decorated handlers whose signature the decorator may change."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

DECORATED: Final = (
    template(
        "wraps plus a parameter taken away",
        """
        import functools


        def injected(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, extra=1, **kwargs)

            del wrapper.__wrapped__
            return wrapper


        @injected
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wraps plus a signature",
        """
        import functools
        import inspect


        def injected(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            wrapper.__signature__ = inspect.Signature()
            return wrapper


        @injected
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wraps of something else",
        """
        import functools


        def other(first):
            pass


        def odd(function):
            @functools.wraps(other)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        @odd
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wraps with assigned",
        """
        import functools


        def odd(function):
            @functools.wraps(function, assigned=("__name__",))
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        @odd
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wrapper without wraps",
        """
        def logged(function):
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        @logged
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wrapper with the right parameters",
        """
        def logged(function):
            def wrapper(PARAMS)ARROW:
                return None

            return wrapper


        @logged
        def NAME(other):
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "decorator that returns nothing",
        """
        def register(function):
            pass


        @register
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "decorator that returns sometimes",
        """
        import os


        def register(function):
            if os.environ.get("ORDERS"):
                return None
            return function


        @register
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "decorator class",
        """
        class Decorator:
            def __init__(self, function):
                self.function = function

            def __call__(self, *args, **kwargs):
                return self.function(*args, **kwargs)


        @Decorator
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "decorator of a package",
        """
        import requests.hooks


        @requests.hooks.dispatch_hook
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
        Limit.RAISES,
    ),
    template(
        "functools.cache",
        """
        import functools


        @functools.cache
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "functools.lru_cache",
        """
        from functools import lru_cache


        @lru_cache(maxsize=None)
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "functools.singledispatch",
        """
        import functools


        @functools.singledispatch
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "contextmanager",
        """
        import contextlib


        @contextlib.contextmanager
        def NAME(PARAMS)ARROW:
            yield
        """,
        Limit.DECORATOR,
    ),
    template(
        "staticmethod",
        """
        @staticmethod
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "classmethod",
        """
        @classmethod
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "property",
        """
        @property
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "no_type_check",
        """
        import typing


        @typing.no_type_check
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "functools.wraps of another function",
        """
        import functools


        def other(PARAMS)ARROW:
            pass


        @functools.wraps(other)
        def NAME(first):
            pass
        """,
        Limit.DECORATOR,
    ),
)
