"""Imports that work."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

SOUND: Final = (
    template(
        "module beside",
        """
        from . import helpers
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "name of a module beside",
        """
        from .helpers import VALUE
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template(
        "package",
        """
        from .helpers import VALUE, inner
        --- ./helpers/__init__.py
        from .inner import VALUE
        --- ./helpers/inner.py
        VALUE = 1
        """,
    ),
    template(
        "folder without __init__",
        """
        from .helpers import inner
        --- ./helpers/inner.py
        VALUE = 1
        """,
    ),
    template(
        "sibling of the folder",
        """
        from ..Orders_shared.helpers import VALUE
        --- ../Orders_shared/helpers.py
        VALUE = 1
        """,
    ),
    template(
        "from the app root",
        """
        import FOLDER_.helpers
        from FOLDER_ import helpers as again
        --- ./helpers.py
        VALUE = 1
        """,
        Limit.OUTSIDE,
    ),
    template(
        "through __app__",
        """
        import __app__.FOLDER_.helpers
        from __app__.FOLDER_.helpers import VALUE
        --- ./helpers.py
        VALUE = 1
        """,
    ),
    template("standard library", "import json, os.path\nfrom collections import abc\n"),
    template("installed", "import requests\n"),
    template(
        "missing, in try",
        """
        try:
            from . import missing
        except ImportError:
            missing = None
        """,
    ),
    template(
        "missing, in try with a bare except",
        """
        try:
            from .missing import name
        except:
            name = None
        """,
    ),
    template(
        "missing, in a function",
        """
        def later():
            from .missing import name
        """,
    ),
    template(
        "missing, under TYPE_CHECKING",
        """
        from typing import TYPE_CHECKING

        if TYPE_CHECKING:
            from .missing import name
        """,
    ),
    template(
        "missing, in a branch that does not run",
        """
        import os

        if os.environ.get("ORDERS"):
            from .missing import name
        """,
    ),
    template(
        "missing, under a check of the version",
        """
        import sys

        if sys.version_info < (3, 8):
            from .missing import name
        """,
    ),
    template(
        "missing, with suppress",
        """
        import contextlib

        with contextlib.suppress(ImportError):
            from .missing import name
        """,
    ),
    template(
        "name from __getattr__",
        """
        from .helpers import anything
        --- ./helpers.py
        def __getattr__(name):
            return name
        """,
    ),
    template(
        "name made by globals",
        """
        from .helpers import VALUE
        --- ./helpers.py
        globals()["VALUE"] = 1
        """,
    ),
    template(
        "name of a star import",
        """
        from .helpers import VALUE
        --- ./helpers.py
        from .inner import *
        --- ./inner.py
        VALUE = 1
        """,
        Limit.SUBMODULE,
    ),
    template(
        "circle",
        """
        from . import helpers
        --- ./helpers.py
        from . import others
        --- ./others.py
        from . import helpers
        """,
    ),
    template(
        "module that is not imported is broken",
        """
        VALUE = 1
        --- ./broken.py
        def (:
        """,
    ),
    template(
        "module deleted from its package",
        """
        from . import helpers

        del helpers
        --- ./helpers.py
        VALUE = 1
        """,
    ),
)
