"""Handlers that depend on conditions."""

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
        Limit.MAYBE_IMPORTED,
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
        Limit.MAYBE_IMPORTED,
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
        Limit.MAYBE_IMPORTED,
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
        Limit.CONDITION,
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
        Limit.CONDITION,
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
