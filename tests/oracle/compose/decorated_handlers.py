"""Decorated handlers, and those that a library makes."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

DECORATED: Final = (
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
        "overload",
        """
        import typing


        @typing.overload
        def NAME(other): ...


        def NAME(PARAMS)ARROW:
            pass
        """,
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

MADE: Final = (
    template(
        "factory",
        """
        def make():
            def inner(PARAMS)ARROW:
                pass

            return inner


        NAME = make()
        """,
        Limit.FACTORY,
    ),
    template(
        "factory of lambdas",
        """
        def make():
            return lambda PLAIN: None


        NAME = make()
        """,
        Limit.FACTORY,
    ),
    template(
        "imported factory",
        """
        from .factories import make

        NAME = make()
        --- ./factories.py
        BEFORE
        def make():
            def inner(PARAMS)ARROW:
                pass

            return inner
        """,
        Limit.FACTORY,
    ),
    template(
        "orchestrator",
        """
        import azure.durable_functions as df


        def inner(context: df.DurableOrchestrationContext):
            yield


        NAME = df.Orchestrator.create(inner)
        """,
    ),
    template(
        "entity",
        """
        import azure.durable_functions as df


        def inner(context):
            pass


        NAME = df.Entity.create(inner)
        """,
    ),
    template(
        "orchestrator by name",
        """
        from azure.durable_functions import Orchestrator


        def inner(context):
            yield


        NAME = Orchestrator.create(inner)
        """,
    ),
    template(
        "choice of two",
        """
        def one(PARAMS)ARROW:
            pass


        def two(other):
            pass


        NAME = one if len(__name__) else two
        """,
        Limit.CONDITION,
    ),
    template(
        "item of a table",
        """
        def inner(PARAMS)ARROW:
            pass


        HANDLERS = {"a": inner}
        NAME = HANDLERS["a"]
        """,
        Limit.FACTORY,
    ),
    template(
        "getattr",
        """
        class Handler:
            @staticmethod
            def handle(PARAMS)ARROW:
                pass


        NAME = getattr(Handler, "handle")
        """,
        Limit.FACTORY,
    ),
)
