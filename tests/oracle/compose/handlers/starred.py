"""Handlers that come by a star import."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

STARRED: Final = (
    template(
        "star import",
        """
        from .handlers import *
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import with __all__",
        """
        from .handlers import *
        --- ./handlers.py
        BEFORE
        __all__ = ["NAME"]


        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import with __all__ without the name",
        """
        from .handlers import *
        --- ./handlers.py
        BEFORE
        __all__ = ["other"]


        def other():
            pass


        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import with __all__ of a missing name",
        """
        from .handlers import *
        --- ./handlers.py
        BEFORE
        __all__ = ["NAME", "missing"]


        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import with __all__ that is computed",
        """
        from .handlers import *
        --- ./handlers.py
        BEFORE
        __all__ = [name for name in ("NAME",)]


        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.DYNAMIC,
    ),
    template(
        "star import of a star import",
        """
        from .handlers import *
        --- ./handlers.py
        from .others import *
        --- ./others.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import that hides",
        """
        def NAME(other):
            pass


        from .handlers import *
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import that is hidden",
        """
        from .handlers import *


        def NAME(PARAMS)ARROW:
            pass
        --- ./handlers.py
        def NAME(other):
            pass
        """,
    ),
    template(
        "star import of a package",
        """
        from .parts import *
        --- ./parts/__init__.py
        from .handlers import NAME
        --- ./parts/handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import of the standard library",
        """
        from json import *


        def NAME(PARAMS)ARROW:
            pass
        """,
        Limit.STAR,
    ),
    template(
        "star import of the standard library alone",
        """
        from json import *
        """,
        Limit.STAR,
    ),
    template(
        "star import of a package that is installed",
        """
        from requests import *
        """,
        Limit.STAR,
    ),
    template(
        "star import of a missing module",
        """
        from .nowhere import *


        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "star import without the name",
        """
        from .handlers import *
        --- ./handlers.py
        def another():
            pass
        """,
    ),
)
