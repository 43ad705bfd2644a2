"""Entry points that are missing, are no functions, or have no signature."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

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
        Limit.FACTORY,
    ),
    template(
        "rebound by a loop",
        """
        def NAME(PARAMS)ARROW:
            pass


        for NAME in range(3):
            pass
        """,
        Limit.FACTORY,
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
        Limit.FACTORY,
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
    template("builtin", "NAME = print\n", Limit.OTHERS_CODE),
    template("builtin class", "NAME = dict\n", Limit.OTHERS_CODE),
    template("builtin without signature", "NAME = max\n", Limit.OTHERS_CODE),
    template("standard library", "from json import loads as NAME\n", Limit.OTHERS_CODE),
    template("standard library by alias", "import json\n\nNAME = json.dumps\n", Limit.OTHERS_CODE),
    template("typing alias", "import typing\n\nNAME = typing.List\n", Limit.OTHERS_CODE),
    template("handler of a package", "from requests import get as NAME\n", Limit.OTHERS_CODE),
)
