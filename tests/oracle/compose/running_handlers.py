"""Handlers that depend on how the module runs: conditions, names made at run time, functions changed afterwards."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

CONDITIONAL: Final = (
    template(
        "branches that agree",
        """
        import os

        if os.environ.get("ORDERS"):
            def NAME(PARAMS)ARROW:
                pass
        else:
            def NAME(PARAMS)ARROW:
                return None
        """,
    ),
    template(
        "branches that differ",
        """
        import os

        if os.environ.get("ORDERS"):
            def NAME(other):
                pass
        else:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "one branch",
        """
        import os

        if not os.environ.get("ORDERS"):
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "a branch that does not run",
        """
        import os

        if os.environ.get("ORDERS"):
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "if True",
        """
        if True:
            def NAME(PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "if False",
        """
        if False:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "if 0, else",
        """
        if 0:
            def NAME(other):
                pass
        else:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "if TYPE_CHECKING",
        """
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "if TYPE_CHECKING, else",
        """
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            def NAME(other):
                pass
        else:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "if not TYPE_CHECKING",
        """
        import typing

        if not typing.TYPE_CHECKING:
            def NAME(PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "if the version is new",
        """
        import sys

        if sys.version_info >= (3, 8):
            def NAME(PARAMS)ARROW:
                pass
        else:
            def NAME(other):
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "if __name__ is __main__",
        """
        def NAME(PARAMS)ARROW:
            pass


        if __name__ == "__main__":
            NAME(1)
        """,
    ),
    template(
        "only if __name__ is __main__",
        """
        if __name__ == "__main__":
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "try, both the same",
        """
        try:
            from .handlers import NAME
        except ImportError:
            def NAME(PARAMS)ARROW:
                pass
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.CONDITION,
    ),
    template(
        "try, different",
        """
        try:
            from .handlers import NAME
        except ImportError:
            def NAME(other):
                pass
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.CONDITION,
    ),
    template(
        "try a missing module",
        """
        try:
            from .nowhere import NAME
        except ImportError:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "try a missing module, catch something else",
        """
        try:
            from .nowhere import NAME
        except ValueError:
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
        Limit.MAYBE_IMPORTED,
    ),
    template(
        "try, finally",
        """
        try:
            def NAME(PARAMS)ARROW:
                pass
        finally:
            VALUE = 1
        """,
    ),
    template(
        "try that fails",
        """
        try:
            VALUE = 1 / 0

            def NAME(PARAMS)ARROW:
                pass
        except ZeroDivisionError:
            pass
        """,
        Limit.CONDITION,
    ),
    template(
        "for",
        """
        for _ in range(2):
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "for over nothing",
        """
        for _ in ():
            def NAME(PARAMS)ARROW:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "for, else",
        """
        for _ in ():
            pass
        else:
            def NAME(PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "while",
        """
        while True:
            def NAME(PARAMS)ARROW:
                pass

            break
        """,
    ),
    template(
        "with",
        """
        import contextlib

        with contextlib.suppress(ImportError):
            def NAME(PARAMS)ARROW:
                pass
        """,
    ),
    template(
        "match",
        """
        match 1:
            case 1:
                def NAME(PARAMS)ARROW:
                    pass
            case _:
                def NAME(PARAMS)ARROW:
                    return None
        """,
        Limit.CONDITION,
    ),
    template(
        "match that binds the name",
        """
        match print:
            case NAME:
                pass
        """,
        Limit.CONDITION,
    ),
    template(
        "deleted in a branch",
        """
        import os


        def NAME(PARAMS)ARROW:
            pass


        if os.environ.get("ORDERS"):
            del NAME
        """,
    ),
    template(
        "rebound in a branch",
        """
        import os


        def NAME(PARAMS)ARROW:
            pass


        if os.environ.get("ORDERS"):
            NAME = None
        """,
        Limit.CONDITION,
    ),
)

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
        Limit.DYNAMIC,
    ),
    template(
        "module __getattr__ beside the handler",
        """
        def NAME(PARAMS)ARROW:
            pass


        def __getattr__(name):
            raise AttributeError(name)
        """,
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
        Limit.CHANGED,
    ),
)
