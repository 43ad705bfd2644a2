"""Handlers whose names are made while the module runs."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

DYNAMIC: Final = (
    template(
        "globals",
        """
        def inner(PARAMS)ARROW:
            pass


        globals()["NAME"] = inner
        """,
        Limit.DYNAMIC,
    ),
    template(
        "globals update",
        """
        def inner(PARAMS)ARROW:
            pass


        globals().update(NAME=inner)
        """,
        Limit.DYNAMIC,
    ),
    template(
        "vars",
        """
        def inner(PARAMS)ARROW:
            pass


        vars()["NAME"] = inner
        """,
        Limit.DYNAMIC,
    ),
    template(
        "globals hides",
        """
        def NAME(PARAMS)ARROW:
            pass


        globals()["NAME"] = None
        """,
        Limit.DYNAMIC,
    ),
    template(
        "exec",
        """
        exec("def NAME(other): pass")
        """,
        Limit.DYNAMIC,
    ),
    template(
        "exec hides",
        """
        def NAME(PARAMS)ARROW:
            pass


        exec("def NAME(other): pass")
        """,
        Limit.DYNAMIC,
    ),
    template(
        "setattr of the module",
        """
        import sys


        def inner(PARAMS)ARROW:
            pass


        setattr(sys.modules[__name__], "NAME", inner)
        """,
        Limit.DYNAMIC,
    ),
    template(
        "attribute of the module",
        """
        import sys


        def inner(PARAMS)ARROW:
            pass


        sys.modules[__name__].NAME = inner
        """,
        Limit.DYNAMIC,
    ),
    template(
        "module replaced",
        """
        import sys
        import types


        def inner(PARAMS)ARROW:
            pass


        sys.modules[__name__] = types.SimpleNamespace(NAME=inner)
        """,
        Limit.DYNAMIC,
    ),
    template(
        "module __getattr__",
        """
        def inner(PARAMS)ARROW:
            pass


        def __getattr__(name):
            return inner
        """,
        Limit.DYNAMIC,
    ),
    template(
        "module __getattr__ that finds nothing",
        """
        def __getattr__(name):
            raise AttributeError(name)
        """,
        Limit.GETATTR,
    ),
    template(
        "module __getattr__ beside the handler",
        """
        def NAME(PARAMS)ARROW:
            pass


        def __getattr__(name):
            raise AttributeError(name)
        """,
        Limit.GETATTR,
    ),
    template(
        "set from another module",
        """
        from . import other
        --- ./other.py
        import sys


        def inner(PARAMS)ARROW:
            pass


        sys.modules[__package__].NAME = inner
        """,
        Limit.DYNAMIC,
        Limit.RAISES,
    ),
    template(
        "importlib",
        """
        import importlib

        NAME = importlib.import_module(".handlers", __package__).NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DYNAMIC,
    ),
    template(
        "global in a function that is called",
        """
        def NAME(PARAMS)ARROW:
            pass


        def change():
            global NAME
            NAME = None


        change()
        """,
        Limit.DYNAMIC,
    ),
    template(
        "global in a function that is not called",
        """
        def NAME(PARAMS)ARROW:
            pass


        def change():
            global NAME
            NAME = None
        """,
        Limit.DYNAMIC,
    ),
)
