"""Handlers that come from another module of the app."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

IMPORTED: Final = (
    template(
        "relative import",
        """
        from .handlers import NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import under another name",
        """
        from .handlers import inner as NAME
        --- ./handlers.py
        BEFORE
        async def inner(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import through __app__",
        """
        from __app__.FOLDER_.handlers import NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import from the app root",
        """
        from FOLDER_.handlers import NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import of the module",
        """
        from . import handlers

        NAME = handlers.NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import of the module, name missing",
        """
        from . import handlers

        NAME = handlers.missing
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import of a dotted module",
        """
        import FOLDER_.handlers

        NAME = FOLDER_.handlers.NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import from a package",
        """
        from .parts import NAME
        --- ./parts/__init__.py
        from .handlers import NAME
        --- ./parts/handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import from a module of a package",
        """
        from .parts.handlers import NAME
        --- ./parts/__init__.py
        --- ./parts/handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import from a folder without __init__",
        """
        from .parts.handlers import NAME
        --- ./parts/handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import from a sibling of the folder",
        """
        from ..Orders_shared.handlers import NAME
        --- ../Orders_shared/handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        """,
    ),
    template(
        "import of a missing name",
        """
        from .handlers import NAME
        --- ./handlers.py
        def another():
            pass
        """,
    ),
    template(
        "import from a missing module",
        """
        from .nowhere import NAME
        """,
    ),
    template(
        "import from a missing module of the app",
        """
        from __app__.FOLDER_.nowhere import NAME
        """,
    ),
    template(
        "import that another hides",
        """
        from .handlers import NAME
        from .others import NAME
        --- ./handlers.py
        BEFORE
        def NAME(PARAMS)ARROW:
            pass
        --- ./others.py
        def NAME(other):
            pass
        """,
    ),
    template(
        "definition that an import hides",
        """
        def NAME(PARAMS)ARROW:
            pass


        from .others import NAME
        --- ./others.py
        def NAME(other):
            pass
        """,
    ),
    template(
        "imported class",
        """
        from .handlers import NAME
        --- ./handlers.py
        BEFORE
        class NAME:
            def __init__(self, PARAMS)ARROW:
                pass
        """,
        Limit.METHOD_ANNOTATION,
    ),
    template(
        "imported value",
        """
        from .handlers import NAME
        --- ./handlers.py
        NAME = 3
        """,
    ),
    template(
        "submodule of the entry's name",
        """
        def NAME(PARAMS)ARROW:
            pass
        --- ./NAME.py
        VALUE = 1
        """,
        Limit.SUBMODULE,
    ),
    template(
        "submodule of the entry's name, imported",
        """
        from . import NAME as module


        def NAME(PARAMS)ARROW:
            pass
        --- ./NAME.py
        VALUE = 1
        """,
        Limit.SUBMODULE,
    ),
    template(
        "submodule of the entry's name, imported later",
        """
        def NAME(PARAMS)ARROW:
            pass


        from .NAME import VALUE
        --- ./NAME.py
        VALUE = 1
        """,
        Limit.SUBMODULE,
    ),
    template(
        "submodule as entry point, imported by another",
        """
        from . import other
        --- ./NAME.py
        VALUE = 1
        --- ./other.py
        from . import NAME
        """,
    ),
    template(
        "import in a circle",
        """
        def NAME(PARAMS)ARROW:
            pass


        from . import circle
        --- ./circle.py
        from . import another
        --- ./another.py
        from . import circle
        """,
    ),
    template(
        "import in a circle of a name not yet there",
        """
        from .circle import VALUE


        def NAME(PARAMS)ARROW:
            pass
        --- ./circle.py
        from .another import OTHER

        VALUE = 1
        --- ./another.py
        from .circle import VALUE

        OTHER = 1
        """,
        Limit.CIRCLE,
    ),
)
