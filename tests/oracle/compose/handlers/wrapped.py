"""Decorated handlers whose signature the files show."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

WRAPPED: Final = (
    template(
        "transparent decorator",
        """
        def same(function):
            return function


        @same
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "transparent decorator that does something",
        """
        HANDLERS = []


        def registered(function):
            HANDLERS.append(function)
            return function


        @registered
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "transparent decorator with arguments",
        """
        def named(name):
            def decorate(function):
                return function

            return decorate


        @named("x")
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wraps",
        """
        import functools


        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        @logged
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "wraps by another name",
        """
        from functools import wraps as keep


        def logged(function):
            @keep(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        @logged
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "wraps with arguments",
        """
        import functools


        def logged(level):
            def decorate(function):
                @functools.wraps(function)
                def wrapper(*args, **kwargs):
                    return function(*args, **kwargs)

                return wrapper

            return decorate


        @logged(1)
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DECORATOR,
    ),
    template(
        "wraps, asynchronous",
        """
        import functools


        def logged(function):
            @functools.wraps(function)
            async def wrapper(*args, **kwargs):
                return await function(*args, **kwargs)

            return wrapper


        @logged
        async def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "stacked transparent decorators",
        """
        import functools


        def same(function):
            return function


        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        @same
        @logged
        @same
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "imported decorator",
        """
        from .decorators import logged


        @logged
        def NAME(PARAMS)ARROW:
            pass
        --- ./decorators.py
        from functools import wraps


        def logged(function):
            @wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper
        """,
    ),
    template(
        "decorator that is missing",
        """
        @undefined
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "decorator by assignment",
        """
        def same(function):
            return function


        def inner(PARAMS)ARROW:
            pass


        NAME = same(inner)
        """,
    ),
    template(
        "wraps by assignment",
        """
        import functools


        def logged(function):
            @functools.wraps(function)
            def wrapper(*args, **kwargs):
                return function(*args, **kwargs)

            return wrapper


        def inner(PARAMS)ARROW:
            pass


        NAME = logged(inner)
        """,
    ),
    template(
        "overload",
        """
        import typing


        @typing.overload
        def NAME(other): ...


        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
)
