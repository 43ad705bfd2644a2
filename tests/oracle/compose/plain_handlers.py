"""Handlers that a definition, an alias or an import shows: functions, classes, lambdas, and what is none."""

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

CLASSES: Final = (
    template(
        "class",
        """
        class NAME:
            pass
        """,
    ),
    template(
        "class with __init__",
        """
        class NAME:
            def __init__(self, PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "class with fields",
        """
        class NAME:
            FIELDS

            def __init__(self, PLAIN):
                pass
        """,
    ),
    template(
        "class with __call__",
        """
        class NAME:
            def __call__(self, PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "class with __new__",
        """
        class NAME:
            def __new__(cls, PARAMS)ARROW:
                return None
        """,
    ),
    template(
        "class with a base of the app",
        """
        class Base:
            def __init__(self, PARAMS)ARROW:
                pass


        class NAME(Base):
            pass
        """,
    ),
    template(
        "class with a base elsewhere",
        """
        class NAME(dict):
            pass
        """,
    ),
    template(
        "class with a metaclass",
        """
        class Meta(type):
            def __call__(cls, PARAMS)ARROW:
                return None


        class NAME(metaclass=Meta):
            pass
        """,
    ),
    template(
        "dataclass",
        """
        from dataclasses import dataclass


        @dataclass
        class NAME:
            FIELDS
        """,
    ),
    template(
        "named tuple",
        """
        from typing import NamedTuple


        class NAME(NamedTuple):
            FIELDS
        """,
    ),
    template(
        "exception",
        """
        class NAME(Exception):
            pass
        """,
    ),
    template(
        "class with an unresolved field",
        """
        class NAME:
            other: "Undefined" = None

            def __init__(self, PARAMS)ARROW:
                pass
        """,
    ),
)

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

NOTHING: Final = (
    template("nothing", "OTHER = 1\n"),
    template("empty", ""),
    template(
        "another name",
        """
        def handler(PARAMS)ARROW:
            pass
        """,
    ),
    template("number", "NAME = 3\n"),
    template("text", "NAME = 'main'\n"),
    template("none", "NAME = None\n"),
    template("list", "NAME = [print]\n"),
    template("dict", "NAME = {}\n"),
    template("comparison", "NAME = 1 == 1\n"),
    template(
        "deleted",
        """
        def NAME(PARAMS)ARROW:
            pass


        del NAME
        """,
    ),
    template(
        "rebound to a number",
        """
        def NAME(PARAMS)ARROW:
            pass


        NAME = 3
        """,
    ),
    template(
        "rebound by augmented assignment",
        """
        NAME = 3
        NAME += 1
        """,
    ),
    template(
        "rebound by a loop",
        """
        def NAME(PARAMS)ARROW:
            pass


        for NAME in range(3):
            pass
        """,
    ),
    template(
        "rebound by except",
        """
        def NAME(PARAMS)ARROW:
            pass


        try:
            pass
        except ValueError as NAME:
            pass
        """,
    ),
    template(
        "rebound by with",
        """
        def NAME(PARAMS)ARROW:
            pass


        import contextlib

        with contextlib.nullcontext(None) as NAME:
            pass
        """,
        Limit.FACTORY,
    ),
    template(
        "rebound by comprehension",
        """
        def NAME(PARAMS)ARROW:
            pass


        OTHERS = [NAME for NAME in range(3)]
        """,
    ),
    template("module", "import json as NAME\n"),
    template(
        "module of the app",
        """
        from . import NAME
        --- ./NAME.py
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "instance that is not callable",
        """
        class Handler:
            pass


        NAME = Handler()
        """,
    ),
    template(
        "instance that is callable",
        """
        class Handler:
            def __call__(self, PARAMS)ARROW:
                pass


        NAME = Handler()
        """,
    ),
    template(
        "partial",
        """
        import functools


        def inner(first, PARAMS)ARROW:
            pass


        NAME = functools.partial(inner, 1)
        """,
    ),
    template(
        "partial by name",
        """
        from functools import partial


        def inner(PARAMS)ARROW:
            pass


        NAME = partial(inner)
        """,
    ),
    template("builtin", "NAME = print\n"),
    template("builtin class", "NAME = dict\n"),
    template("builtin without signature", "NAME = max\n"),
    template("standard library", "from json import loads as NAME\n"),
    template("standard library by alias", "import json\n\nNAME = json.dumps\n"),
    template("typing alias", "import typing\n\nNAME = typing.List\n"),
    template("handler of a package", "from requests import get as NAME\n", Limit.OTHERS_CODE),
)
